"""The order of events, also of those that two branches wrote."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from paper_digest.history.event_order import are_in_order, by_day, merged, numbered
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.partial_date import PartialDate

MONDAY, TUESDAY = PartialDate(2024, 8, 5), PartialDate(2024, 8, 6)


def event(paper: str, change: Change, date: PartialDate = MONDAY, number: int = 0) -> HistoryEvent:
    return HistoryEvent(paper=paper, change=change, date=date, number=number)


ADDED = event("a", Change.ADDED)
MERGED = event("a", Change.MERGED, number=1)
SPLIT = event("a", Change.SPLIT, number=2)


def test_papers_are_ordered_by_day_and_the_events_of_a_paper_stay_in_theirs() -> None:
    late, earlier = event("b", Change.ADDED, TUESDAY), event("b", Change.DATED, MONDAY)
    assert by_day([late, earlier, ADDED, MERGED, SPLIT]) == (ADDED, MERGED, SPLIT, late, earlier)


def test_numbers_follow_those_of_the_paper() -> None:
    new = [event("a", Change.REVISED), event("b", Change.ADDED), event("a", Change.RETITLED)]
    assert [event.number for event in numbered([ADDED, MERGED, SPLIT], new)] == [3, 0, 4]


def test_events_without_openings_count_as_those_before_them() -> None:
    """A former version wrote none."""
    past = [ADDED, replace(MERGED, number=0), replace(SPLIT, number=0)]
    assert are_in_order(past)
    assert merged(past) == tuple(past)
    assert merged([*past, *past]) == tuple(past)
    assert [event.number for event in numbered(past, [event("a", Change.REVISED)])] == [3]


@pytest.mark.parametrize("events", [(ADDED, ADDED), (ADDED, SPLIT, MERGED), (ADDED, MERGED, MERGED)])
def test_repeated_and_smaller_numbers_show_a_merge(events: tuple[HistoryEvent, ...]) -> None:
    assert are_in_order((ADDED, MERGED, SPLIT))
    assert not are_in_order(events)


def test_two_branches_are_merged_in_one_way() -> None:
    """Of events with one number, that of the earlier day is the first."""
    here, there = event("a", Change.RETITLED, TUESDAY, 3), event("a", Change.WITHDRAWN, MONDAY, 3)
    expected = (ADDED, MERGED, SPLIT, there, here)
    base = [ADDED, MERGED, SPLIT]
    assert merged([*base, here, there]) == merged([*base, there, here]) == expected
    assert merged([*base, here, *base, there]) == expected
    assert merged(expected) == expected
    assert are_in_order(expected)


def test_no_order_of_the_lines_brings_an_undo_before_what_it_undoes() -> None:
    for lines in permutations((ADDED, MERGED, SPLIT)):
        assert merged(lines) == (ADDED, MERGED, SPLIT)


def test_what_happened_twice_is_no_repetition() -> None:
    again = (replace(MERGED, number=3), replace(SPLIT, number=4))
    assert merged([ADDED, MERGED, SPLIT, *again]) == (ADDED, MERGED, SPLIT, *again)
