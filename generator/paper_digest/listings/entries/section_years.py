"""The years of sections that list the papers of a year: `### 2021`, `### 2021 年`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paper_digest.listings.entries.items import Item, ItemKind, text_of
from paper_digest.listings.entries.list_evidence import NEARLY_ALL, Paper
from paper_digest.values.publication_year import without_pages

_YEAR_ALONE = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\s?年?\W*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
        pairs = tuple(_years_by_line(items))
        sections = cls(tuple(line for line, _ in pairs), tuple(year for _, year in pairs))
        stated = [
            (year, own) for paper in papers if (year := sections.at(paper)) and (own := _own_years(paper))
        ]
        n_agreeing = sum(min(abs(year - stated_year) for stated_year in own) <= 1 for year, own in stated)
        return sections if n_agreeing >= NEARLY_ALL * len(stated) else cls()

    def at(self, paper: Paper) -> int | None:
        """The year of the section in which a paper is."""
        n_above = bisect_right(self.lines, paper.unit.span.first)
        return self.years[n_above - 1] if n_above else None


def _years_by_line(items: Iterable[Item]) -> Iterator[tuple[int, int | None]]:
    level = 0
    for item in items:
        if item.kind is not ItemKind.HEADING:
            continue
        if year := _YEAR_ALONE.fullmatch(text_of(item)):
            level = item.level
            yield item.span.first, int(year["year"])
        elif item.level <= level:
            level = 0
            yield item.span.first, None


def _own_years(paper: Paper) -> frozenset[int]:
    """The years beside the title of an entry, and those in the arXiv ids that it links."""
    text = paper.unit.parts[paper.title.part].content.text
    beside = text[: paper.title.start], text[paper.title.end : paper.title.end + _BESIDE].partition("\n")[0]
    stated = (int(year) for part in beside for year in _YEAR.findall(without_pages(part)))
    linked = (2000 + int(year) for link in paper.unit.links for year in _ARXIV_YEAR.findall(link.url))
    return frozenset((*stated, *linked))
