"""Names days, weeks and months for readers and in addresses; a week is that of ISO 8601 (from Monday)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from paper_digest.values.partial_date import PartialDate

_WEEK: Final = 7


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, a week or a month."""

    first: PartialDate
    """Its first day."""
    kind: PeriodKind

    @property
    def slug(self) -> str:
        """Its part of an address: "2024-08-07", "2024-w32", "2024-08"."""
        if self.kind is PeriodKind.WEEK:
            year, week, _ = as_date(self.first).isocalendar()
            return f"{year:04}-w{week:02}"
        return str(self.first)[: len("2024-08")] if self.kind is PeriodKind.MONTH else str(self.first)

    @property
    def name(self) -> str:
        """Such as "7 August 2024", "5–11 August 2024" and "August 2024"."""
        if self.kind is PeriodKind.WEEK:
            return _range(self.first, self.last)
        if self.kind is PeriodKind.MONTH:
            return PartialDate(self.first.year, self.first.month).in_words
        return self.first.in_words

    @property
    def last(self) -> PartialDate:
        """Its last day."""
        first = as_date(self.first)
        if self.kind is PeriodKind.WEEK:
            return as_partial_date(first + timedelta(days=_WEEK - 1))
        if self.kind is PeriodKind.MONTH:
            return PartialDate(first.year, first.month, monthrange(first.year, first.month)[1])
        return self.first


def period_of(day: PartialDate, kind: PeriodKind) -> Period:
    """The period of a kind with a day, which is known to the day."""
    if kind is PeriodKind.WEEK:
        moment = as_date(day)
        return Period(as_partial_date(moment - timedelta(days=moment.weekday())), kind)
    return Period(PartialDate(day.year, day.month, 1) if kind is PeriodKind.MONTH else day, kind)


def as_date(day: PartialDate) -> date:
    """A day for computing with it. Raises ValueError for a month or a year."""
    year, month, number = day.parts
    return date(year, month, number)


def as_partial_date(day: date) -> PartialDate:
    """A day after computing with it."""
    return PartialDate(day.year, day.month, day.day)


def _range(first: PartialDate, last: PartialDate) -> str:
    """Two days in words, without what both share at the end: "30 December 2024 – 5 January 2025"."""
    words = first.in_words.split()
    shared = 2 if first.month == last.month else 1 if first.year == last.year else 0
    start = " ".join(words[: len(words) - shared])
    return f"{start}–{last.in_words}" if shared == 2 else f"{start} – {last.in_words}"
