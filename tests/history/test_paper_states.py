"""What the events of a paper say of it."""

from __future__ import annotations

from typing import Any

from paper_digest.history.paper_states import PaperState, after, is_new, paper_states
from paper_digest.model.history import Change, HistoryEvent

ADDED = HistoryEvent(paper="a", change=Change.ADDED, title="A", abstract="1", fields=("date",))


def event(change: Change, **fields: Any) -> HistoryEvent:
    return HistoryEvent(paper="a", change=change, **fields)


def test_events_add_up() -> None:
    events = [
        ADDED,
        event(Change.REVISED, abstract="2"),
        event(Change.RETITLED, title="B"),
        event(Change.WITHDRAWN),
        event(Change.REMOVED),
    ]
    assert paper_states(events) == {
        "a": PaperState(
            title="B",
            abstract="2",
            is_listed=False,
            is_withdrawn=True,
            corrected=("date",),
            versions=frozenset("12"),
        )
    }


def test_a_paper_that_returns_keeps_its_title() -> None:
    gone = after(after(None, ADDED), event(Change.MERGED, other_paper="b"))
    assert (gone.is_listed, gone.merged_into) == (False, "b")
    back = after(gone, event(Change.SPLIT, other_paper="b"))
    assert back == after(None, ADDED)


def test_only_what_changes_the_state_is_new() -> None:
    states: dict[str, PaperState] = {}
    assert is_new(ADDED, states)
    assert not is_new(ADDED, states)
    assert not is_new(event(Change.ADDED, title="Other", abstract="9"), states)
    assert is_new(event(Change.REMOVED), states)
    assert not is_new(event(Change.REMOVED), states)
    assert is_new(event(Change.RETURNED), states)
