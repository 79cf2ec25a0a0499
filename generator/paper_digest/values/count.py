"""Parses counts of votes, comments or stars, and prints counts with their nouns."""

from __future__ import annotations

import re

_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*([km])?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000}
_LONGEST = 19
_LARGEST = 10**12
"""A larger number is an identifier or a time."""


def parse_count(value: object) -> int | None:
    """The count that is the whole value: 1234, "1,234", "1.77k", "2M"; None for any other value."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    count = _number(value) if isinstance(value, str) else value
    return round(count) if count is not None and 0 <= count < _LARGEST else None


def _number(text: str) -> float | None:
    match = _COUNT.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return float(match[1].replace(",", "")) * _FACTORS[(match[2] or "").lower()] if match else None


def count_of(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun, and what follows: "1 paper", "1,234 papers", "1 paper was", "0 papers were".

    plural: "" to add an "s".
    """
    return f"{number:,} {noun_for(number, singular, plural)}"


def noun_for(number: int, singular: str, plural: str = "") -> str:
    """The noun that stands behind a number, in the singular or plural."""
    return singular if number == 1 else plural or f"{singular}s"
