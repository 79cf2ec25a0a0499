"""The age of the latest listing is measured in days, and a digest without days cannot be checked."""

from __future__ import annotations

from datetime import date

import pytest
from paper_digest.listing_age import old_listing
from paper_digest.model.record import Reading
from paper_digest.values.partial_date import PartialDate

READINGS = [
    Reading(dump="z.txt", layout="x", saved_on=PartialDate(2024, 8, 6)),
    Reading(dump="a.txt", layout="x", saved_on=PartialDate(2024, 8, 7)),
    Reading(dump="undated.bib", layout="x"),
]


@pytest.mark.parametrize(("today", "is_old"), [(8, False), (10, False), (11, True)])
def test_a_listing_is_old_after_so_many_days(today: int, is_old: bool) -> None:
    assert (old_listing(READINGS, 3, date(2024, 8, today)) is not None) == is_old


def test_the_message_names_the_latest_listing_and_its_age() -> None:
    assert str(old_listing(READINGS, 1, date(2024, 9, 6))).startswith(
        "a.txt: error: expected a listing of the last 1 day, "
        "found that the latest one is 30 days old (7 August 2024). Check "
    )


def test_a_listing_of_tomorrow_is_not_old() -> None:
    assert old_listing(READINGS, 0, date(2024, 8, 6)) is None


def test_without_days_the_message_says_how_to_add_one() -> None:
    problem = old_listing(READINGS[2:], 3, date(2024, 8, 8))
    assert problem is not None
    assert problem.actual == "no listing with a date"
    assert "retrieved: 2024-08-07" in problem.advice
