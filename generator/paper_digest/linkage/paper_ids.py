"""Assigns each cluster of sightings its permanent id, and the aliases that redirect to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.field_resolution import best_abstract, best_title
from paper_digest.linkage.id_registry import IdRegistry, keys_of
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.linkage.slugs import slug_of_abstract, slug_of_title
from paper_digest.linkage.versions import newest_abstracts, newest_titles
from paper_digest.values.dump_order import DumpOrder, dump_order
from paper_digest.values.fingerprint import short_hash

_HASH: Final = re.compile(r"-[0-9a-f]{6}\Z")
"""What tells papers of one title apart."""
_NO_DAY: Final = "9"
"""Sorts after all days."""


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
    weights: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for index, cluster in enumerate(clusters):
        for paper_id, weight in registry.matches(keys[index]).items():
            is_later_title = _has_title_in_words(cluster) and registry.is_untitled(paper_id)
            # The line of the registry was cut if the id is that of the title.
            if not is_later_title or paper_id == _preferred_id(cluster):
                weights[paper_id][index] = weight
    matches = (
        (-weight, len(registry.keys_by_id[paper_id]), paper_id, order, index)
        for paper_id, weight_of in weights.items()
        for order, (index, weight) in enumerate(_ordered(paper_id, weight_of, clusters, keys, registry))
    )
    return _given_once((paper_id, index) for *_, paper_id, _, index in sorted(matches))


def _given_once(matches: Iterable[tuple[str, int]]) -> dict[int, str]:
    """The first id of each cluster that no cluster before has."""
    ids: dict[int, str] = {}
    given: set[str] = set()
    for paper_id, index in matches:
        if index not in ids and paper_id not in given:
            ids[index] = paper_id
            given.add(paper_id)
    return ids


def _ordered(
    paper_id: str,
    weight_of: Mapping[int, int],
    clusters: Sequence[Cluster],
    keys: Sequence[frozenset[str]],
    registry: IdRegistry,
) -> Iterator[tuple[int, int]]:
    """The clusters that match an id, with the weights of their matches.

    If the paper was separated, the part that the id was published for comes first, and its match weighs as
    much as that of any other part: a part may have got more keys since.
    """
    parts = [index for index in weight_of if registry.was_part(keys[index], paper_id)]
    first = _published_for(paper_id, parts, clusters) if len(parts) > 1 else None
    if first is not None:
        yield first, max(weight_of[part] for part in parts)
    yield from ((index, weight) for index, weight in weight_of.items() if index != first)


def _published_for(paper_id: str, parts: Sequence[int], clusters: Sequence[Cluster]) -> int | None:
    """Which of the parts of a separated paper has the title of its id; the first listed of several."""
    titles = {paper_id, _HASH.sub("", paper_id)}
    titled = [index for index in parts if not titles.isdisjoint(_ids_of_single_sightings(clusters[index]))]
    return min(titled, key=lambda index: _first_listing(clusters[index]), default=None)


def _first_listing(cluster: Cluster) -> tuple[str, DumpOrder, int]:
    """The day of the first listing of a paper, if it is known, and the place there."""
    sightings = (sighting for features in cluster for sighting in features.sightings)
    return min(
        (str(sighting.seen_on or _NO_DAY), dump_order(sighting.dump), sighting.position)
        for sighting in sightings
    )


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
