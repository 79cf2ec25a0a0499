"""Links records: readings become papers, each with all its sightings and one permanent id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.linkage.citations import with_unique_keys
from paper_digest.linkage.clustering import Cluster, cluster
from paper_digest.linkage.corrected_pairs import (
    NamedRecords,
    contradictions,
    forbidden_pairs,
    forced_pairs,
    inseparable,
    names_of_papers,
)
from paper_digest.linkage.field_resolution import combined_metadata, resolve_paper, sightings_of
from paper_digest.linkage.id_registry import IdRegistry, extended, split_origins
from paper_digest.linkage.match_features import match_features, metadata_features
from paper_digest.linkage.paper_clusters import PaperClusters
from paper_digest.linkage.paper_ids import PaperId, assign_ids
from paper_digest.linkage.shared_identifiers import (
    shared_identifier_problems,
    shared_identifiers,
    without_joining,
    without_shared,
)
from paper_digest.linkage.two_titles import join_titles
from paper_digest.linkage.venues import NO_VENUES, VenueIndex
from paper_digest.model.metadata import PaperMetadata
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.model.record import Reading, Sighting
from paper_digest.model.settings import Correction


@dataclass(frozen=True, slots=True)
class LinkedPapers:
    """The papers in the order of their ids, the registry to keep, and the corrections that match no paper."""

    papers: tuple[Paper, ...]
    removed: tuple[Paper, ...]
    """Papers of the dumps that corrections.yml leaves out; their ids stay theirs."""
    registry: IdRegistry
    split_from: Mapping[str, str]
    """For new papers whose records were part of another paper, the id of that paper."""
    problems: tuple[Problem, ...]


def link_records(
    readings: Iterable[Reading],
    corrections: tuple[Correction, ...] = (),
    registry: IdRegistry | None = None,
    metadata: Sequence[PaperMetadata] = (),
    venues: VenueIndex = NO_VENUES,
    results: Results = NO_RESULTS,
) -> LinkedPapers:
    """One paper for all its sightings; matching.py decides what matches, paper_ids.py assigns the ids.

    Metadata joins the papers that it matches, gives none an id, and makes no paper of its own.
    results: keeps the features of records and the resolved fields of papers.
    """
    known = registry or IdRegistry()
    ordered = sorted(readings, key=lambda reading: reading.dump)
    sightings = tuple(sighting for reading in ordered for sighting in reading.sightings)
    stated = (
        *match_features(sightings, {correction.paper: correction for correction in corrections}, results),
        *map(metadata_features, metadata),
    )
    shared = shared_identifiers(stated)
    features = without_shared(stated, shared)
    joined = join_titles(cluster(features), features)
    clusters = PaperClusters.of(joined.clusters)
    paper_ids = assign_ids(clusters.papers, known)
    records = NamedRecords.of(features, clusters.papers, paper_ids, known)
    forbidden = forbidden_pairs(records, corrections)
    forced = forced_pairs(records, corrections, forbidden)
    if forced or forbidden:
        joined = join_titles(cluster(features, forced, forbidden), features, forbidden)
        clusters = PaperClusters.of(joined.clusters)
        paper_ids = assign_ids(clusters.papers, known)
    papers, removed = _resolved(clusters, paper_ids, corrections, venues, results)
    extended_registry = extended(known, {paper_id.id: paper_id.keys for paper_id in paper_ids})
    return LinkedPapers(
        papers=tuple(sorted(with_unique_keys(papers), key=lambda paper: paper.id)),
        removed=tuple(sorted(removed, key=lambda paper: paper.id)),
        registry=extended_registry,
        split_from=split_origins(known, extended_registry, {paper.id for paper in papers}),
        problems=(
            *_unmatched(corrections, names_of_papers(clusters.papers, paper_ids), known),
            *inseparable(records, corrections),
            *contradictions(corrections),
            *shared_identifier_problems(without_joining(shared, joined.identifiers)),
            *_unused_metadata(clusters),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Unresolved:
    """What the fields of one paper are resolved from."""

    sightings: tuple[Sighting, ...]
    id: str
    aliases: tuple[str, ...]
    corrections: tuple[Correction, ...]
    metadata: PaperMetadata


def _resolved(
    clusters: PaperClusters,
    paper_ids: Sequence[PaperId],
    corrections: Sequence[Correction],
    venues: VenueIndex,
    results: Results,
) -> tuple[list[Paper], list[Paper]]:
    """The papers of the clusters, and those that corrections leave out."""
    unresolved = [
        _Unresolved(
            sightings_of(members),
            paper_id.id,
            paper_id.aliases,
            _corrections_of(paper_id, members, corrections),
            combined_metadata(lines),
        )
        for members, lines, paper_id in zip(clusters.papers, clusters.metadata, paper_ids, strict=True)
    ]
    known_venues = cache(lambda: encoded(sorted(venues.by_key.items())))

    def resolve(paper: _Unresolved) -> Paper:
        """The paper without its sightings, which need not be kept twice."""
        fields = (paper.id, paper.aliases, paper.corrections, paper.metadata)
        return replace(resolve_paper(paper.sightings, *fields, venues), sightings=())

    papers: list[Paper] = []
    removed: list[Paper] = []
    kept = results.each("resolve", unresolved, lambda paper: (encoded(paper), known_venues()), Paper, resolve)
    for source, fields in zip(unresolved, kept, strict=True):
        is_removed = any(correction.remove for correction in source.corrections)
        (removed if is_removed else papers).append(replace(fields, sightings=source.sightings))
    return papers, removed


def _corrections_of(
    paper_id: PaperId, members: Cluster, corrections: Sequence[Correction]
) -> tuple[Correction, ...]:
    names = paper_id.names(members) if corrections else frozenset()
    return tuple(correction for correction in corrections if correction.paper in names)


def _unused_metadata(clusters: PaperClusters) -> Iterator[Problem]:
    """A warning for the metadata that matches no paper, and one for that which matches several."""
    yield from _metadata_warning(
        clusters.unmatched,
        "the title or an identifier of a paper in the dumps",
        "which matches no paper",
        "The line was kept: a paper of a later dump may match it. Check its title if it should match.",
    )
    yield from _metadata_warning(
        clusters.ambiguous,
        "an identifier, or a title that only one paper has",
        "the title of several papers",
        "The line was not used. Add the identifier that the dumps show for the paper.",
    )


def _metadata_warning(
    lines: Sequence[PaperMetadata], expected: str, fault: str, advice: str
) -> Iterator[Problem]:
    """One warning for all the lines."""
    if not lines:
        return
    first = min(lines, key=lambda metadata: metadata.line)
    yield Problem(
        file="metadata.jsonl",
        line=first.line,
        expected=expected,
        actual=f"{first.title!r}, {fault}{and_more(len(lines) - 1)}",
        advice=advice,
        severity=Severity.WARNING,
    )


def _unmatched(
    corrections: Sequence[Correction], names: Collection[str], known: IdRegistry
) -> Iterator[Problem]:
    """One warning for all corrections that match no paper; a removed paper may be gone from the dumps."""
    unmatched = [
        (correction.line, name)
        for correction in corrections
        for name in (correction.paper, correction.same_as, *correction.not_same_as)
        if name and name not in names and not (correction.remove and name in known.keys_by_id)
    ]
    if not unmatched:
        return
    line, name = unmatched[0]
    yield Problem(
        file="corrections.yml",
        line=line,
        expected="the id of a paper, the fingerprint of its abstract or one of its identifiers",
        actual=f"{name!r}, which matches no paper of these dumps{and_more(len(unmatched) - 1)}",
        advice="Copy the id from the paper's URL or the fingerprint from the end of its page, "
        "or remove the entry.",
        severity=Severity.WARNING,
    )
