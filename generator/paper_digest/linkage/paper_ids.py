"""Assigns each cluster of sightings its permanent id, and the aliases that redirect to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.field_resolution import best_abstract, best_title
from paper_digest.linkage.id_registry import IdRegistry, keys_of
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.linkage.slugs import slug_of_abstract, slug_of_title
from paper_digest.linkage.versions import newest_abstracts, newest_titles
from paper_digest.values.fingerprint import short_hash


@dataclass(frozen=True, slots=True)
class PaperId:
    """A paper's id, its aliases, and the keys by which the registry recognizes it."""

    id: str
    aliases: tuple[str, ...]
    keys: frozenset[str]

    def names(self, cluster: Cluster) -> frozenset[str]:
        """The names by which a correction may refer to the paper."""
        unique = (name for features in cluster for name in _unique_names(features))
        return frozenset((self.id, *self.aliases, *unique))


def names_of_record(features: MatchFeatures) -> frozenset[str]:
    """The names by which a correction may refer to a single record."""
    return frozenset((*_unique_names(features), *_ids_of_single_sightings((features,))))


def _unique_names(features: MatchFeatures) -> Iterator[str]:
    """The fingerprint of the abstract and the identifiers."""
    if features.fingerprint:
        yield features.fingerprint
    yield from (identifier.value for identifier in features.identifiers)


def assign_ids(clusters: Sequence[Cluster], registry: IdRegistry) -> tuple[PaperId, ...]:
    """One PaperId per cluster, in the order of `clusters`.

    A paper that the registry knows keeps its id. A new paper's id is the slug of its title; if another paper
    has that id, the one seen first (in the order of dump names) keeps it, and the other adds a hash of its
    keys. A paper that got its id before its title was known takes its title's slug and keeps the old id as an
    alias.
    """
    keys = [keys_of(cluster) for cluster in clusters]
    ids = _known_ids(clusters, keys, registry)
    taken = {*ids.values(), *registry.keys_by_id}
    for index, cluster in enumerate(clusters):
        if index not in ids:
            ids[index] = _unused_id(_preferred_id(cluster), keys[index], taken)
            taken.add(ids[index])
    taken = set(ids.values())
    paper_ids: list[PaperId] = []
    for index, cluster in enumerate(clusters):
        # An id that belongs to a paper which is gone stays with it.
        single = {name for name in _ids_of_single_sightings(cluster) if name not in registry.keys_by_id}
        aliases = {*single, *registry.matches(keys[index])} - taken
        taken |= aliases
        paper_ids.append(PaperId(ids[index], tuple(sorted(aliases)), keys[index]))
    return tuple(paper_ids)


def _known_ids(
    clusters: Sequence[Cluster], keys: Sequence[frozenset[str]], registry: IdRegistry
) -> dict[int, str]:
    """The registered ids by cluster, best matches first, each given once.

    Of equal matches the id with the fewest keys comes first: the other one is of a paper that was merged.
    """
    matches = sorted(
        (-weight, len(registry.keys_by_id[paper_id]), paper_id, index)
        for index, cluster in enumerate(clusters)
        for paper_id, weight in registry.matches(keys[index]).items()
        if not (_has_title_in_words(cluster) and registry.is_untitled(paper_id))
        or paper_id == _preferred_id(cluster)  # the line of its registry was cut
    )
    ids: dict[int, str] = {}
    given: set[str] = set()
    for *_, paper_id, index in matches:
        if index not in ids and paper_id not in given:
            ids[index] = paper_id
            given.add(paper_id)
    return ids


def _unused_id(preferred: str, keys: frozenset[str], taken: set[str]) -> str:
    candidate, hashed = preferred, " ".join(sorted(keys))
    while candidate in taken:
        candidate = f"{preferred}-{short_hash(hashed)}"
        hashed += "+"
    return candidate


def _preferred_id(cluster: Cluster) -> str:
    """The slug of the newest title: the dumps' titles, else a correction's; else the slug of the abstract."""
    sightings = [sighting for features in cluster for sighting in features.sightings]
    corrected = (features.title for features in cluster if features.title)
    title = best_title(newest_titles(sightings)) or best_title(corrected)
    if title:
        return slug_of_title(title)
    return slug_of_abstract(best_abstract(newest_abstracts(sightings)) or "")


def _ids_of_single_sightings(cluster: Cluster) -> Iterator[str]:
    """The ids that the cluster's sightings would have on their own."""
    for features in cluster:
        sighting = features.sightings[0]
        if features.title:
            yield slug_of_title(features.title)
        if not sighting.title and sighting.abstract:
            yield slug_of_abstract(sighting.abstract)


def _has_title_in_words(cluster: Cluster) -> bool:
    """Whether a title has letters or digits; a known paper is not renamed for one without."""
    return any(features.title_keys for features in cluster)
