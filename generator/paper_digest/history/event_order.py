"""Orders the events of history.jsonl, where Git may have put the lines of two branches behind each other.

The events of one paper stay in the order in which they were written: an undo comes after what it undoes, also
if both are of one day. Each event has a number, which counts the events of its paper: those of one branch
follow each other, and an event that both branches have is told from one that happened twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from paper_digest.model.history_event import Change, HistoryEvent

_ORDER: Final = {change: number for number, change in enumerate(Change)}


def by_day(events: Iterable[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    """The events by day and paper; those of one paper stay in their order, whatever their days are."""
    latest: dict[str, str] = {}
    keyed: list[tuple[str, str, int, HistoryEvent]] = []
    for position, event in enumerate(events):
        latest[event.paper] = max(latest.get(event.paper, ""), str(event.date or ""))
        keyed.append((latest[event.paper], event.paper, position, event))
    return tuple(event for *_, event in sorted(keyed, key=lambda entry: entry[:3]))


def numbered(past: Iterable[HistoryEvent], new: Iterable[HistoryEvent]) -> Iterator[HistoryEvent]:
    """New events with their numbers, which follow those of the past events of their papers."""
    past, new = tuple(past), tuple(new)
    for number, event in tuple(_with_numbers((*past, *new)))[len(past) :]:
        yield replace(event, number=number)


def are_in_order(events: Iterable[HistoryEvent]) -> bool:
    """Whether the events of each paper follow each other as in a file that was written on one branch."""
    last: dict[str, tuple[Any, ...]] = {}
    for number, event in _with_numbers(events):
        key = _key(number, event)
        if key <= last.get(event.paper, ()):
            return False
        last[event.paper] = key
    return True


def merged(events: Sequence[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    """The events of two branches, each once; the same whichever branch was merged into the other.

    Events of one paper with the same number are of different branches: the earlier day is the first.
    """
    keyed = {_key(number, event): event for number, event in _with_numbers(dict.fromkeys(events))}
    return by_day(keyed[key] for key in sorted(keyed))


def _with_numbers(events: Iterable[HistoryEvent]) -> Iterator[tuple[int, HistoryEvent]]:
    """The events with their numbers; one without a number follows the event of its paper before it."""
    following: dict[str, int] = {}
    for event in events:
        is_numbered = event.number > 0 or event.starts_paper
        number = event.number if is_numbered else following.get(event.paper, 0)
        following[event.paper] = max(number + 1, following.get(event.paper, 0))
        yield number, event


def _key(number: int, event: HistoryEvent) -> tuple[Any, ...]:
    """By number, day and change; the rest of the event decides between equal ones."""
    texts = (event.title, event.abstract, event.before, event.other_paper, event.dump)
    order = (number, str(event.date or ""), _ORDER[event.change])
    return *order, *texts, event.fields, event.released, event.paper
