"""Completes years of two digits."""

from __future__ import annotations

from typing import Final

_FIRST_OF_LAST_CENTURY: Final = 50


def whole_year(short: str) -> int:
    """The year of its last two digits; 50 to 99 are those of the last century."""
    year = int(short)
    return year + (1900 if year >= _FIRST_OF_LAST_CENTURY else 2000)
