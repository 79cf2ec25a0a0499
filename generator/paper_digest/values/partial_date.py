"""Parses dates that may lack their day or month; never invents a missing part.

Numbers with dots are day.month.year. With slashes or hyphens, 10/07/2024 is only a year, since its order is
unknown, and 13/07/2024 is a day. Of an impossible day, the month stays; of an impossible month, the year.

dateutil and dateparser fill in missing parts from today's date; a digest must not invent a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering
from typing import Final, Self

from paper_digest.values.whole_year import whole_year

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ANY_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_OLD_YEAR: Final = r"(?P<year>1[5-8]\d\d)"
_NOT_IN_NUMBER: Final = r"(?<![\w./-])"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in patterns)


_OTHER_DAYS: Final = (
    rf"{_NOT_IN_NUMBER}(?P<day>\d\d?)(?P<sep>[-/.]){_MONTH}(?P=sep){_YEAR}",
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<number>\d\d?)\s?月(?:\s?(?P<day>\d\d?)\s?[日号])?",
)
"""`07-Oct-2024`, `2024年10月7日`."""
_FORMS: Final = _patterns(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<number>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)",
    *_OTHER_DAYS,
    rf"(?<![\d.]){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_NOT_IN_NUMBER}(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?{_YEAR}(?![./-]\d)",
    rf"{_NOT_IN_NUMBER}(?P<first>\d\d?)(?P<sep>[/-])(?P<second>\d\d?)(?P=sep){_YEAR}(?![./-]\d)",
    rf"(?<![\d.]){_DAY}\s+{_MONTH}\s+(?P<short>\d\d)(?=\s+\d\d:\d\d|\s*$)",
    rf"\b{_MONTH},?\s+{_YEAR}",
    r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d-])",
    r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)\.(?P<number>0[1-9]|1[0-2])(?![\d.-])",
    rf"{_NOT_IN_NUMBER}(?<![^\W\d_]\s)(?P<year>(?:19|20)\d\d)\.(?P<number>[1-9])(?![\w.-])",
    rf"{_NOT_IN_NUMBER}(?P<number>0?[1-9]|1[0-2])/{_YEAR}(?![./-]\d)",
    rf"{_NOT_IN_NUMBER}{_YEAR}(?:-{{1,3}}|[–—/])(?:19|20)\d\d(?!\d|[./-]\d)",
    rf"{_NOT_IN_NUMBER}{_YEAR}/(?P<number_or_next_year>\d\d)(?!\d|[./-]\d)",
    r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d.,/-]*\d)",
)
"""The most exact form first."""
_FORMS_WITHOUT_YEAR: Final = _patterns(
    rf"\b{_MONTH}\s+{_DAY}(?!\d)", rf"(?<![\d.]){_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)"
)
_FORMS_OF_VALUES: Final = _patterns(
    r"(?P<year>(?:19|20)\d\d)(?P<number>0[1-9]|1[0-2])(?P<day>[0-3]\d)\Z",
    r"(?P<year>(?:19|20)\d\d)(?P<number>0[1-9]|1[0-2])\Z",
    r"(?P<year>(?:19|20)\d\d)\.0+\Z",
    rf"{_YEAR}[ ,/-]+{_MONTH}[ ,/-]+(?P<day>\d\d?)(?!\d)",
    rf"(?P<day>\d\d?)-{_MONTH}-(?P<short>\d\d)\Z",
    rf"{_YEAR}[ ,/-]+{_MONTH}(?![a-z])",
    rf"{_ANY_YEAR}(?:-(?P<number>\d\d)(?:-(?P<day>\d\d))?)?(?:T[\d:.]{{4,}}Z?)?(?=\Z|/(?:\Z|\.\.|\d{{4}}))",
    rf"{_ANY_YEAR}/(?P<number>\d\d?)?/(?:(?P<day>\d\d?)(?!\d))?(?:/.*)?\Z",
    rf"(?:{_DAY}\s+)?{_MONTH}[ ,]+{_OLD_YEAR}\Z",
)
"""Forms that occur only as the whole value of a field: 20241007, 202410, "2024.0", PubMed's "2024 Oct 7", the
range "2019-05/2020-01" of BibLaTeX, "2019/05//" of RIS, and years before 1900."""
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_BETWEEN_MONTHS: Final = re.compile(r"[\s~#]*(?:-{1,3}|[–—/&]|\b(?:and|to)\b)[\s~#]*")
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE_ALONE = re.compile(
    r"(?!\d\d:\d\d.*[^\W\d_]{4})"  # "12:15 Opening" of a program
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')}|"
    rf"{_MONTH.replace('month', 'month3')})?,?\s*"
    r"(?:(?:19|20)\d\d(?:[-/.]\d\d?(?:[-/.]\d\d?)?)?|\d\d?(?P<sep>[-/.])\d\d?(?P=sep)(?:19|20)\d\d)?"
    r"(?:T?\s*\d\d:\d\d.*)?",
    re.IGNORECASE | re.ASCII,
)
_OTHER_DAYS_ALONE: Final = _patterns(*_OTHER_DAYS)
_LONGEST_DATE = 60
_LONGEST_VALUE = 200
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MIN_UNIX_TIME, _MAX_UNIX_TIME = 300_000_000, 4_102_444_800
"""Seconds, from 1979 through 2099; a larger number counts milliseconds."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day; ordered by time, a year before its months and a month before its days."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a date that does not exist."""
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month")

    @classmethod
    def parse(cls, text: str, near: PartialDate | None = None) -> Self | None:
        """The most exact date in a text; None if the text has no year.

        A date without a year gets the year that makes it closest to `near`, if given.
        """
        matches = (match for form in _FORMS for match in form.finditer(text))
        return cls._most_exact(filter(None, map(cls._of_match, matches))) or (
            cls._nearest(text, near) if near else None
        )

    @classmethod
    def parse_value(cls, value: str | float) -> Self | None:
        """The date of a field: text, "20241007", "2024 Oct 7", a year, a Unix time in s or ms."""
        if not isinstance(value, str):
            return cls.parse_value(str(int(value))) if _is_day(value) else cls._of_number(value)
        text = value.strip()
        for form in _FORMS_OF_VALUES:
            if (match := form.match(text)) and (parsed := cls._of_match(match)):
                return parsed
        if text.isdigit() and text.isascii() and len(text) != len("2024"):
            return cls._of_number(int(text)) if len(text) < len("100000000000000") else None
        return cls.parse(text[:_LONGEST_VALUE])

    @classmethod
    def from_iso(cls, text: str) -> Self | None:
        """The date that is exactly "2024", "2024-10" or "2024-10-07"; None for anything else."""
        match = _ISO.fullmatch(text)
        return cls.of_parts(*(int(part) if part else None for part in match.groups())) if match else None

    @classmethod
    def of_parts(cls, year: int | None, month: int | None = None, day: int | None = None) -> Self | None:
        """The date of these parts; None if it does not exist."""
        try:
            return cls(year, month, day) if year is not None else None
        except ValueError:
            return None

    @classmethod
    def compose(cls, year: str | None, month: str | None = None, day: str | None = None) -> Self | None:
        """The date of a year, a month (word or number) and a day, as far as they are given and valid.

        Of several months, as in "May-June" and "6/7", the first.
        """
        known_year = (cls.parse(year) or cls.parse_value(year)) if year else None
        if known_year is None or not month:
            return known_year
        month = _first_month(month)
        if month.isdigit():
            return cls._as_far_as_valid(known_year.year, int(month), _number(day))
        dated = f"{day or ''} {month} {known_year.year}".strip()
        return cls.parse(dated) or cls.parse_value(dated) or known_year

    @classmethod
    def _most_exact(cls, dates: Iterable[Self]) -> Self | None:
        """The first day, else the first month, else the first year."""
        most_exact: Self | None = None
        for candidate in dates:
            if candidate.day:
                return candidate
            if most_exact is None or len(candidate.parts) > len(most_exact.parts):
                most_exact = candidate
        return most_exact

    @classmethod
    def _of_match(cls, match: re.Match[str]) -> Self | None:
        parts = match.groupdict()
        year = int(parts["year"]) if parts.get("year") else whole_year(parts["short"])
        if parts.get("first"):
            month, day = _only_order(int(parts["first"]), int(parts["second"]))
        elif next_year := parts.get("number_or_next_year"):
            month, day = None if int(next_year) == (year + 1) % 100 else int(next_year), None
        else:
            month, day = _month(parts), _number(parts.get("day"))
        return cls._as_far_as_valid(year, month, day)

    @classmethod
    def _as_far_as_valid(cls, year: int, month: int | None, day: int | None) -> Self | None:
        return cls.of_parts(year, month, day) or cls.of_parts(year, month) or cls.of_parts(year)

    @classmethod
    def _of_number(cls, number: float) -> Self | None:
        if 1500 <= number < 2100:
            return cls.of_parts(int(number))
        # A whole number may be larger than any that can be divided.
        is_in_milliseconds = _MAX_UNIX_TIME <= number < 1000 * _MAX_UNIX_TIME
        seconds = number / 1000 if is_in_milliseconds else number
        if not _MIN_UNIX_TIME <= seconds < _MAX_UNIX_TIME:
            return None
        return cls._of_day((_EPOCH + timedelta(seconds=seconds)).date())

    @classmethod
    def _of_day(cls, day: date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def _nearest(cls, text: str, near: PartialDate) -> Self | None:
        match = next((match for form in _FORMS_WITHOUT_YEAR if (match := form.search(text))), None)
        if match is None:
            return None
        month, day = _month(match.groupdict()), int(match["day"])
        if near.month is None or near.day is None:
            return cls.of_parts(near.year, month, day)
        candidates = (cls.of_parts(year, month, day) for year in range(near.year - 1, near.year + 2))
        valid = [candidate for candidate in candidates if candidate]
        return min(valid, key=lambda candidate: (candidate._days_from(near), candidate), default=None)

    def _days_from(self, day: PartialDate) -> int:
        first, second = (date(*moment.parts) for moment in (self, day))
        return abs((first - second).days)

    def refines(self, coarser: PartialDate) -> bool:
        """Whether this is the same date, or more exact: 2024-10-07 refines 2024-10 and 2024."""
        return str(self).startswith(str(coarser))

    @property
    def parts(self) -> tuple[int, ...]:
        """The year, the month and the day, as far as they are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def in_words(self) -> str:
        """As a reader writes it: "7 October 2024", "October 2024", "2024"."""
        month = self.month and _MONTH_NAMES[self.month - 1]
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def __str__(self) -> str:
        year, *month_and_day = self.parts
        return "-".join((f"{year:04}", *(f"{part:02}" for part in month_and_day)))

    def __lt__(self, right: PartialDate) -> bool:
        return str(self) < str(right)


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else: `Aug 7`, `Thu, 20 Aug 2026`, `2024-10-07`, `2024`."""
    if len(text) >= _LONGEST_DATE or not any(char.isdigit() for char in text):
        return False
    alone = text.strip()
    return bool(_DATE_ALONE.fullmatch(alone)) or any(form.fullmatch(alone) for form in _OTHER_DAYS_ALONE)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _is_day(number: float) -> bool:
    """Whether a number is a day written as digits: 20241007."""
    return 19_000_101 <= number < 21_000_000 and number == int(number)


def _only_order(first: int, second: int) -> tuple[int, int] | tuple[None, None]:
    """The month and the day of two numbers in unknown order; neither if both orders or none are possible."""
    orders = {
        (month, day)
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= 31
    }
    return orders.pop() if len(orders) == 1 else (None, None)


def _first_month(months: str) -> str:
    """The first of several months; "1~jun" is the day of one."""
    first, *others = _BETWEEN_MONTHS.split(months.strip("{} "))
    are_months = first.rstrip(".").isalpha() or (first.isdigit() and all(map(str.isdigit, others)))
    return first if others and are_months else months.strip("{} ")


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("month"):
        return _MONTHS.index(name[:3].lower()) + 1
    return int(number) if (number := parts.get("number")) else None
