"""Sections of pages that list no papers."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item, ItemKind
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.other_sections import OtherSections
from paper_digest.model.record import Span

from tests.linear_time import assert_linear_time
from tests.listings.entries.reading import sightings_in, unparsed_in

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


@pytest.mark.parametrize(
    ("headings", "others"),
    [
        (["# Ada", "## Publications", "## Education"], [5]),
        (["# Site", "# Ada", "## Publications", "## Education"], [7]),
        (["# Publications", "# Education"], [3]),
        (["# Publications of Ada", "## Journal publications", "## Education"], [5]),
        (["# Ada", "## Publications", "## Teaching", "### Courses"], [5, 7]),
        (["# Ada", "## Publications", "### Education"], []),
        (["## Publications", "### Education"], []),
        (["# Publications on Looms", "## Cloth", "## Education"], []),
        (["# Looms", "## Publications", "## Applications", "### Media", "### Education"], []),
        (["# Looms", "## Applications", "### News"], []),
        (["# Publications", "## Teaching", "## Media"], [3, 5]),
        (["# Ada", "## Publications", "### Awards", "### Media"], [5, 7]),
        (["# Looms", "## News"], [3]),
        (["# Publications on Looms", "## News", "## Education"], [3]),
        (["## News", "## Looms"], [1]),
    ],
)
def test_a_section_within_another_is_a_topic(headings: list[str], others: list[int]) -> None:
    markdown = "\n\n".join(headings).split("\n")
    html = [
        f"<h{level}>{line.strip('# ')}</h{level}>" if (level := line.count("#")) else "" for line in markdown
    ]
    for items in (items_of_markdown(markdown), items_of_html(html)):
        sections = OtherSections.of(items)
        assert [lines.start for lines in (*sections.others, *sections.news)] == others


CITED = [
    "Jane Roe, Max Moe. **Looms in the Media: A Survey.** Journal of Looms, 2021.",
    "Jane Roe, Max Moe. Looms in the Media: A Survey. In Proc. of Cloth, 2020.",
    "Jane Roe, Max Moe. *Looms in the Media: A Survey.* ICML 2021.",
]
LINKED = [
    "[Looms in the Media: A Survey](https://arxiv.org/abs/2410.10008)",
    "**Looms in the Media: A Survey** [[paper](https://arxiv.org/abs/2410.10008)]",
    "[2021/05] **Looms in the Media: A Survey** is out! [[paper](https://arxiv.org/abs/2410.10008)]",
]


@pytest.mark.parametrize("entry", [*CITED, *LINKED])
@pytest.mark.parametrize("heading", ["Media", "Education", "People", "Team", "News", "Updates"])
def test_a_cited_paper_is_one_in_each_section(heading: str, entry: str) -> None:
    page = f"{PAGE}\n\n## {heading}\n\n- {entry}\n"
    titles = [paper.title for paper in sightings_in(page)]
    assert titles == ["Looms That Count", "Threads Without Ends", "Looms in the Media: A Survey"]


@pytest.mark.parametrize(
    "entry",
    [
        "**CS520: Looms and Their Language** (Spring 2023)",
        "**MSc in Threads and Knots**, University of Looms, 2016",
        "**Jane Roe**, postdoc, 2021. Now at University of Looms",
        "**Outstanding Reviewer of the Year**, NeurIPS 2022",
        '"Looms for Everyone of You", Interview in Daily Cloth, 2022',
    ],
)
@pytest.mark.parametrize("heading", ["Media", "Education", "People", "Team", "News", "Updates"])
def test_what_is_not_cited_is_no_paper_there(heading: str, entry: str) -> None:
    page = f"{PAGE}\n\n## {heading}\n\n- {entry}\n"
    assert [paper.title for paper in sightings_in(page)] == ["Looms That Count", "Threads Without Ends"]


def test_an_entry_with_people_and_a_year_is_reported_if_it_is_left_out() -> None:
    courses = (
        "\n- **CS530: Looms and Their Grammar** (Spring 2024), with Jane Roe and Max Moe"
        "\n- **CS540: Looms and Their Sounds** with Jane Roe and Max Moe"
    )
    assert unparsed_in(PAGE) == ()
    assert unparsed_in(PAGE + courses) == (
        (12, "an entry with people and a year in a section without papers"),
    )


@pytest.mark.parametrize(
    "entry",
    [
        "**Our survey of looms is accepted by ICML!** [paper](https://arxiv.org/abs/2410.10009)",
        "**We release the code of all looms.** [paper](https://arxiv.org/abs/2410.10009)",
        "**Two papers accepted at ICML 2024** [paper](https://arxiv.org/abs/2410.10009)",
        "**New release of the list of looms** [paper](https://arxiv.org/abs/2410.10009)",
        "[Our survey of looms is accepted](https://arxiv.org/abs/2410.10009)",
    ],
)
def test_an_announcement_is_no_title_of_a_paper(entry: str) -> None:
    news = f"## News\n\n- {entry}\n\n"
    assert [paper.title for paper in sightings_in(news + PAGE)] == [
        "Looms That Count",
        "Threads Without Ends",
    ]
    assert unparsed_in(news + PAGE) == ((3, "a link to a paper without a title"),)


def test_a_line_is_looked_up_in_linear_time() -> None:
    def items(size: int) -> tuple[Item, ...]:
        return items_of_markdown([f"## {'News' if line % 2 else 'Looms'}" for line in range(size)])

    def look_up(page: tuple[Item, ...]) -> None:
        sections = OtherSections.of(page)
        assert sum(map(sections.has_news, page)) == len(page) // 2

    assert not OtherSections.of(items(9)).has_news(Item(ItemKind.PARAGRAPH, Span(1, 1), ()))
    assert_linear_time(look_up, items)


def test_news_are_no_papers_unless_their_titles_are_links() -> None:
    news = (
        "## News\n\n- **[2024/06]** We update the list of looms.\n"
        "- Our survey of looms is on [arXiv](https://arxiv.org/abs/2410.10009)!\n"
        "- [Looms of the Year: A Review](https://arxiv.org/abs/2410.10008)\n\n"
    )
    titles = [paper.title for paper in sightings_in(news + PAGE)]
    assert titles == ["Looms of the Year: A Review", "Looms That Count", "Threads Without Ends"]


@pytest.mark.parametrize("heading", ["Media", "Education", "Team"])
@pytest.mark.parametrize(
    "entry",
    [
        "**Looms Count Faster than Humans Do**, Jane Roe, Max Moe, Wired 2021",
        "**Introduction to Looms and Knots**. Jane Roe, Max Moe. Fall 2022",
        "**Doctor of Philosophy in Weaving**. Jane Roe, Max Moe. 2019",
    ],
)
def test_people_and_a_year_alone_are_no_paper_there(heading: str, entry: str) -> None:
    page = f"{PAGE}\n\n## {heading}\n\n- {entry}\n"
    assert len(sightings_in(page)) == 2
    assert unparsed_in(page) == ((15, "an entry with people and a year in a section without papers"),)


@pytest.mark.parametrize("heading", ["Teaching", "Awards", "Press"])
def test_an_award_at_a_venue_is_no_paper_but_what_links_one_is(heading: str) -> None:
    award = "**Best Paper Award of the Committee**. Jane Roe, Max Moe. ICML 2023."
    page = PAGE.replace("Teaching", heading) + f"\n- {award}"
    assert len(sightings_in(page)) == 2
    linked = f"{page} [paper](https://arxiv.org/abs/2410.10009)"
    assert len(sightings_in(linked)) == 3


LINKED_TITLES = (
    "I-BERT: Integer Looms for All",
    "We Need to Talk About Looms",
    "Our Looms of Data: A Survey",
    "Update Propagation in Looms",
    "Model Releases and Looms",
    "Two Papers Walk into a Loom",
    "When Is Code Now Available for Looms?",
    "How wool is released from looms",
)


@pytest.mark.parametrize("title", LINKED_TITLES)
def test_a_title_that_is_a_link_to_a_paper_is_no_announcement(title: str) -> None:
    news = f"## News\n\n- [{title}](https://arxiv.org/abs/2410.10009) (ICML 2021)\n\n"
    assert sightings_in(news + PAGE)[0].title == title


@pytest.mark.parametrize("title", [*LINKED_TITLES[:1], *LINKED_TITLES[3:6]])
def test_words_of_announcements_may_begin_a_title_in_bold(title: str) -> None:
    news = f"## News\n\n- **{title}** [paper](https://arxiv.org/abs/2410.10009) (ICML 2021)\n\n"
    assert sightings_in(news + PAGE)[0].title == title


LIST = """# Deep Loom Papers

