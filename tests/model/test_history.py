"""The history of a digest."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.partial_date import PartialDate


def test_a_paper_arrives_once() -> None:
    day = PartialDate(2024, 8, 6)
    events = (
        HistoryEvent(paper="a", change=Change.ADDED, date=day),
        HistoryEvent(paper="b", change=Change.ADDED),
        HistoryEvent(paper="a", change=Change.REMOVED, date=PartialDate(2024, 9, 1)),
        HistoryEvent(paper="a", change=Change.ADDED, date=PartialDate(2024, 10, 1)),
    )
    history = History(events)
    assert history.arrivals == {"a": day}
    assert [event.change for event in history.by_paper["a"]] == ["added", "removed", "added"]


def test_a_year_that_no_listing_is_of_is_no_day_of_arrival() -> None:
    event = HistoryEvent(paper="a", change=Change.ADDED, date=PartialDate(9999, 12, 31))
    assert History((event,)).arrivals == {}
