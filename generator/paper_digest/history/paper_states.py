"""Computes what is known of each paper after all events of its history."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, replace

from paper_digest.model.history import Change, HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """What the events of a paper say of it."""

    title: str = ""
    abstract: str = ""
    """The digest (hash) of its abstract."""
    is_listed: bool = True
    is_withdrawn: bool = False
    merged_into: str = ""
    corrected: tuple[str, ...] = ()


def after(state: PaperState | None, event: HistoryEvent) -> PaperState:
    """The state of a paper after an event; `state` is None before its first one."""
    known = state or PaperState()
    match event.change:
        case Change.ADDED | Change.RETURNED | Change.SPLIT:
            known = replace(known, is_listed=True, merged_into="")
            if event.title or event.abstract or event.change is Change.ADDED:
                known = replace(known, title=event.title, abstract=event.abstract, corrected=event.fields)
        case Change.REVISED:
            known = replace(known, abstract=event.abstract)
        case Change.RETITLED:
            known = replace(known, title=event.title)
        case Change.MERGED:
            known = replace(known, is_listed=False, merged_into=event.other_paper)
        case Change.REMOVED:
            known = replace(known, is_listed=False)
        case Change.WITHDRAWN:
            known = replace(known, is_withdrawn=True)
        case Change.CORRECTED:
            known = replace(known, corrected=event.fields)
    return known


def is_new(event: HistoryEvent, states: MutableMapping[str, PaperState]) -> bool:
    """Whether an event changes its paper's state; updates `states`."""
    before = states.get(event.paper)
    if before is not None and event.change is Change.ADDED and before.is_listed:
        return False  # two branches added it
    states[event.paper] = after(before, event)
    return states[event.paper] != before


def paper_states(events: Iterable[HistoryEvent]) -> dict[str, PaperState]:
    """The state of each paper after its events, by paper id."""
    states: dict[str, PaperState] = {}
    for event in events:
        states[event.paper] = after(states.get(event.paper), event)
    return states
