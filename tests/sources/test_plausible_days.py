"""Days in the names of dumps that are far after all others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.sources.plausible_days import with_plausible_days
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate


def dump(day: str, *, is_day_of_name: bool = True, **fields: Any) -> Reading:
    """A dump of a day with one paper."""
    seen_on = PartialDate.from_iso(day)
    paper = Sighting(dump=f"{day}.md", span=Span(1, 1), position=1, **{"seen_on": seen_on, **fields})
    return Reading(
        dump=f"{day}.md",
        layout="x",
        saved_on=seen_on,
        sightings=(paper,),
        is_day_of_name=is_day_of_name,
    )


def days(*readings: Reading) -> list[str]:
    return [str(reading.day) for reading in with_plausible_days(readings)]


def test_a_day_far_after_all_others_does_not_count_and_is_reported() -> None:
    first, far = with_plausible_days([dump("2026-03-05", is_day_of_name=False), dump("2099-12-31")])
    assert str(first.day) == "2026-03-05"
    assert (far.day, far.sightings[0].seen_on) == (None, None)
    (problem,) = far.problems
    assert problem.severity is Severity.WARNING
    assert str(problem).startswith(
        "2099-12-31.md: warning: expected a day in the name at most 5 years after all others, of 2026, "
        "found 2099-12-31. The listing has no day. If it is right, add `retrieved: 2099-12-31`"
    )


def test_names_alone_tell_days_as_long_as_no_pause_is_too_long() -> None:
    names = ["2019-05-01", "2024-05-01", "2029-05-01"]
    assert days(*map(dump, names)) == names
    assert days(
        dump("2024-05-01"), dump("2024-05-02"), dump("2030-05-01"), dump("2099-12-30"), dump("2099-12-31")
    ) == ["2024-05-01", "2024-05-02", "2030-05-01", "None", "None"]
    assert days(dump("2024-05-01"), dump("2030-05-01")) == ["2024-05-01", "None"]


@pytest.mark.parametrize(
    "old",
    [
        pytest.param(dump("2016-06-04"), id="a wrong name"),
        pytest.param(dump("2016-06-04", is_day_of_name=False), id="an old listing"),
        pytest.param(replace(dump("2016-06-04"), saved_on=None, is_day_of_name=False), id="old papers"),
    ],
)
def test_one_old_dump_costs_the_listings_of_other_days_nothing(old: Reading) -> None:
    daily = ["2026-06-01", "2026-06-02", "2026-06-03"]
    assert days(old, *map(dump, daily))[1:] == daily


@pytest.mark.parametrize(
    "fields",
    [
        {"published": PartialDate(2041, 2)},
        {"revised": PartialDate(2041, 2, 3)},
        {"identifiers": (Identifier(IdentifierKind.ARXIV, "4102.00001"),)},
        {"seen_on": PartialDate(2041, 2, 4)},
    ],
)
def test_dates_of_papers_show_that_a_later_day_has_come(fields: dict[str, Any]) -> None:
    later = dump("2042-01-01")
    assert days(dump("2026-03-05", is_day_of_name=False), later) == ["2026-03-05", "None"]
    assert days(dump("2026-03-05", is_day_of_name=False, **fields), later)[1] == "2042-01-01"


def test_a_day_that_the_dump_itself_tells_counts() -> None:
    assert days(dump("2026-03-05"), dump("2099-12-31", is_day_of_name=False)) == ["2026-03-05", "2099-12-31"]


def test_the_only_day_counts() -> None:
    assert days(dump("2099-12-31")) == ["2099-12-31"]
    assert days() == []
