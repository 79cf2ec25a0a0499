"""Parses counts of votes, comments or stars."""

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
    if not isinstance(value, str):
        return int(value) if 0 <= value < _LARGEST else None
    match = _COUNT.fullmatch(value.strip()) if len(value) <= _LONGEST else None
    if match is None:
        return None
    return round(float(match[1].replace(",", "")) * _FACTORS[(match[2] or "").lower()])
