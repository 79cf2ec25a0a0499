"""Defines what former builds published, as the files that Git keeps say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from paper_digest.history.addresses import Addresses, address_of, format_addresses, parse_addresses
from paper_digest.history.assignments import Assignments, format_assignments, parse_assignments
from paper_digest.history.author_ids import with_kept_author_ids
from paper_digest.history.changes import new_events
from paper_digest.history.event_log import EventLog, format_events, parse_events
from paper_digest.history.hysteresis import assignments_of, with_kept_assignments
from paper_digest.history.map_places import ContinuedLayout
from paper_digest.model.digest import Digest
from paper_digest.model.history import History
from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedState:
    """The history of papers, their analysis, and the addresses of pages and feeds."""

    log: EventLog = field(default_factory=EventLog)
    assignments: Assignments = field(default_factory=Assignments)
    addresses: Addresses = field(default_factory=Addresses)

    @classmethod
    def parse(cls, history: str, assignments: str, addresses: str) -> PublishedState:
        """The state in the texts of history.jsonl, raw/analysis.lock and raw/addresses.lock.

        Papers that were listed had a page, also if the last file lost its line.
        """
        log, known = parse_events(history), parse_addresses(addresses)
        papers = (address_of(f"papers/{event.paper}.md") for event in log.events)
        return cls(
            log=log,
            assignments=parse_assignments(assignments),
            addresses=replace(known, paths=known.paths.union(filter(None, papers))),
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The lines that could not be read."""
        return (*self.log.problems, *self.assignments.problems, *self.addresses.problems)

    def continued(
        self,
        digest: Digest,
        split_from: Mapping[str, str],
        continued_layout: ContinuedLayout,
        *,
        reanalyze: bool = False,
    ) -> tuple[Digest, tuple[HistoryEvent, ...]]:
        """The digest with its history, and with what was published of unchanged papers; the new events.

        split_from: see `new_events`. continued_layout: see `with_kept_assignments`. reanalyze: publish the
        results of the new analysis of all papers.
        """
        papers = [analyzed.paper for analyzed in digest.papers]
        events = new_events(self.log.events, papers, digest.readings, split_from, digest.removed)
        published = self.assignments
        if reanalyze:
            published = Assignments(tags=published.tags, authors=published.authors)
        kept = with_kept_author_ids(
            with_kept_assignments(digest, published, continued_layout),
            published.authors,
            self.addresses.paths,
        )
        return replace(kept, history=History((*self.log.events, *events))), events

    def history_text(self, events: Iterable[HistoryEvent]) -> str:
        """The text of history.jsonl with new events."""
        return format_events(self.log, events)

    def assignments_text(self, digest: Digest) -> str:
        """The text of raw/analysis.lock for a digest."""
        return format_assignments(assignments_of(digest, self.assignments))

    def addresses_text(self, files: Iterable[str]) -> str:
        """The text of raw/addresses.lock with the addresses of the pages and feeds among further files."""
        return format_addresses({*self.addresses.paths, *filter(None, map(address_of, files))})
