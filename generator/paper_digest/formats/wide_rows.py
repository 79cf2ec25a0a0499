"""Aligns the rows of a table that have more cells than it has headings, by what its other rows hold.

Some exports write a cell for which the header has no name (Scopus: the second of several texts about
funding), so that all cells behind it are one column too far to the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_HEADINGS_FOR_EACH: Final = 10
"""Headings that a table must have for each cell that may be too many; chosen by hand."""
_EXTRA_AT_MOST: Final = 3
"""Cells that a row may have too many; chosen by hand."""
_MISFITS_AT_MOST: Final = 0.2
"""The share of filled cells that may be unlike all others in their columns; chosen by hand."""
_KINDS: Final = (
    ("address", re.compile(r"https?://")),
    ("identifier", re.compile(r"10\.\d{4,9}/")),
    ("number", re.compile(r"\d{1,3}\s*$")),
    ("year", re.compile(r"\d{4}\s*$")),
    ("large number", re.compile(r"\d{5,}\s*$")),
    ("code", re.compile(r"(?=[\w.-]{0,99}\d)[\w.-]{1,100}\s*$")),
    ("list", re.compile(r"[^;]{1,200};")),
    ("words", re.compile(r".{0,60}$", re.DOTALL)),
    ("text", re.compile(r"", re.DOTALL)),
)
"""What a cell may be, the most exact first."""


def is_a_little_wide(row: Sequence[str], width: int) -> bool:
    """Whether a row may be aligned with so many headings."""
    return width < len(row) <= width + min(_EXTRA_AT_MOST, width // _HEADINGS_FOR_EACH)


@dataclass(frozen=True, slots=True)
class Columns:
    """The kinds of the cells in each column of the rows that fit the header."""

    kinds: tuple[frozenset[str], ...]

    @classmethod
    def of_rows(cls, rows: Iterable[Sequence[str]], width: int) -> Columns:
        """The kinds of the cells of rows with so many cells."""
        kinds: list[set[str]] = [set() for _ in range(width)]
        for row in rows:
            for seen, cell in zip(kinds, row, strict=False):
                seen.add(_kind(cell))
        return cls(tuple(frozenset(seen - {""}) for seen in kinds))

    def aligned(self, row: Sequence[str]) -> list[str] | None:
        """The row without the cells that are too many; None if these are many, or it is like no other row."""
        if not is_a_little_wide(row, len(self.kinds)):
            return None
        n_extra = len(row) - len(self.kinds)
        kinds = [_kind(cell) for cell in row]
        before = [self._fit(kinds, column, 0) for column in range(len(self.kinds))]
        behind = [self._fit(kinds, column, n_extra) for column in range(len(self.kinds))]
        score = best = sum(behind)
        start = 0
        for column, (left, right) in enumerate(zip(before, behind, strict=True), 1):
            score += left - right
            if score >= best:  # the last of equal places: what comes first is most important
                start, best = column, score
        fits = [*before[:start], *behind[start:]]
        is_like_others = fits.count(1) > 0 and fits.count(-1) <= _MISFITS_AT_MOST * sum(map(abs, fits))
        return [*row[:start], *row[start + n_extra :]] if is_like_others else None

    def _fit(self, kinds: Sequence[str], column: int, shift: int) -> int:
        """1 if a cell is like others in the column, -1 if it is not; 0 if that is unknown."""
        kind, known = kinds[column + shift], self.kinds[column]
        if not kind or not known:
            return 0
        return 1 if kind in known else -1


def _kind(cell: str) -> str:
    text = cell.strip()
    return next(name for name, pattern in _KINDS if pattern.match(text)) if text else ""
