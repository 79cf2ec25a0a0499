"""Separates the clusters of papers from the metadata that joined them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.model.metadata import PaperMetadata

Lines = tuple[PaperMetadata, ...]


@dataclass(frozen=True, slots=True)
class PaperClusters:
    """The clusters with sightings, and the metadata of each."""

    papers: tuple[Cluster, ...]
    metadata: tuple[Lines, ...]
    unmatched: Lines
    """Metadata without sightings."""
    ambiguous: Lines
    """Metadata that only a title shared by several papers matches."""

    @classmethod
    def of(cls, clusters: Sequence[Cluster]) -> PaperClusters:
        """The sightings and the metadata of clusters."""
        split = [(_sightings(cluster), _metadata(cluster)) for cluster in clusters]
        shared = _shared_title_keys(sightings for sightings, _ in split)
        papers: list[Cluster] = []
        metadata: list[Lines] = []
        unmatched: list[MatchFeatures] = []
        ambiguous: list[MatchFeatures] = []
        for sightings, lines in split:
            if not sightings:
                unmatched += lines
                continue
            uncertain = [line for line in lines if _is_ambiguous(line, sightings, shared)]
            ambiguous += uncertain
            papers.append(sightings)
            metadata.append(_lines(line for line in lines if line not in uncertain))
        return cls(tuple(papers), tuple(metadata), _lines(unmatched), _lines(ambiguous))


def _sightings(cluster: Cluster) -> Cluster:
    return tuple(record for record in cluster if record.sightings)


def _metadata(cluster: Cluster) -> Cluster:
    return tuple(record for record in cluster if record.metadata)


def _lines(records: Iterable[MatchFeatures]) -> Lines:
    return tuple(record.metadata for record in records if record.metadata)


def _shared_title_keys(papers: Iterable[Cluster]) -> frozenset[str]:
    """The keys of titles that several papers have."""
    counts = Counter(key for sightings in papers for key in _title_keys(sightings))
    return frozenset(key for key, count in counts.items() if count > 1)


def _title_keys(sightings: Cluster) -> frozenset[str]:
    return frozenset().union(*(record.title_keys for record in sightings))


def _is_ambiguous(line: MatchFeatures, sightings: Cluster, shared: frozenset[str]) -> bool:
    has_identifier = any(line.identifiers & record.identifiers for record in sightings)
    return bool(line.title_keys & shared) and not has_identifier
