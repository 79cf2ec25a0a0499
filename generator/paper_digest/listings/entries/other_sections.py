"""Finds the sections of a page that are about something else than papers: teaching, service, news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from paper_digest.listings.entries.items import Item, ItemKind
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.phrases import PHRASES

_OTHERS: Final = frozenset(PHRASES["other_sections"])
_NEWS: Final = frozenset(PHRASES["news_sections"])
_PUBLICATIONS = re.compile("publication|论文")
"""In a heading of the page of a person or a group; on other pages "Education" may be a topic of papers."""
_END: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class OtherSections:
    """The lines of such sections, each from its heading to the next one."""

    others: tuple[range, ...] = ()
    """Of sections in which only what links a paper is one."""
    news: tuple[range, ...] = ()
    """Of sections in which only a title that is a link to a paper is one."""

    @classmethod
    def of(cls, items: Iterable[Item]) -> OtherSections:
        """The sections of a page."""
        headings = [item for item in items if item.kind is ItemKind.HEADING]
        names = [_name(heading) for heading in headings]
        starts = (*(heading.span.first for heading in headings), _END)
        lines = [range(start, end) for start, end in pairwise(starts)]
        is_of_person = any(map(_PUBLICATIONS.search, names))
        return cls(_lines_of(_OTHERS, names, lines) if is_of_person else (), _lines_of(_NEWS, names, lines))

    def has_news(self, part: Item | Unit) -> bool:
        """Whether a part of the page is in a section with news."""
        return any(part.span.first in lines for lines in self.news)


def _lines_of(known: frozenset[str], names: Sequence[str], lines: Sequence[range]) -> tuple[range, ...]:
    return tuple(own for name, own in zip(names, lines, strict=True) if name in known)


def _name(heading: Item) -> str:
    """The words of a heading in lower case, without punctuation and icons."""
    words = " ".join(run.text for cell in heading.cells for line in cell.lines for run in line)
    return " ".join(re.findall(r"[^\W_]+", words.lower()))
