"""Decides which external records are proved to be which papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_digest.enrichment.metadata_lines import metadata_of
from paper_digest.enrichment.proof import Match, Verdict, features_of_paper, judge
from paper_digest.linkage.blocking import candidate_pairs
from paper_digest.linkage.field_resolution import best_authors
from paper_digest.linkage.match_features import match_features
from paper_digest.linkage.wanted_papers import title_keys_of
from paper_digest.model.external_record import ExternalRecord
from paper_digest.model.paper import Paper
from paper_digest.sources.paper_metadata import MetadataRecord
from paper_digest.values.identifiers import first_of_each_kind

_ROUNDS: Final = 4
"""How often records are judged again by what others proved; two are usual."""


Matches = Mapping[str, Sequence[Match]]
"""The matches of each paper that has any, by its id."""
SureRecords = dict[str, tuple[ExternalRecord, ...]]
"""The records that are proved to be a paper, by its id."""


@dataclass(frozen=True, slots=True)
class Enrichment:
    """The result of one run."""

    papers: tuple[Paper, ...]
    """All papers for which sources were asked."""
    matches: Matches
    proved: tuple[tuple[Paper, MetadataRecord], ...]
    """The papers with a proved match, and what their records say."""

    @property
    def proved_ids(self) -> frozenset[str]:
        """The ids of the papers with a proved match."""
        return frozenset(paper.id for paper, _ in self.proved)

    @property
    def doubtful(self) -> tuple[Match, ...]:
        """For a person to review."""
        proved = self.proved_ids
        unproved = (paper for paper in self.papers if paper.id not in proved)
        return tuple(match for paper in unproved for match in self.matches.get(paper.id, ()))

    @property
    def missing(self) -> tuple[Paper, ...]:
        """Papers without a match."""
        return tuple(paper for paper in self.papers if paper.id not in self.matches)


def enrich(
    papers: Sequence[Paper], records: Sequence[ExternalRecord], digest: Sequence[Paper] | None = None
) -> Enrichment:
    """What the records prove about the papers; `digest` has all papers if `papers` are only some of them.

    Nothing is proved about a paper that shares its title with another one of the digest, since metadata.jsonl
    could not tell them apart, nor by records whose identifiers disagree, unless the paper itself has one of
    these. Authors and identifiers that one
    record proves help to judge the others, as they would in a second run.
    """
    n_papers = _papers_by_title(digest or papers)
    unique = [paper for paper in papers if _is_unique(paper, n_papers)]
    by_paper = _by_paper(matches(papers, records))
    sure: SureRecords = {}
    for _ in range(_ROUNDS):
        newly_sure = _newly_sure(unique, by_paper, sure)
        sure |= newly_sure
        by_paper |= _by_paper(matches(_informed(unique, newly_sure), records))
    proved = [
        (paper, metadata_of(paper, sure[paper.id], n_papers.keys())) for paper in unique if paper.id in sure
    ]
    return Enrichment(tuple(papers), by_paper, tuple(proved))


def matches(papers: Sequence[Paper], records: Sequence[ExternalRecord]) -> Iterator[Match]:
    """The records that are or may be papers, by the candidates and the rules of linkage."""
    if not papers:
        return
    features = [*map(features_of_paper, papers)]
    features += [match_features((record.sighting,), {})[0] for record in records]
    for left, right in candidate_pairs(features):
        if left < len(papers) <= right and (verdict := judge(features[left], features[right])):
            yield Match(papers[left], records[right - len(papers)], *verdict)


def _by_paper(all_matches: Iterable[Match]) -> dict[str, list[Match]]:
    by_paper: defaultdict[str, list[Match]] = defaultdict(list)
    for match in all_matches:
        by_paper[match.paper.id].append(match)
    return dict(by_paper)


def _newly_sure(papers: Iterable[Paper], by_paper: Matches, sure: SureRecords) -> SureRecords:
    """The proved records of the papers for which they are certain and others than before."""
    proved = {paper.id: _certain_records(paper, by_paper.get(paper.id, ())) for paper in papers}
    return {
        paper_id: records for paper_id, records in proved.items() if records and records != sure.get(paper_id)
    }


def _certain_records(paper: Paper, matches_of_paper: Iterable[Match]) -> tuple[ExternalRecord, ...]:
    """The proved records; if they disagree, those that have an identifier of the paper; else none."""
    proved = [match.record for match in matches_of_paper if match.verdict is Verdict.PROVED]
    identified = [record for record in proved if {*record.sighting.identifiers} & {*paper.identifiers}]
    return tuple(next((records for records in (proved, identified) if _are_certain(records)), ()))


def _informed(papers: Iterable[Paper], sure: SureRecords) -> list[Paper]:
    """The papers with sure records, with their authors and identifiers where they have none."""
    return [_informed_paper(paper, sure[paper.id]) for paper in papers if paper.id in sure]


def _informed_paper(paper: Paper, records: Sequence[ExternalRecord]) -> Paper:
    sightings = [record.sighting for record in records]
    identifiers = (*paper.identifiers, *(value for sighting in sightings for value in sighting.identifiers))
    return replace(
        paper,
        authors=paper.authors or best_authors(sighting.authors for sighting in sightings),
        identifiers=first_of_each_kind(identifiers),
    )


def _papers_by_title(papers: Sequence[Paper]) -> Counter[str]:
    return Counter(key for paper in papers for key in title_keys_of(paper))


def _is_unique(paper: Paper, n_papers: Counter[str]) -> bool:
    return all(n_papers[key] == 1 for key in title_keys_of(paper))


def _are_certain(records: Sequence[ExternalRecord]) -> bool:
    """Whether there is a record, and at most one identifier of each kind in all of them."""
    identifiers = {identifier for record in records for identifier in record.sighting.identifiers}
    return bool(records) and len({identifier.kind for identifier in identifiers}) == len(identifiers)
