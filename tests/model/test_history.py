"""The history of a digest."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.fingerprint import normalized_key
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


def test_a_merged_paper_counts_as_the_other_one() -> None:
    early, late = PartialDate(2024, 8, 6), PartialDate(2024, 8, 9)
    events = (
        HistoryEvent(paper="a", change=Change.ADDED, date=late),
        HistoryEvent(paper="b", change=Change.ADDED, date=early),
        HistoryEvent(paper="b", change=Change.MERGED, date=late, other_paper="a"),
        HistoryEvent(paper="b", change=Change.SPLIT, date=late, other_paper="a"),
    )
    assert History(events[:3]).arrivals == {"a": early, "b": early}
    assert History(events).arrivals == {"a": late, "b": early}


def test_the_abstracts_of_a_split_paper_are_elsewhere() -> None:
    events = (
        HistoryEvent(paper="a", change=Change.ADDED, abstract="1"),
        HistoryEvent(paper="b", change=Change.SPLIT, abstract="2", other_paper="a"),
        HistoryEvent(paper="b", change=Change.REVISED, abstract="3"),
        HistoryEvent(paper="b", change=Change.MERGED, other_paper="a"),
    )
    assert History(events[:3]).abstracts_elsewhere == {"a": frozenset("23")}
    assert History(events).abstracts_elsewhere == {}


def test_the_titles_of_a_split_paper_are_elsewhere() -> None:
    events = (
        HistoryEvent(paper="a", change=Change.ADDED, title="Sums"),
        HistoryEvent(paper="b", change=Change.SPLIT, title="On Graphs", other_paper="a"),
        HistoryEvent(paper="b", change=Change.MERGED, other_paper="a"),
    )
    assert History(events[:2]).titles_elsewhere == {"a": frozenset({normalized_key("on graphs")})}
    assert History(events).titles_elsewhere == {}
