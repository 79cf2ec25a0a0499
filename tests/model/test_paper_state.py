"""What the events of a paper say of it."""

from __future__ import annotations

from typing import Any

from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper_state import (
    PaperState,
    abstract_hash,
    after,
    changes_state,
    paper_states,
    text_hash,
)
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

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
            removal=events[-1],
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


def test_only_what_changes_the_state_changes_state() -> None:
    states: dict[str, PaperState] = {}
    assert changes_state(ADDED, states)
    assert not changes_state(ADDED, states)
    assert not changes_state(event(Change.ADDED, title="Other", abstract="9"), states)
    assert changes_state(event(Change.REMOVED), states)
    assert not changes_state(event(Change.REMOVED), states)
    assert changes_state(event(Change.RETURNED), states)


def test_two_branches_that_removed_a_paper_removed_it_once() -> None:
    states: dict[str, PaperState] = {}
    assert changes_state(ADDED, states)
    first = event(Change.REMOVED, date=PartialDate(2024, 8, 6))
    assert changes_state(first, states)
    assert not changes_state(event(Change.REMOVED, date=PartialDate(2024, 8, 7)), states)
    assert states["a"].removal == first


def test_a_hash_ignores_the_spelling_of_a_text() -> None:
    assert text_hash("Deep $x$ Nets.") == text_hash("deep x nets")
    assert text_hash("Deep nets") != text_hash("Deep networks")
    assert text_hash("") == ""


def test_the_digest_of_an_abstract_ignores_its_spelling() -> None:
    assert abstract_hash(RichText.parse("Deep $x$ Nets.")) == abstract_hash(RichText.parse("deep x nets"))
    assert abstract_hash(RichText.parse("Deep nets")) != abstract_hash(RichText.parse("Deep networks"))
    assert abstract_hash(None) == ""


def test_the_abstract_of_a_merged_paper_is_shown_and_not_its_own() -> None:
    merged = after(after(None, ADDED), event(Change.MERGED_WITH, title="B", abstract="2", other_paper="b"))
    assert (merged.title, merged.abstract, merged.versions) == ("B", "2", frozenset("1"))
    separated = after(merged, event(Change.SEPARATED_FROM, title="A", abstract="1", other_paper="b"))
    assert separated == after(None, ADDED)
