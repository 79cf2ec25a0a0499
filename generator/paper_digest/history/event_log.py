"""Reads and writes history.jsonl, one event on each line; builds append to it, and Git merges it by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from paper_digest.history.event_order import are_in_order, merged
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper_state import changes_state
from paper_digest.model.problem import Problem
from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem
from paper_digest.values.partial_date import PartialDate

FILE: Final = "history.jsonl"
_EXPECTED: Final = "one event as a JSON object"
_ADVICE: Final = "This build keeps all other lines and leaves this one out; commit the file after it."
_TEXTS: Final = ("dump", "title", "abstract", "before", "other_paper")
_LISTS: Final = ("fields", "released")


@dataclass(frozen=True, slots=True)
class EventLog:
    """The events of a file, and its lines of kinds that only a newer version knows."""

    events: tuple[HistoryEvent, ...] = ()
    unknown_lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_events(text: str) -> EventLog:
    """The events in a file.

    Conflict markers and broken lines are left out and reported; so are, without a report, lines
    that repeat an event or change nothing. Such lines, or numbers out of order, show that two branches were
    merged: the events are then ordered by `merged`.
    """
    events: list[HistoryEvent] = []
    unknown_lines: list[str] = []
    broken: list[NumberedLine] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        values = _object(line)
        if values is None:
            broken.append(NumberedLine(number, line))
        elif (event := _event(values)) is not None:
            events.append(event)
        elif _is_of_newer_version(values):
            unknown_lines.append(line.strip())
        else:
            broken.append(NumberedLine(number, line))
    return EventLog(
        _effective(events),
        tuple(dict.fromkeys(unknown_lines)),
        broken_lines_problem(FILE, broken, expected=_EXPECTED, advice=_ADVICE),
    )


def format_events(log: EventLog, new: Iterable[HistoryEvent] = ()) -> str:
    """The text of the file with further events at its end."""
    lines = (*map(_line, log.events), *log.unknown_lines, *map(_line, new))
    return "".join(f"{line}\n" for line in lines)


def _effective(events: Sequence[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    """The events that change the state of their paper."""
    effective = _changing(events)
    if len(effective) == len(events) and are_in_order(events):
        return effective
    return _changing(merged(events))


def _changing(events: Iterable[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    states: dict[str, Any] = {}
    return tuple(event for event in events if changes_state(event, states))


def _object(line: str) -> Mapping[str, Any] | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _event(values: Mapping[str, Any]) -> HistoryEvent | None:
    """The event of a line; None if it is not one."""
    texts = {name: values.get(name, "") for name in ("paper", "change", "date", *_TEXTS)}
    lists = {name: values.get(name, []) for name in _LISTS}
    number = values.get("number", 0)
    has_known_types = _are_all(str, texts) and _are_all(list, lists) and type(number) is int
    if not has_known_types or not texts["paper"] or texts["change"] not in tuple(Change):
        return None
    return HistoryEvent(
        paper=texts["paper"],
        change=Change(texts["change"]),
        date=PartialDate.from_iso(texts["date"]),
        fields=tuple(map(str, lists["fields"])),
        released=tuple(map(str, lists["released"])),
        number=number,
        **{name: texts[name] for name in _TEXTS},
    )


def _are_all(kind: type, values: Mapping[str, Any]) -> bool:
    return all(isinstance(value, kind) for value in values.values())


def _is_of_newer_version(values: Mapping[str, Any]) -> bool:
    change = values.get("change")
    return isinstance(values.get("paper"), str) and isinstance(change, str) and change not in tuple(Change)


def _line(event: HistoryEvent) -> str:
    values: dict[str, Any] = {"date": str(event.date or ""), "paper": event.paper, "change": event.change}
    values |= {name: getattr(event, name) for name in _TEXTS}
    values |= {name: list(getattr(event, name)) for name in _LISTS}
    values["number"] = event.number
    is_kept = {"paper", "change"}
    # ASCII, so that lone surrogates and line separators of other kinds stay one valid line.
    return json.dumps({name: value for name, value in values.items() if value or name in is_kept})
