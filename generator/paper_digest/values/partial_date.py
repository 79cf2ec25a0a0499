"""Finds the date in a stretch of text and writes it as ISO 8601, never more exactly than the text tells it.

dateutil and dateparser fill what a text leaves out from today's date; a digest must not invent a year, hence these few forms.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<number>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)",
        rf"(?<![\d.]){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<![\d.]){_DAY}\s+{_MONTH}\s+(?P<short>\d\d)(?=\s+\d\d:\d\d|\s*$)",
        rf"\b{_MONTH},?\s+{_YEAR}",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d-])",
        r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d.,/-]*\d)",
    )
)
_YEARLESS: Final = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (rf"\b{_MONTH}\s+{_DAY}(?!\d)", rf"(?<![\d.]){_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)")
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_WHOLE = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')}|"
    rf"{_MONTH.replace('month', 'month3')})?,?\s*(?:(?:19|20)\d\d(?:[-/.]\d\d?(?:[-/.]\d\d?)?)?)?(?:T?\s*\d\d:\d\d.*)?",
    re.IGNORECASE | re.ASCII,
)


def iso_date(text: str, near: str | None = None) -> str | None:
    """The most exact date that `text` tells: "2024-10-07", "2024-10" or "2024"; None where it tells no year.

    A date without its year gets the year that brings it closest to the ISO date `near`, if that is given.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            if found := _iso(match.groupdict()):
                return found
    return _nearest(text, near) if near else None


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else: `Aug 7`, `Thu, 20 Aug 2026`, `2024-10-07`, `2024`."""
    return len(text) < 60 and any(char.isdigit() for char in text) and bool(_WHOLE.fullmatch(text.strip()))


def _iso(parts: dict[str, str | None]) -> str | None:
    year = parts.get("year") or f"20{parts['short']}"
    month = _month(parts)
    if month is None:
        return year
    if not parts.get("day"):
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    return _exact(int(year), month, int(parts["day"] or 0))


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("month"):
        return _NAMES.index(name[:3].lower()) + 1
    return int(number) if (number := parts.get("number")) else None


def _exact(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest(text: str, near: str) -> str | None:
    match = next((match for form in _YEARLESS if (match := form.search(text))), None)
    if match is None:
        return None
    month, day = _month(match.groupdict()) or 0, int(match["day"])
    if len(near) < 10:
        return _exact(int(near[:4]), month, day)
    middle = date.fromisoformat(near[:10])
    candidates = [
        exact
        for year in (middle.year - 1, middle.year, middle.year + 1)
        if (exact := _exact(year, month, day))
    ]
    return min(candidates, key=lambda exact: (abs(date.fromisoformat(exact) - middle), exact), default=None)
