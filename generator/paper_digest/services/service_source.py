"""Asks one service for the papers of a digest: by identifier, and by title for those it does not find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from paper_digest.linkage.wanted_papers import WantedPapers, is_wanted
from paper_digest.model.external_record import ExternalRecord, SourceRecords, StepProgress
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, and_more
from paper_digest.model.record import Sighting
from paper_digest.services.answers import title_words
from paper_digest.services.client import Client
from paper_digest.services.exchange import ServiceError
from paper_digest.services.service import Request, Service
from paper_digest.values.identifiers import Identifier

_FAILURES_ALLOWED: Final = 3
"""Questions in a row that fail before a service is given up for the run; chosen by hand."""
_SEPARATORS: Final = frozenset(",|")
"""Characters that services take for the end of an identifier in a list."""


@dataclass(frozen=True, slots=True)
class ServiceSource:
    """A service as a source of records."""

    service: Service
    client: Client
    limit: int | None = None
    """The most papers in a run about which the service is newly asked; stored answers do not count."""

    @property
    def name(self) -> str:
        return self.service.name

    def records(self, wanted: WantedPapers, progress: StepProgress) -> SourceRecords:
        """What the service says about the papers; a service that fails is a problem, never an exception."""
        inquiry = _Inquiry(self.service, self.client, wanted.keys, self.limit)
        by_identifier = [*_by_identifier(wanted.papers, self.service).items()]
        steps = len(wanted.papers)
        start = done = 0
        while start < len(by_identifier):
            progress(f"Asking {self.name}", done, steps)
            batch = dict(by_identifier[start : start + inquiry.batch_size])
            inquiry.look_up(batch)
            start += len(batch)
            done += len(inquiry.answered & batch.keys())
        for paper in wanted.papers:
            if paper.id not in inquiry.answered:
                progress(f"Asking {self.name}", done, steps)
                inquiry.search(paper)
                done += 1
        progress(f"Asking {self.name}", steps, steps)
        return SourceRecords(
            name=self.name,
            records=tuple(inquiry.records.values()),
            not_asked=frozenset(inquiry.not_asked),
            problems=tuple(inquiry.problems()),
        )


@dataclass(slots=True)
class _Inquiry:
    """The questions of one run to one service, and what came of them."""

    service: Service
    client: Client
    wanted: frozenset[str]
    limit: int | None
    records: dict[Sighting, ExternalRecord] = field(default_factory=dict)
    """What each paper in an answer came from, in the order of the answers; a paper may be in several."""
    answered: set[str] = field(default_factory=set)
    """Ids of papers whose identifier the service knows, or that it could not be asked about."""
    not_asked: set[str] = field(default_factory=set)
    newly_asked: set[str] = field(default_factory=set)
    """Ids of papers about which a question was sent."""
    failures: list[str] = field(default_factory=list)
    failures_in_a_row: int = 0
    is_given_up: bool = False

    @property
    def batch_size(self) -> int:
        """How many papers to look up at once: no more than may still be asked about, if any may."""
        rest = self.service.batch_size if self.limit is None else self.limit - len(self.newly_asked)
        return min(self.service.batch_size, rest) or self.service.batch_size

    def look_up(self, identifiers: Mapping[str, Identifier]) -> None:
        """Asks for papers by their identifiers, given by paper id."""
        lookup = self.service.lookup
        if lookup is None:
            return
        request = lookup([*identifiers.values()])
        sightings = self._ask(request, identifiers)

        def address(sighting: Sighting) -> str:
            """The address of one record, not of the whole batch."""
            named = [identifier for identifier in identifiers.values() if identifier in sighting.identifiers]
            return (lookup(named[:1]) if named else Request(request.path)).address(self.service.base_url)

        self._keep(sightings, address)
        known = {identifier for sighting in sightings for identifier in sighting.identifiers}
        self.answered |= {paper_id for paper_id, identifier in identifiers.items() if identifier in known}

    def search(self, paper: Paper) -> None:
        """Asks for a paper by its title."""
        title = paper.title.plain if paper.title else ""
        if not title_words(title):
            self.not_asked.add(paper.id)
            return
        request = self.service.search(title)
        address = request.address(self.service.base_url)
        self._keep(self._ask(request, (paper.id,)), lambda _: address)

    def problems(self) -> Iterator[Problem]:
        """At most one for the whole run."""
        if not self.failures:
            return
        outcome = "It was given up for this run" if self.is_given_up else "Its other answers were used"
        yield Problem(
            file=self.service.name,
            line=None,
            expected="an answer of the documented form",
            actual=f"{self.failures[0]}{and_more(len(self.failures) - 1)}",
            advice=f"{outcome}. Run the command again later: it asks only what has no answer yet.",
        )

    def _ask(self, request: Request, paper_ids: Collection[str]) -> tuple[Sighting, ...]:
        """The papers in the stored answer, else in a new one, if the service may be asked."""
        stored = self.client.stored(self.service, request, self.service.read)
        answer = stored or (self._sent(request, paper_ids) if self._may_send(paper_ids) else None)
        if answer is None:
            self.not_asked.update(paper_ids)
            self.answered.update(paper_ids)
            return ()
        return answer[0] or ()

    def _may_send(self, paper_ids: Collection[str]) -> bool:
        if self.is_given_up or self.limit is None:
            return not self.is_given_up
        n_new = sum(paper_id not in self.newly_asked for paper_id in paper_ids)
        return len(self.newly_asked) + n_new <= self.limit

    def _sent(
        self, request: Request, paper_ids: Collection[str]
    ) -> tuple[tuple[Sighting, ...] | None] | None:
        """The new answer, as `Client.stored` returns it; None if there is none."""
        self.newly_asked.update(paper_ids)
        try:
            sightings = self.client.ask(self.service, request, self.service.read)
        except ServiceError as error:
            self.failures.append(str(error))
            self.failures_in_a_row += 1
            self.is_given_up = error.is_final or self.failures_in_a_row >= _FAILURES_ALLOWED
            return None
        self.failures_in_a_row = 0
        return (sightings,)

    def _keep(self, sightings: Iterable[Sighting], address: Callable[[Sighting], str]) -> None:
        """Keeps the records that may be papers of the digest."""
        for sighting in sightings:
            if is_wanted(sighting, self.wanted):
                source = f"{self.service.name}, {address(sighting)}"
                self.records.setdefault(sighting, ExternalRecord(sighting, source))


def _by_identifier(papers: Iterable[Paper], service: Service) -> dict[str, Identifier]:
    """For each paper, by its id, the best identifier by which the service can be asked; if it has any."""
    return {paper.id: identifiers[0] for paper in papers if (identifiers := _identifiers(paper, service))}


def _identifiers(paper: Paper, service: Service) -> list[Identifier]:
    known = (identifier for identifier in paper.identifiers if not _SEPARATORS & set(identifier.value))
    usable = (identifier for identifier in known if identifier.kind in service.kinds)
    return sorted(usable, key=lambda identifier: service.kinds.index(identifier.kind))
