"""Sections of pages that list no papers."""

from __future__ import annotations

from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.other_sections import OtherSections

from tests.listings.entries.reading import sightings_in

PAGE = """# Ada Lovelace

## Publications

- Ada Lovelace, Alan Turing. **Looms That Count.** ICML 2023. [pdf](https://arxiv.org/abs/2410.10001)
- Ada Lovelace, Alan Turing. **Threads Without Ends.** ICML 2024. [pdf](https://arxiv.org/abs/2410.10002)

## 📚 Teaching

- **CS101: Introduction to Weaving** (Fall 2022, Fall 2023)
- **CS520: Looms and Their Language** (Spring 2023)"""


def test_a_section_is_known_by_its_heading() -> None:
    (lines,) = OtherSections.of(items_of_markdown(PAGE.split("\n"))).others
    assert (8 in lines, 11 in lines, 7 in lines) == (True, True, False)


def test_courses_are_no_papers() -> None:
    assert [paper.title for paper in sightings_in(PAGE)] == ["Looms That Count", "Threads Without Ends"]


def test_a_topic_of_a_list_is_no_other_section() -> None:
    page = PAGE.replace("Publications", "Health").replace("Teaching", "Education")
    assert OtherSections.of(items_of_markdown(page.split("\n"))) == OtherSections()


def test_news_are_no_papers_unless_their_titles_are_links() -> None:
    news = (
        "## News\n\n- **[2024/06]** We update the list of looms.\n"
        "- Our survey of looms is on [arXiv](https://arxiv.org/abs/2410.10009)!\n"
        "- [Looms of the Year: A Review](https://arxiv.org/abs/2410.10008)\n\n"
    )
    titles = [paper.title for paper in sightings_in(news + PAGE)]
    assert titles == ["Looms of the Year: A Review", "Looms That Count", "Threads Without Ends"]
