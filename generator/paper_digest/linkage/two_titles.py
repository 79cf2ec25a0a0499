"""Joins the records of a paper under its title with those of a translation or of a post about it.

An arXiv or OpenReview id proves that two titles are those of one paper only if nothing speaks against it: a
wrong id is as common as a translation, and a paper that is merged with another one is lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from paper_digest.linkage.blocking import Pair
from paper_digest.linkage.clustering import MOST_COMPARED, Cluster
from paper_digest.linkage.match_evidence import SAME_TITLE, have_abstracts, have_different_authors
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.matching import Verdict, dois_of_one_registrant
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.script import language_of, main_script

_PREPRINTS: Final = (IdentifierKind.ARXIV, IdentifierKind.OPENREVIEW)


@dataclass(frozen=True, slots=True)
class JoinedTitles:
    """The clusters, and the identifiers that joined two of them."""

    clusters: tuple[Cluster, ...]
    identifiers: frozenset[Identifier]


def join_titles(
    clusters: Sequence[Cluster], features: Sequence[MatchFeatures], forbidden: Iterable[Pair] = ()
) -> JoinedTitles:
    """The clusters of `features`, of which those of two titles of one paper are joined.

    They are the only two with an arXiv or OpenReview id, no dump lists both, no other cluster has one of
    their titles, and nothing that is known of both differs. Pairs of `forbidden` are never joined.
    """
    cluster_of = {record: index for index, members in enumerate(clusters) for record in members}
    apart = {_ordered(cluster_of[features[left]], cluster_of[features[right]]) for left, right in forbidden}
    titled = _by_title(clusters)
    joined = {
        pair: identifiers
        for pair, identifiers in _pairs_by_identifier(clusters).items()
        if pair not in apart and _is_one_paper(clusters, pair, titled)
    }
    return JoinedTitles(
        _joined(clusters, dict(joined.keys()), features),
        frozenset(identifier for identifiers in joined.values() for identifier in identifiers),
    )


def _joined(
    clusters: Sequence[Cluster], partners: Mapping[int, int], features: Sequence[MatchFeatures]
) -> tuple[Cluster, ...]:
    """The clusters, some with the members of a later one, in the order of `features`."""
    places = {record: place for place, record in enumerate(features)}
    later = frozenset(partners.values())
    return tuple(
        tuple(sorted((*members, *clusters[partners[index]]), key=places.__getitem__))
        if index in partners
        else members
        for index, members in enumerate(clusters)
        if index not in later
    )


def _pairs_by_identifier(clusters: Sequence[Cluster]) -> Mapping[Pair, list[Identifier]]:
    """The pairs of clusters that alone have an identifier of a preprint, and are in no other such pair."""
    holders: defaultdict[Identifier, set[int]] = defaultdict(set)
    for index, members in enumerate(clusters):
        for record in members:
            for identifier in filter(_may_join_titles, record.identifiers):
                holders[identifier].add(index)
    pairs: defaultdict[Pair, list[Identifier]] = defaultdict(list)
    for identifier, indices in holders.items():
        if len(indices) == 2:
            pairs[_ordered(*indices)].append(identifier)
    times = Counter(index for pair in pairs for index in pair)
    return {pair: identifiers for pair, identifiers in pairs.items() if times[pair[0]] == times[pair[1]] == 1}


def _ordered(left: int, right: int) -> Pair:
    return min(left, right), max(left, right)


def _may_join_titles(identifier: Identifier) -> bool:
    """A DOI may be that of a whole book, and the number of an example that of anything."""
    is_example = identifier.kind is IdentifierKind.ARXIV and ArxivId(identifier.value).may_be_example
    return identifier.kind in _PREPRINTS and not is_example


def _by_title(clusters: Sequence[Cluster]) -> Mapping[str, set[int]]:
    """The clusters that have each title."""
    titled: defaultdict[str, set[int]] = defaultdict(set)
    for index, members in enumerate(clusters):
        for record in members:
            for key in record.title_keys:
                titled[key].add(index)
    return titled


def _is_one_paper(clusters: Sequence[Cluster], pair: Pair, titled: Mapping[str, set[int]]) -> bool:
    left, right = (clusters[index] for index in pair)
    if not _dumps(left).isdisjoint(_dumps(right)):
        return False
    keys = {key for record in (*left, *right) for key in record.title_keys}
    if any(titled[key] - {*pair} for key in keys):
        return False
    return not any(
        _have_other_content(*records) for records in product(_most_telling(left), _most_telling(right))
    )


def _dumps(members: Cluster) -> frozenset[str]:
    return frozenset(sighting.dump for record in members for sighting in record.sightings)


def _most_telling(members: Cluster) -> Iterator[MatchFeatures]:
    """The members, of many those with an abstract or authors."""
    by_content = sorted(
        members, key=lambda record: (not record.shingles.size, not record.authors, record.content)
    )
    yield from by_content[:MOST_COMPARED]


def _have_other_content(left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether identifiers or authors are those of two papers, or abstracts, unless one is translated."""
    if any(_have_different(kind, left, right) for kind in _PREPRINTS) or have_different_authors(left, right):
        return True
    if dois_of_one_registrant(left, right) is Verdict.DIFFERENT:
        return True
    if not have_abstracts(left, right) or containment(left, right) >= SAME_TITLE:
        return False
    return _script_of(left) == _script_of(right)


def _have_different(kind: IdentifierKind, left: MatchFeatures, right: MatchFeatures) -> bool:
    """Whether both have identifiers of a kind, and none in common."""
    first, second = (
        {identifier for identifier in record.identifiers if identifier.kind is kind}
        for record in (left, right)
    )
    return bool(first and second) and first.isdisjoint(second)


def _script_of(record: MatchFeatures) -> str:
    """The language of the abstract if its script shows it, else the script."""
    return language_of(record.abstract) or main_script(record.abstract)
