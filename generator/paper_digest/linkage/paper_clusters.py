"""Separates the clusters of papers from the metadata that joined them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
        papers = tuple(filter(None, map(_sightings, clusters)))
        shared = _shared_title_keys(papers)
        of_papers = [cluster for cluster in clusters if _sightings(cluster)]
        metadata = tuple(_lines(_certain(cluster, shared)) for cluster in of_papers)
        used = frozenset(map(id, chain.from_iterable(metadata)))
        matched = tuple(chain.from_iterable(map(_lines, of_papers)))
        everything = chain.from_iterable(map(_lines, clusters))
        return cls(
            papers=papers,
            metadata=metadata,
            unmatched=_without(everything, frozenset(map(id, matched))),
            ambiguous=_without(matched, used),
        )


def _without(lines: Iterable[PaperMetadata], left_out: frozenset[int]) -> Lines:
    return tuple(line for line in lines if id(line) not in left_out)


def _sightings(cluster: Cluster) -> Cluster:
    return tuple(record for record in cluster if record.sightings)


def _lines(cluster: Cluster) -> Lines:
    return tuple(record.metadata for record in cluster if record.metadata)


def _shared_title_keys(papers: Iterable[Cluster]) -> frozenset[str]:
    """The keys of titles that several papers have."""
    counts = Counter(chain.from_iterable(map(_title_keys, papers)))
    return frozenset(key for key, count in counts.items() if count > 1)


def _title_keys(cluster: Cluster) -> frozenset[str]:
    return frozenset().union(*(record.title_keys for record in cluster))


def _certain(cluster: Cluster, shared: frozenset[str]) -> Cluster:
    """The metadata of a cluster that an identifier, or a title of this paper alone, matches."""
    sightings = _sightings(cluster)
    return tuple(
        record
        for record in cluster
        if not record.title_keys & shared or _shares_identifier(record, sightings)
    )


def _shares_identifier(line: MatchFeatures, sightings: Cluster) -> bool:
    return any(line.identifiers & record.identifiers for record in sightings)