## Papers

- A. Roe and B. Moe, **Looms That Count Their Threads**, ICML 2015. [pdf](https://arxiv.org/abs/1507.06527)
- C. Poe, **Threads Without Any Ends at All**, NIPS 2015. [pdf](https://arxiv.org/abs/1507.06528)
- D. Coe, **Knots That Undo Themselves in Time**, ICLR 2015. [pdf](https://arxiv.org/abs/1507.06529)

## {heading}

- [LoomKit: A library of looms for everyone](https://github.com/a/loomkit)
{more}"""


TALK = (
    "- A. Roe, **Deep Learning for Looms and Knots**, ICLR 2015. "
    "[video](https://video.example.org/1) [slides](https://x.org/s.pdf)\n"
)
LINKED_PAPER = "- [Looms in Libraries of Wool](https://arxiv.org/abs/1507.06530)\n"


@pytest.mark.parametrize("heading", ["Talks/Slides", "Talks", "🛠 Resources & Tools", "Tools", "课程"])
def test_talks_and_tools_of_a_list_of_papers_are_none(heading: str) -> None:
    page = LIST.format(heading=heading, more=f"{LINKED_PAPER}{'' if 'Tools' in heading else TALK}")
    assert [paper.title for paper in sightings_in(page)] == [
        "Looms That Count Their Threads",
        "Threads Without Any Ends at All",
        "Knots That Undo Themselves in Time",
        "Looms in Libraries of Wool",
    ]


def test_people_and_a_year_among_talks_are_reported() -> None:
    page = LIST.format(
        heading="Talks", more="- Ada Roe, Max Moe. **Looms of Wool and Yarn**. 2014. [video](https://x.org)\n"
    )
    assert (12, "an entry with people and a year in a section without papers") in unparsed_in(page)


def test_a_tool_that_is_cited_is_a_paper() -> None:
    page = LIST.format(heading="Software", more='- C. Kay, "WoolPy: Wool in Python", ICML 2020.\n')
    assert "WoolPy: Wool in Python" in [paper.title for paper in sightings_in(page)]


@pytest.mark.parametrize("heading", ["Videos", "Tools", "Courses"])
def test_sections_beside_none_of_papers_are_topics(heading: str) -> None:
    images = ("Denoising Probabilistic Looms of Wool", "Synthesis of Images with Latent Threads")
    topic = ("Diffusion Models for Moving Looms", "Generation of Looms without Any Data")
    linked = "".join(f"- [{title}](https://arxiv.org/abs/1507.0653{n})\n" for n, title in enumerate(images))
    others = "".join(f"- [{title}](https://looms.example.org/{n})\n" for n, title in enumerate(topic))
    page = f"# Loom Papers\n\n## Images\n\n{linked}\n## {heading}\n\n{others}"
    assert [paper.title for paper in sightings_in(page)] == [*images, *topic]


def test_tools_that_lead_to_code_only_are_no_papers_on_any_page() -> None:
    tools = "".join(
        f"- [{title}](https://github.com/a/{title[:4]})\n"
        for title in ("LoomKit for Everyone", "WoolPy in Use")
    )
    papers = "".join(
        f"- [{title}](https://arxiv.org/abs/1507.0653{n})\n"
        for n, title in enumerate(
            ("Looms That Count Threads", "Knots That Undo Themselves", "Threads without Ends")
        )
    )
    page = f"# Looms\n\n## Tools\n\n{tools}\n## Methods\n\n{papers}"
    assert [paper.title.split()[0] for paper in sightings_in(page) if paper.title] == [
        "Looms",
        "Knots",
        "Threads",
    ]
