"""The texts beside the title of an entry."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.surroundings import surroundings_of
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import units_of

from tests.listings.entries.reading import entry, sightings_in


def test_what_is_beside_a_title_is_before_it_in_italics_labeled_or_a_line() -> None:
    lines = (
        "- [2021] **One Title of Words**, *Ada Roe*, [pdf](one.pdf)",
        "  - Venue: LoomSys",
        "  - Read it",
    )
    (unit,) = units_of(items_of_markdown(lines))
    title = next(candidate for candidate in title_candidates(unit) if candidate.opening == "bold")
    around = surroundings_of(unit, title)
    assert (around.before, around.italics) == ("[2021] ", ("Ada Roe",))
    assert [(label.field, label.value) for label in around.labeled] == [("venue", "LoomSys")]
    assert [line.strip(" ,|") for line in around.lines] == ["Ada Roe", "Read it"]


def test_words_of_buttons_are_no_venue() -> None:
    paper = entry(
        "- **One Title of Words**<br>Ada Lovelace<br>*ICML 2024* [pdf](https://example.org/1.pdf) "
        "[code](https://github.com/a/b) [bibtex](one.bib)"
    )
    assert (paper.venue, paper.urls) == ("ICML 2024", ("https://example.org/1.pdf", "https://github.com/a/b"))


def test_a_presenter_is_no_author() -> None:
    rows = "\n".join(
        f"| [One Title of Words {name}](https://arxiv.org/abs/2410.1000{number}) | Xia Wu |"
        for number, name in enumerate(("Aleph", "Beth", "Gimel"))
    )
    papers = sightings_in(f"# Seminar\n\n| Paper | Presenter |\n|---|---|\n{rows}\n")
    assert [paper.authors for paper in papers] == [(), (), ()]


def test_a_label_in_bold_of_an_unknown_field_names_nobody() -> None:
    paper = entry(
        "- [Warp Looms of Old Times](https://arxiv.org/abs/2410.10009)  \n  **Loom Sources:** Wool Works  \n"
        "  **Authors:** Ada Roe, Max Moe  \n  **Brief Introduction:** looms"
    )
    assert [str(name) for name in paper.authors] == ["Ada Roe", "Max Moe"]
    paper = entry("- [Warp Looms of Old Times](https://arxiv.org/abs/2410.10009)  \n  **Brief Notes:** none")
    assert paper.authors == ()


def test_the_name_of_notes_before_a_title_is_nobody() -> None:
    paper = entry("- [Ada Roe](notes/roe.md) One Title of Words | [pdf](https://arxiv.org/abs/2410.10009)")
    assert (paper.title, paper.authors) == ("One Title of Words", ())


@pytest.mark.parametrize(
    "editors", ["Ada B. Roe (Ed.)", "Ada Roe and Max Moe (Eds.)", "Ada Roe, Max Moe (editors)"]
)
def test_editors_are_no_authors(editors: str) -> None:
    assert not entry(f"- **One Title of Words**. In Loom Studies, {editors}, 2024.").authors


def test_editors_of_a_book_itself_are_its_people() -> None:
    paper = entry(
        "- **One Title of Words**, Ada Roe and Max Moe (Eds.), Springer 2020 [pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert [str(author) for author in paper.authors] == ["Ada Roe", "Max Moe"]


def test_the_title_that_a_reference_below_it_repeats_is_no_author() -> None:
    lines = ("- **Woven R-CNN**, Loom Lab", "  - Ada Lovelace, Woven R-CNN, arXiv:2410.10009")
    (unit,) = units_of(items_of_markdown(lines))
    title = next(candidate for candidate in title_candidates(unit) if candidate.text == "Woven R-CNN")
    assert [str(author) for author in sighting_of(unit, title, "dump", None).authors] == ["Ada Lovelace"]
