"""Finds the sections of a page that are about something else than papers: teaching, service, contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from paper_digest.listings.entries.items import Item, ItemKind
from paper_digest.listings.phrases import PHRASES

_NAMES: Final = frozenset(PHRASES["other_sections"])
_END: Final = 1 << 62


def lines_of_other_sections(items: Iterable[Item]) -> tuple[range, ...]:
    """The lines of each such section, from its heading to the next one."""
    headings = [item for item in items if item.kind is ItemKind.HEADING]
    starts = (*(heading.span.first for heading in headings), _END)
    return tuple(_others(headings, starts))


def _others(headings: Sequence[Item], starts: Sequence[int]) -> Iterator[range]:
    for heading, (start, end) in zip(headings, pairwise(starts), strict=True):
        words = " ".join(run.text for cell in heading.cells for line in cell.lines for run in line)
        if " ".join(re.findall(r"[^\W_]+", words.lower())) in _NAMES:
            yield range(start, end)
