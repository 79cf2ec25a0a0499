"""Defines the history of a digest: its events, and what they say of each paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper_state import PaperState, paper_states
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.partial_date import PartialDate


@dataclass(frozen=True)
class History:
    """All events, in the order in which builds noticed them."""

    events: tuple[HistoryEvent, ...] = ()

    @cached_property
    def by_paper(self) -> Mapping[str, tuple[HistoryEvent, ...]]:
        """The events of each paper by its id."""
        events: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.events:
            events[event.paper].append(event)
        return {paper: tuple(group) for paper, group in events.items()}

    @cached_property
    def states(self) -> Mapping[str, PaperState]:
        """What is known of each paper after all its events, by paper id."""
        return paper_states(self.events)

    @cached_property
    def arrivals(self) -> Mapping[str, PartialDate]:
        """The day on which a listing first showed each paper, by paper id; without those of unknown day.

        A paper that is merged into another one counts as that one, until they are separated.
        """
        days: dict[str, PartialDate] = {}
        for paper, state in self.states.items():
            for name in filter(None, (paper, state.merged_into) if state.arrived else ()):
                days[name] = min(filter(None, (days.get(name), state.arrived)))
        return days

    @cached_property
    def abstracts_elsewhere(self) -> Mapping[str, frozenset[str]]:
        """By paper id, the hashes of the abstracts of papers that were separated from it."""
        hashes: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for paper, origin in self.separated:
            hashes[origin] |= self.states[paper].versions
        return hashes

    @cached_property
    def titles_elsewhere(self) -> Mapping[str, frozenset[str]]:
        """By paper id, the normalized keys of the titles of papers that were separated from it."""
        keys: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for paper, origin in self.separated:
            titles = (event.title for event in self.by_paper[paper] if event.title)
            keys[origin] |= frozenset(filter(None, map(normalized_key, titles)))
        return keys

    @cached_property
    def separated(self) -> tuple[tuple[str, str], ...]:
        """The papers that were separated from another one, with that one's id."""
        return tuple(
            (event.paper, event.other_paper)
            for event in self.events
            if event.change is Change.SPLIT and self.states[event.paper].merged_into != event.other_paper
        )
