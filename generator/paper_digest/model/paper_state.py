"""Defines what is known of a paper after the events of its history."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """What the events of a paper say of it."""

    title: str = ""
    """As text with TeX."""
    abstract: str = ""
    """The hash of its abstract."""
    is_withdrawn: bool = False
    merged_into: str = ""
    """The paper that it is a part of now; "" if it is none of another."""
    removal: HistoryEvent | None = None
    """The event that removed it; None if it is listed."""
    corrected: tuple[str, ...] = ()
    arrived: PartialDate | None = None
    """The day on which a listing first showed it."""
    changed: PartialDate | None = None
    """The latest day of its events."""
    versions: frozenset[str] = frozenset()
    """The hashes of its abstracts, not of those that it showed as a paper merged into it had them."""

    @property
    def is_listed(self) -> bool:
        """Whether the digest has a page with the paper."""
        return not self.merged_into and self.removal is None


def after(state: PaperState | None, event: HistoryEvent) -> PaperState:
    """The state of a paper after an event; `state` is None before its first one."""
    known = state or PaperState()
    before = text_hash(event.before) if event.change is Change.REVISED else ""
    # The abstract of a paper that was merged into it is one of that paper.
    versions = {before, "" if event.change is Change.MERGED_WITH else event.abstract} - {""}
    return replace(
        known,
        **_updates(event),
        arrived=min(filter(None, (known.arrived, _day_of_arrival(event))), default=None),
        changed=max(filter(None, (known.changed, event.known_date)), default=None),
        versions=known.versions | versions,
    )


def text_hash(text: str) -> str:
    """Twelve hexadecimal digits for a text; TeX, case and punctuation do not matter. "" for no text."""
    key = normalized_key(text).encode("utf-8", "replace")
    return blake2b(key, digest_size=6).hexdigest() if text else ""


def abstract_hash(abstract: RichText | None) -> str:
    """The `text_hash` of an abstract."""
    return text_hash(abstract.with_tex if abstract else "")


def _day_of_arrival(event: HistoryEvent) -> PartialDate | None:
    """The day of a listing that an event shows as one of the first with the paper."""
    return event.known_day if event.change is Change.DATED or event.starts_paper else None


def _updates(event: HistoryEvent) -> dict[str, Any]:
    """The fields of the state that an event sets."""
    start = {
        "title": event.title,
        "abstract": event.abstract,
        "corrected": event.fields,
    }
    present = {
        "merged_into": "",
        "removal": None,
        "is_withdrawn": False,
        **(start if event.starts_paper else {}),
    }
    shown = {"title": event.title, "abstract": event.abstract}
    updates: dict[Change, dict[str, Any]] = {
        Change.ADDED: present,
        Change.SPLIT: present,
        Change.RETURNED: present,
        Change.MERGED_WITH: shown,
        Change.SEPARATED_FROM: shown,
        Change.DATED: {},
        Change.COMPLETED: {"abstract": event.abstract},
        Change.REVISED: {"abstract": event.abstract},
        Change.RETITLED: {"title": event.title},
        Change.CORRECTED: {"corrected": event.fields, **({"title": event.title} if event.title else {})},
        Change.WITHDRAWN: {"is_withdrawn": True},
        Change.MERGED: {"merged_into": event.other_paper},
        Change.REMOVED: {"merged_into": "", "removal": event},
    }
    return updates[event.change]


def changes_state(event: HistoryEvent, states: MutableMapping[str, PaperState]) -> bool:
    """Whether an event says something new of its paper; updates `states`.

    After a merge of two branches, both may have added or removed a paper.
    """
    before = states.get(event.paper)
    if before is not None and event.change is (Change.ADDED if before.is_listed else Change.REMOVED):
        return False
    states[event.paper] = after(before, event)
    return before is None or replace(states[event.paper], changed=before.changed) != before


def paper_states(events: Iterable[HistoryEvent]) -> dict[str, PaperState]:
    """The state of each paper after its events, by paper id."""
    states: dict[str, PaperState] = {}
    for event in events:
        states[event.paper] = after(states.get(event.paper), event)
    return states
