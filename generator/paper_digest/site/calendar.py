"""Lays out links to days as a calendar: years and months, the latest first, with a row for each week."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from paper_digest.site.periods import Period, PeriodKind, as_date, as_partial_date, period_of
from paper_digest.site.site_index import CountedLink
from paper_digest.values.partial_date import PartialDate

_DAYS: Final = 7
_LEVELS: Final = 4
"""How many shades days have; chosen by hand."""

DayLinks = Mapping[PartialDate, Sequence[CountedLink]]
"""The links of each day; a day without links has no entry."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month."""

    number: int
    name: str
    """Such as "7 August 2024"."""
    links: tuple[CountedLink, ...] = ()
    level: int = 0
    """The shade: from 1, for the quarter of the days with the fewest papers, to 4; 0 for a day without."""

    @property
    def count(self) -> int:
        """The papers of all links."""
        return sum(link.count for link in self.links)


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A row of a month."""

    period: Period
    days: tuple[CalendarDay | None, ...]
    """Seven, from Monday; None for a day of another month."""

    @property
    def number(self) -> int:
        """The number of the week in its year."""
        return as_date(self.period.first).isocalendar().week


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month with links."""

    period: Period
    weeks: tuple[CalendarWeek, ...]

    @property
    def links(self) -> tuple[CountedLink, ...]:
        """All links."""
        return tuple(link for week in self.weeks for day in week.days if day for link in day.links)


def calendar(days: DayLinks) -> list[tuple[int, tuple[CalendarMonth, ...]]]:
    """Each year with its months that have links, the latest first."""
    levels = _levels(days)
    by_year: defaultdict[int, list[CalendarMonth]] = defaultdict(list)
    months = {period_of(day, PeriodKind.MONTH) for day in days}
    for month in sorted(months, reverse=True):
        by_year[month.first.year].append(CalendarMonth(month, tuple(_weeks(month, days, levels))))
    return [(year, tuple(group)) for year, group in by_year.items()]


def _weeks(month: Period, days: DayLinks, levels: Mapping[PartialDate, int]) -> Iterator[CalendarWeek]:
    """The rows of a month."""
    week = period_of(month.first, PeriodKind.WEEK)
    while week.first <= month.last:
        monday = as_date(week.first)
        dates = [monday + timedelta(days=number) for number in range(_DAYS)]
        in_week = map(as_partial_date, dates)
        yield CalendarWeek(
            week,
            tuple(_day(day, days, levels) if day.month == month.first.month else None for day in in_week),
        )
        week = Period(as_partial_date(monday + timedelta(days=_DAYS)), PeriodKind.WEEK)


def _day(day: PartialDate, days: DayLinks, levels: Mapping[PartialDate, int]) -> CalendarDay:
    return CalendarDay(day.day or 0, day.in_words, tuple(days.get(day, ())), levels.get(day, 0))


def _levels(days: DayLinks) -> dict[PartialDate, int]:
    """The shade of each day by the rank of its number of papers; equal numbers have equal shades."""
    counts = {day: sum(link.count for link in links) for day, links in days.items()}
    ranked = sorted(counts.values())
    return {day: 1 + _LEVELS * bisect_left(ranked, count) // len(ranked) for day, count in counts.items()}
