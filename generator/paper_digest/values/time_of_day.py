"""Times of day, as programs of conferences write them: "10:30", "9h05", "9:00 am - 9:20 am"."""

from __future__ import annotations

from typing import Final

_TIME: Final = r"(?:[01]?\d|2[0-4])%s[0-5]\d(?!\d)(?:\s?(?i:[ap]\.?m\b\.?))?"
_RANGE: Final = rf"{_TIME}(?:\s{{0,2}}[-–—]\s{{0,2}}{_TIME})?"

TIME_RANGE: Final = _RANGE % (("[:h]",) * 2)
"""A regular expression for a time, or for a time and a later one; "50:50" is none."""
LOOSE_TIME_RANGE: Final = _RANGE % (("[:.h]",) * 2)
"""The same with a point, as in "10.30", where other words show that no decimal number is meant."""
