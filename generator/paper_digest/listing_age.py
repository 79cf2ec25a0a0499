"""Tells whether the latest listing is older than expected, as when the job that fetches listings stopped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading
from paper_digest.values.count import count_of


def old_listing(readings: Iterable[Reading], max_age: int, today: date) -> Problem | None:
    """What is wrong if the latest listing is older than `max_age` days, or if no listing has a date."""
    expected = f"a listing of the last {count_of(max_age, 'day')}"
    dated = {reading.order: (reading.day, reading.dump) for reading in readings if reading.day}
    if not dated:
        advice = "Add `retrieved: 2024-08-07` to the metadata of each dump; see paper-digest guide commands."
        return Problem(
            file="raw", line=None, expected=expected, actual="no listing with a date", advice=advice
        )
    day, dump = dated[max(dated)]
    age = (today - date(*day.parts)).days
    if age < -1:  # it may be tomorrow elsewhere
        return Problem(
            file=dump,
            line=None,
            expected=f"{expected}, none of a later day",
            actual=f"one of {day.in_words}",
            advice="Correct `retrieved` in the metadata of the dump, or its file name.",
        )
    if age <= max_age:
        return None
    return Problem(
        file=dump,
        line=None,
        expected=expected,
        actual=f"that the latest one is {count_of(age, 'day')} old ({day.in_words})",
        advice="Check that listings are still fetched, and that their sources still have papers.",
    )
