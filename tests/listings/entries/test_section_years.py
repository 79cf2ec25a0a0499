"""The year in a heading as that of the papers below it."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries import entry_list
from paper_digest.listings.entries.section_years import SectionYears
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.model.record import Sighting

from tests.listings.entries.reading import sightings_in

TITLES = ("Weaving Nets of Many Threads", "The Wool of the North", "Every Knot Is Undone", "Looms by Hand")


def entry(number: int, behind: str = "") -> str:
    return f"- [{TITLES[number]}](https://doi.org/10.1234/{number}). Ada Roe, Bo Moe.{behind}"


def years_in(*lines: str) -> list[str]:
    return [str(paper.published) for paper in sightings_in("\n\n".join(("# Papers", *lines)))]


@pytest.mark.parametrize("heading", ["### 2021", "### 2021 年", "### 2021年", "### 📅 2021:"])
def test_papers_without_a_year_have_that_of_their_heading(heading: str) -> None:
    lines = ("## Wool", heading, entry(0), entry(1, " LoomSys 2021."), "### 2019", entry(2), entry(3))
    assert years_in(*lines) == ["2021", "2021", "2019", "2019"]


@pytest.mark.parametrize("heading", ["### Looms of 2021", "### ICML 2021", "### 2021-2022", "### 2021 books"])
def test_other_headings_with_a_year_are_none_of_a_year(heading: str) -> None:
    assert years_in(heading, entry(0), entry(1), entry(2)) == ["None"] * 3


def test_a_year_ends_at_the_next_heading_of_its_level_or_above() -> None:
    lines = ("## 2021", entry(0), "### Wool", entry(1), "## Silk", entry(2), entry(3))
    assert years_in(*lines) == ["2021", "2021", "None", "None"]


def test_years_of_reading_are_those_of_no_paper() -> None:
    lines = ("## 2024", entry(0, " ICML 2014."), entry(1), "## 2023", entry(2, " ICML 2023."), entry(3))
    assert years_in(*lines) == ["2014", "None", "2023", "None"]


def test_pages_and_arxiv_ids_say_whether_years_agree() -> None:
    preprint = "- [Looms of Silk](https://arxiv.org/abs/2012.01234). Max Poe."
    lines = ("## 2021", entry(0, " Craft. 17(5), 2035–2062."), entry(1), preprint, entry(2))
    assert years_in(*lines) == ["2021"] * 4
    assert years_in(*lines[:-2], preprint.replace("2012", "1703"), entry(2)) == ["None"] * 4


def test_a_page_without_headings_has_no_years() -> None:
    assert SectionYears.of((), ()) == SectionYears()


@pytest.mark.parametrize(
    "heading", ["### <2021", "### ≤ 2021", "### 2021+", "### -2021", "### 2021–", "### ~2021"]
)
def test_open_ranges_are_no_years(heading: str) -> None:
    assert years_in(heading, entry(0), entry(1), entry(2)) == ["None"] * 3


def test_a_bold_line_ends_a_year() -> None:
    lines = ("## 2021", entry(0), entry(1), "**Classic papers**", entry(2), entry(3))
    assert years_in(*lines) == ["2021", "2021", "None", "None"]


def test_a_paper_that_states_another_year_has_not_that_of_its_heading() -> None:
    preprint = "- [Looms of Silk](https://arxiv.org/abs/1703.01234). Max Poe."
    stated = [entry(number, " LoomSys 2021.") for number in range(4)]
    assert years_in("## 2021", *stated, preprint) == [*["2021"] * 4, "None"]


@pytest.mark.parametrize("title", ["# Reading group", "# Seminar of the looms", "# Course schedule"])
def test_years_of_meetings_are_those_of_no_paper(title: str) -> None:
    assert years_in(title, "## 2021", entry(0), entry(1), entry(2)) == ["None"] * 3


def test_headings_on_the_lines_of_papers_give_no_years() -> None:
    items = "".join(
        f"<li><a href='https://doi.org/10.1234/{number}'>{title}</a>. Ada Roe, Bo Moe</li>"
        for number, title in enumerate(TITLES)
    )
    page = f"<html><body><h2>2021</h2><ul>{items}</ul><h2>2019</h2><ul><li>Yarn</li></ul></body></html>"
    outputs = entry_list.parse(parse_blocks("a.html", [page])) or ()
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [str(paper.published) for paper in papers[:4]] == ["None"] * 4
