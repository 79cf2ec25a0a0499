"""Computes what is known of each paper after all events of its history."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from paper_digest.model.history import Change, HistoryEvent
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate


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
    arrived: PartialDate | None = None
    """The day of the first listing that showed it."""
    changed: PartialDate | None = None
    """The latest day of its events."""
    versions: frozenset[str] = frozenset()
    """The digests (hashes) of all its abstracts."""


def after(state: PaperState | None, event: HistoryEvent) -> PaperState:
    """The state of a paper after an event; `state` is None before its first one."""
    known = state or PaperState()
    versions = {event.abstract, _digest_of(event)} - {""}
    return replace(
        known,
        **_updates(event),
        changed=max(filter(None, (known.changed, event.known_date)), default=None),
        versions=known.versions | versions,
    )


def _digest_of(event: HistoryEvent) -> str:
    """The digest of the abstract before a revision."""
    return text_digest(event.before) if event.change is Change.REVISED and event.before else ""


def text_digest(text: str) -> str:
    """Twelve hexadecimal digits for a text; TeX, case and punctuation do not matter."""
    return blake2b(normalized_key(text).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _updates(event: HistoryEvent) -> dict[str, Any]:
    """The fields of the state that an event sets."""
    start = {
        "title": event.title,
        "abstract": event.abstract,
        "corrected": event.fields,
        "arrived": event.date,
    }
    is_start = event.change is Change.ADDED or bool(event.title or event.abstract)
    present = {"is_listed": True, "merged_into": "", **(start if is_start else {})}
    updates: dict[Change, dict[str, Any]] = {
        Change.ADDED: present,
        Change.RETURNED: {**present, "is_withdrawn": False},
        Change.DATED: {"arrived": event.date},
        Change.COMPLETED: {"abstract": event.abstract},
        Change.SPLIT: present,
        Change.REVISED: {"abstract": event.abstract},
        Change.RETITLED: {"title": event.title},
        Change.MERGED: {"is_listed": False, "merged_into": event.other_paper},
        Change.REMOVED: {"is_listed": False, "merged_into": ""},
        Change.WITHDRAWN: {"is_withdrawn": True},
        Change.CORRECTED: {"corrected": event.fields, **({"title": event.title} if event.title else {})},
    }
    return updates[event.change]


def is_new(event: HistoryEvent, states: MutableMapping[str, PaperState]) -> bool:
    """Whether an event changes its paper's state; updates `states`."""
    before = states.get(event.paper)
    if before is not None and event.change is Change.ADDED and before.is_listed:
        return False  # two branches added it
    states[event.paper] = after(before, event)
    is_same = before is not None and replace(states[event.paper], changed=before.changed) == before
    return not is_same


def paper_states(events: Iterable[HistoryEvent]) -> dict[str, PaperState]:
    """The state of each paper after its events, by paper id."""
    states: dict[str, PaperState] = {}
    for event in events:
        states[event.paper] = after(states.get(event.paper), event)
    return states
