"""Decides which days a source is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from paper_digest.model.fetch_source import SourceKind

FIRST_DAY: Final = date(1991, 8, 14)
"""The day on which arXiv began; no source has listings from before."""
_DAYS_BACK: Final[Mapping[SourceKind, int]] = {SourceKind.HUGGING_FACE: 1, SourceKind.ARXIV: 7}
"""How many earlier days are asked about again, by sources that are asked by day.

Hugging Face adds papers to a day until it ends. arXiv's API has a paper when it is announced:
one to four days after its submission, and later on holidays.
"""
# Chosen by hand: a weekend is asked about again each day of the time, and what is older is hardly missed.
_GAP_DAYS: Final = 14
"""How many earlier days are asked about again if nothing is saved for them."""
_MISSED_DAYS: Final = 30
"""How many days are asked about at most if nothing was saved since, as after a month without a run."""


class InvalidDayError(Exception):
    """Not a day that can be asked about; the message says why."""


@dataclass(frozen=True, slots=True)
class RequestedDays:
    """What the user asks for: one day, all days since one, or (both None) the newest."""

    today: date
    only: date | None = None
    since: date | None = None


def is_by_day(kind: SourceKind) -> bool:
    """Whether a source of this kind can be asked about any day."""
    return kind in _DAYS_BACK


def days_of(
    kind: SourceKind, requested: RequestedDays, saved: Collection[date] = frozenset()
) -> tuple[date, ...]:
    """The days to ask about, the newest first; today alone for a source that only has what is new.

    saved: the days of the source's dumps.
    """
    today = requested.today
    if requested.only:
        return (requested.only,) if is_by_day(kind) or requested.only == today else ()
    if requested.since and is_by_day(kind):
        return tuple(_days_since(requested.since, today))
    again = _days_since(today - timedelta(days=_DAYS_BACK.get(kind, 0)), today)
    missed = _missed_days(today, saved) if is_by_day(kind) else ()
    return tuple(sorted({*again, *missed}, reverse=True))


def _missed_days(today: date, saved: Collection[date]) -> Iterator[date]:
    """Days without a dump since the first one: since the latest one, and of the last two weeks.

    On such a day a run failed, was not made, or was refused by the source; or there are no papers.
    """
    if saved:
        latest_gaps = min(max(saved), today - timedelta(days=_GAP_DAYS))
        start = max(min(saved), latest_gaps, today - timedelta(days=_MISSED_DAYS))
        yield from (day for day in _days_since(start, today) if day not in saved)


def _days_since(first: date, today: date) -> Iterator[date]:
    """All days to today, the newest first."""
    return (today - timedelta(days=number) for number in range((today - first).days + 1))


def parsed_day(text: str, today: date) -> date:
    """The day in a text such as 2025-10-01; raises InvalidDayError."""
    try:
        day = date.fromisoformat(text) if len(text) == len("2025-10-01") else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise InvalidDayError(f"expected a day such as {today}, found {text!r}")
    if day > today:
        raise InvalidDayError(f"{day} is in the future: today is {today} (UTC)")
    if day < FIRST_DAY:
        raise InvalidDayError(f"expected a day since {FIRST_DAY}, when arXiv began, found {day}")
    return day
