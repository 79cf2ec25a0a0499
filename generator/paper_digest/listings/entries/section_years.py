"""The years of sections that list the papers of a year: `### 2021`, `### 2021 年`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paper_digest.listings.entries.citations import LONG_TITLE
from paper_digest.listings.entries.items import Item, ItemKind, text_of
from paper_digest.listings.entries.list_evidence import NEARLY_ALL, Paper
from paper_digest.values.publication_year import without_pages

_MARKS = r"[^\w<>≤≥~+…–-]*"
"""Not those of a range: "≤ 2010", "2010+"."""
_YEAR_ALONE = re.compile(rf"{_MARKS}(?P<year>(?:19|20)\d\d)\s?年?{_MARKS}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_READ_IN = re.compile(
    r"\b(?:reading (?:group|club)|journal club|seminar|course|schedule|syllabus)\b", re.IGNORECASE
)
"""In a heading of a page whose years are those of meetings."""
_BESIDE = 300
"""Characters behind a title in which its year is looked for."""
_ARXIV_YEAR = re.compile(r"\barxiv\.org/\w{3,4}/(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}")


@dataclass(frozen=True, slots=True)
class SectionYears:
    """The years of the sections of a page."""

    lines: tuple[int, ...] = ()
    """The lines of the headings, in their order."""
    years: tuple[int | None, ...] = ()
    """The year that begins with each of them; None below a heading of the same level or above without one."""

    @classmethod
    def of(cls, items: Sequence[Item], papers: Iterable[Paper]) -> SectionYears:
        """The years by the headings of a page; none if papers state others, as where years are of reading."""
        pairs = () if any(map(_is_of_meetings, items)) else tuple(_years_by_line(items))
        sections = cls(tuple(line for line, _ in pairs), tuple(year for _, year in pairs))
        return sections if sections._agree_with(tuple(papers)) else cls()

    def _agree_with(self, papers: Sequence[Paper]) -> bool:
        """Whether nearly all papers state no other year, and none is on the line of a heading."""
        stating = [paper for paper in papers if self._above(paper) and _own_years(paper)]
        n_agreeing = sum(self.at(paper) is not None for paper in stating)
        are_apart = frozenset(self.lines).isdisjoint(paper.unit.span.first for paper in papers)
        return are_apart and n_agreeing >= NEARLY_ALL * len(stating)

    def at(self, paper: Paper) -> int | None:
        """The year of the section in which a paper is; None if the paper states another one."""
        year, own = self._above(paper), _own_years(paper)
        differs = year is not None and own and min(abs(year - stated) for stated in own) > 1
        return None if differs else year

    def _above(self, paper: Paper) -> int | None:
        n_above = bisect_right(self.lines, paper.unit.span.first)
        return self.years[n_above - 1] if n_above else None


def _is_of_meetings(item: Item) -> bool:
    return item.kind is ItemKind.HEADING and bool(_READ_IN.search(text_of(item)))


def _years_by_line(items: Iterable[Item]) -> Iterator[tuple[int, int | None]]:
    """The lines of headings with their years; a paragraph all in bold is the lowest heading."""
    level = 0
    for item in items:
        is_heading = item.kind is ItemKind.HEADING
        year = _YEAR_ALONE.fullmatch(text_of(item)) if is_heading else None
        if year:
            level = item.level
            yield item.span.first, int(year["year"])
        elif level and (_is_bold_line(item) or (is_heading and item.level <= level)):
            level = 0
            yield item.span.first, None


def _is_bold_line(item: Item) -> bool:
    """Whether a paragraph is a short line in bold, without links: `**Classic papers**`."""
    runs = [run for cell in item.cells for line in cell.lines for run in line if run.text.strip()]
    is_short = len(text_of(item).split()) < LONG_TITLE and item.kind is ItemKind.PARAGRAPH
    return is_short and bool(runs) and all(run.is_bold and not run.url for run in runs)


def _own_years(paper: Paper) -> frozenset[int]:
    """The years beside the title of an entry, and those in the arXiv ids that it links."""
    text = paper.unit.parts[paper.title.part].content.text
    beside = text[: paper.title.start], text[paper.title.end : paper.title.end + _BESIDE].partition("\n")[0]
    stated = (int(year) for part in beside for year in _YEAR.findall(without_pages(part)))
    linked = (2000 + int(year) for link in paper.unit.links for year in _ARXIV_YEAR.findall(link.url))
    return frozenset((*stated, *linked))
