"""Asks one service for the papers of a digest: by identifier, and by title for those it does not find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from paper_digest.linkage.wanted_papers import WantedPapers, is_wanted
from paper_digest.model.external_record import ExternalRecord, SourceRecords, StepProgress
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, and_more
from paper_digest.model.record import Sighting
from paper_digest.services.answers import title_words
from paper_digest.services.client import Client, ServiceError
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

    @property
    def name(self) -> str:
        return self.service.name

    def records(self, wanted: WantedPapers, progress: StepProgress) -> SourceRecords:
        """What the service says about the papers; a service that fails is a problem, never an exception."""
        inquiry = _Inquiry(self.service, self.client, wanted.keys)
        by_identifier = _by_identifier(wanted.papers, self.service)
        steps = len(wanted.papers)
        done = 0
        for batch in _batches([*by_identifier.items()], self.service.batch_size):
            progress(f"Asking {self.name}", done, steps)
            inquiry.look_up(dict(batch))
            done += sum(paper_id in inquiry.answered for paper_id, _ in batch)
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
    records: dict[Sighting, ExternalRecord] = field(default_factory=dict)
    """What each paper in an answer came from, in the order of the answers; a paper may be in several."""
    answered: set[str] = field(default_factory=set)
    """Ids of papers whose identifier the service knows, or that it could not be asked about."""
    not_asked: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    failures_in_a_row: int = 0
    is_given_up: bool = False

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

    def _ask(self, request: Request, paper_ids: Iterable[str]) -> tuple[Sighting, ...]:
        if not self.is_given_up:
            try:
                sightings = self.client.ask(self.service, request, self.service.read)
            except ServiceError as error:
                self.failures.append(str(error))
                self.failures_in_a_row += 1
                self.is_given_up = error.is_final or self.failures_in_a_row >= _FAILURES_ALLOWED
            else:
                self.failures_in_a_row = 0
                return sightings or ()
        self.not_asked.update(paper_ids)
        self.answered.update(paper_ids)
        return ()

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


def _batches(
    identifiers: Sequence[tuple[str, Identifier]], size: int
) -> Iterator[Sequence[tuple[str, Identifier]]]:
    return (identifiers[start : start + size] for start in range(0, len(identifiers), size))
