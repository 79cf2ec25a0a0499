"""Finds the pairs of records that corrections.yml declares to be one paper, or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from paper_digest.linkage.blocking import Pair
from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.id_registry import IdRegistry, keys_of
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.linkage.paper_ids import PaperId, names_of_record
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.settings import Correction

_SHARED_KINDS = ("title:", "signs:")
"""Keys of the registry that two papers may have in common."""


@dataclass(frozen=True, slots=True)
class NamedRecords:
    """The records, and the papers that they are before the corrections."""

    features: Sequence[MatchFeatures]
    clusters: Sequence[Cluster]
    names: Mapping[str, int]
    """The position of each cluster, by every name of its paper in corrections."""
    registry: IdRegistry

    @classmethod
    def of(
        cls,
        features: Sequence[MatchFeatures],
        clusters: Sequence[Cluster],
        paper_ids: Sequence[PaperId],
        registry: IdRegistry,
    ) -> NamedRecords:
        """The records with the names of their papers."""
        return cls(features, clusters, names_of_papers(clusters, paper_ids), registry)

    def cluster_of(self, name: str) -> Cluster:
        """The records of the paper with a name; none for an unknown name."""
        return self.clusters[self.names[name]] if name in self.names else ()

    def records_of(self, name: str) -> Cluster:
        """The records that a name of a paper means, although others may have been merged with them.

        They have the name themselves, or an identifier or abstract by which the id was registered.
        """
        members = self.cluster_of(name)
        named = tuple(record for record in members if name in names_of_record(record))
        keys = {key for key in self.registry.keys_by_id.get(name, ()) if not key.startswith(_SHARED_KINDS)}
        return named or tuple(record for record in members if keys & keys_of((record,))) or members


def names_of_papers(clusters: Sequence[Cluster], paper_ids: Sequence[PaperId]) -> Mapping[str, int]:
    """The position of each cluster, by every name of its paper in corrections."""
    return {
        name: position
        for position, (members, paper_id) in enumerate(zip(clusters, paper_ids, strict=True))
        for name in paper_id.names(members)
    }


def forced_pairs(
    records: NamedRecords, corrections: Sequence[Correction], forbidden: Sequence[Pair] = ()
) -> list[Pair]:
    """Pairs of records of which `same_as` says that they are one paper: all records of both papers.

    forbidden: the pairs of `not_same_as`; of their records, only the first of a paper is in a pair.
    """
    index_of = _index_of(records.features)
    separated = frozenset(chain.from_iterable(forbidden))
    pairs: list[Pair] = []
    for correction in corrections:
        duplicate = records.cluster_of(correction.paper) if correction.same_as else ()
        paper = records.cluster_of(correction.same_as) if correction.same_as else ()
        if duplicate and paper:
            first, *further = (index_of[id(record)] for record in (*duplicate, *paper[1:]))
            target = index_of[id(paper[0])]
            pairs += [(first, target), *((record, target) for record in further if record not in separated)]
    return pairs


def forbidden_pairs(records: NamedRecords, corrections: Sequence[Correction]) -> list[Pair]:
    """Pairs of records of which `not_same_as` says that they are two papers."""
    index_of = _index_of(records.features)
    return [
        (index_of[id(left)], index_of[id(right)])
        for correction, separate in _separations(corrections)
        for left, right in product(*_separated(records, correction.paper, separate))
    ]


def inseparable(records: NamedRecords, corrections: Sequence[Correction]) -> Iterator[Problem]:
    """A warning for each `not_same_as` whose two names mean the same records."""
    for correction, separate in _separations(corrections):
        is_known = {correction.paper, separate} <= records.names.keys()
        if is_known and not all(_separated(records, correction.paper, separate)):
            yield Problem(
                file="corrections.yml",
                line=correction.line,
                expected="two names that tell the records of the two papers apart",
                actual=f"{correction.paper!r} and {separate!r}, which name the same records",
                advice="Use the fingerprints of the abstracts, the arXiv ids or the DOIs of the two papers.",
                severity=Severity.WARNING,
            )


def contradictions(corrections: Sequence[Correction]) -> Iterator[Problem]:
    """A warning for each `not_same_as` of two names of which `same_as` says that they are one paper."""
    joined = {frozenset((correction.paper, correction.same_as)) for correction in corrections}
    for correction, separate in _separations(corrections):
        if frozenset((correction.paper, separate)) in joined:
            yield Problem(
                file="corrections.yml",
                line=correction.line,
                expected="two papers that are one, or that are not",
                actual=f"both for {correction.paper!r} and {separate!r}",
                advice="Keep same_as or not_same_as. They are one paper in this digest.",
                severity=Severity.WARNING,
            )


def _separations(corrections: Sequence[Correction]) -> Iterator[tuple[Correction, str]]:
    return ((correction, separate) for correction in corrections for separate in correction.not_same_as)


def _separated(records: NamedRecords, paper: str, separate: str) -> tuple[Cluster, Cluster]:
    """The records of both names; those that both mean are of the paper with the more specific name."""
    left, right = records.records_of(paper), records.records_of(separate)
    if len(left) > len(right):
        return _without(left, right), right
    return left, _without(right, left)


def _without(records: Cluster, excluded: Cluster) -> Cluster:
    ids = {id(record) for record in excluded}
    return tuple(record for record in records if id(record) not in ids)


def _index_of(features: Sequence[MatchFeatures]) -> Mapping[int, int]:
    """The index of each record, by its identity: two may be equal."""
    return {id(record): index for index, record in enumerate(features)}
