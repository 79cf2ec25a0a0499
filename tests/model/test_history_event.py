"""What an event says of its day and of who made it."""

from __future__ import annotations

import pytest
from paper_digest.model.history_event import REMOVE, Change, HistoryEvent
from paper_digest.values.partial_date import PartialDate


def on(date: PartialDate | None) -> HistoryEvent:
    return HistoryEvent(paper="a", change=Change.ADDED, date=date)


@pytest.mark.parametrize(
    ("year", "is_known"), [(1, False), (1899, False), (1900, True), (2100, True), (9999, False)]
)
def test_a_year_that_no_listing_is_of_is_unknown(year: int, is_known: bool) -> None:
    day = PartialDate(year, 12, 31)
    assert on(day).known_date == (day if is_known else None)
    assert on(day).known_day == (day if is_known else None)


def test_a_month_is_a_known_date_but_no_known_day() -> None:
    month = PartialDate(2024, 8)
    assert on(month).known_date == month
    assert on(month).known_day is None
    assert on(None).known_day is None


@pytest.mark.parametrize(
    ("change", "fields", "is_by_maintainers"),
    [
        (Change.REMOVED, (REMOVE,), True),
        (Change.REMOVED, (), False),
        (Change.CORRECTED, (REMOVE,), False),
    ],
)
def test_maintainers_removed_a_paper_if_the_event_names_their_setting(
    change: Change, fields: tuple[str, ...], is_by_maintainers: bool
) -> None:
    assert HistoryEvent(paper="a", change=change, fields=fields).is_by_maintainers is is_by_maintainers


def test_a_paper_begins_with_an_addition_or_as_a_part_of_another_one() -> None:
    split = HistoryEvent(paper="a", change=Change.SPLIT, title="Graphs", other_paper="b")
    assert split.starts_paper
    assert HistoryEvent(paper="a", change=Change.ADDED).starts_paper
    assert not HistoryEvent(paper="a", change=Change.SPLIT, other_paper="b").starts_paper
