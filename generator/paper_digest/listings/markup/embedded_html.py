"""Finds the parts of a Markdown page that are HTML: tables and lists of definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_OPENING = re.compile(r"\s{0,12}<(?P<element>table|dl)\b", re.IGNORECASE)
_LEAST_ROWS: Final = 2
_ROW: Final = {"table": re.compile(r"<tr\b", re.IGNORECASE), "dl": re.compile(r"<dt\b", re.IGNORECASE)}


def html_regions(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line (from 0) of each such part and the one after its last; parts of one row are layout."""
    number = 0
    while number < len(lines):
        opening = _OPENING.match(lines[number])
        end = _end(lines, number, opening["element"].lower()) if opening else number
        if opening and end > number:
            rows = sum(len(_ROW[opening["element"].lower()].findall(line)) for line in lines[number:end])
            if rows >= _LEAST_ROWS:
                yield number, end
        number = max(end, number + 1)


def _end(lines: Sequence[str], start: int, element: str) -> int:
    """The line after the one that closes the element; the last line of the page if nothing does."""
    tags = re.compile(rf"<(/?){element}\b", re.IGNORECASE)
    depth = 0
    for number in range(start, len(lines)):
        for tag in tags.finditer(lines[number]):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return number + 1
    return len(lines)
