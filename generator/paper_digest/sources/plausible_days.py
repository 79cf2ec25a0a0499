"""Checks the days in the names of dumps against all other days: a name is written by hand, and may be wrong.

A listing of `2099-12-31.md` would be the newest one for decades. No clock is asked: the same dumps always
give the same digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median_low
from typing import Final

from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.sources.dump_date import years_of
from paper_digest.values.partial_date import PartialDate

_LONGEST_PAUSE: Final = 5
"""Years that a digest may be without a listing; chosen by hand."""
_ADVICE: Final = "The listing has no day. If it is right, add `retrieved: {day}` to the metadata of the dump."


def with_plausible_days(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings of a digest; those of an implausible day in their names have no day, but a warning.

    A day is plausible if it is at most some years after the latest day that dumps tell otherwise: in their
    content or metadata, in dates of papers, or in names that are plausible themselves. The median of
    the years of all dumps is plausible, too, since most names are right.
    """
    known = tuple(readings)
    years_of_dumps = list(_latest_years(known))
    told_years = (year for reading in known for year in _told_years(reading))
    latest = max((median_low(years_of_dumps), *told_years)) if years_of_dumps else None
    implausible: dict[str, Reading] = {}
    for reading, day in _named_days(known):
        if latest is not None and day.year - latest > _LONGEST_PAUSE:
            implausible[reading.dump] = _without_day(reading, day, latest)
        else:
            latest = max(latest or day.year, day.year)
    return tuple(implausible.get(reading.dump, reading) for reading in known)


def _named_days(readings: Iterable[Reading]) -> Iterator[tuple[Reading, PartialDate]]:
    """The dumps whose day is only in their names, the earliest first."""
    named = [(str(reading.saved_on), reading.dump, reading) for reading in readings if reading.is_day_of_name]
    for _, _, reading in sorted(named, key=lambda item: item[:2]):
        if reading.saved_on:
            yield reading, reading.saved_on


def _latest_years(readings: Iterable[Reading]) -> Iterator[int]:
    """The latest year that each dump tells, else that of its name."""
    for reading in readings:
        if year := max(_told_years(reading), default=reading.saved_on and reading.saved_on.year):
            yield year


def _told_years(reading: Reading) -> Iterator[int]:
    """The years of all days that a dump tells but in its name."""
    if reading.saved_on and not reading.is_day_of_name:
        yield reading.saved_on.year
    for sighting in reading.sightings:
        yield from years_of(sighting)
        if isinstance(sighting.seen_on, PartialDate) and sighting.seen_on != reading.saved_on:
            yield sighting.seen_on.year


def _without_day(reading: Reading, day: PartialDate, latest: int) -> Reading:
    problem = Problem(
        file=reading.dump,
        line=None,
        expected=f"a day in the name at most {_LONGEST_PAUSE} years after all others, of {latest}",
        actual=str(day),
        advice=_ADVICE.format(day=day),
        severity=Severity.WARNING,
    )
    sightings = (
        replace(sighting, seen_on=None) if sighting.seen_on == day else sighting
        for sighting in reading.sightings
    )
    return replace(
        reading,
        sightings=tuple(sightings),
        saved_on=None,
        is_day_of_name=False,
        problems=(*reading.problems, problem),
    )
