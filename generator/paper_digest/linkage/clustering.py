"""Groups the sightings of each paper into one cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from paper_digest.linkage.blocking import Pair, candidate_pairs, content_order
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.matching import (
    contradict,
    contradict_beside_titles,
    have_different_arxiv_ids,
    match_by_title_alone,
    same_paper,
)

Cluster = tuple[MatchFeatures, ...]
Exclusion = Callable[[MatchFeatures, MatchFeatures], bool]


class _Clusters:
    """Disjoint sets of record indices."""

    def __init__(self, size: int) -> None:
        self.leader = list(range(size))
        """The lowest index of each record's cluster."""
        self.members = {index: [index] for index in range(size)}
        """The indices of each cluster, by its leader."""

    def members_of(self, index: int) -> list[int]:
        return self.members[self.leader[index]]

    def join(self, left: int, right: int) -> None:
        keep, drop = sorted((self.leader[left], self.leader[right]))
        if keep != drop:
            for index in self.members[drop]:
                self.leader[index] = keep
            self.members[keep] += self.members.pop(drop)


def cluster(
    features: Sequence[MatchFeatures], forced: Iterable[Pair] = (), forbidden: Iterable[Pair] = ()
) -> tuple[Cluster, ...]:
    """The clusters, each in the order of `features`; `forced` pairs are joined, `forbidden` ones never.

    Pairs are joined in the order of their match scores, unless two members contradict each other: an abstract
    without a title that matches both part I and part II joins the better match and does not merge the two.
    """
    clusters = _Clusters(len(features))
    for pair in forced:
        clusters.join(*pair)
    apart = frozenset((min(pair), max(pair)) for pair in forbidden)
    places = content_order(features)
    for pair in sorted(_matches(features), key=lambda pair: _priority(features, places, pair)):
        members = product(clusters.members_of(pair[0]), clusters.members_of(pair[1]))
        if not _any_excluded(members, apart, _exclusion(features, pair), features):
            clusters.join(*pair)
    return tuple(
        tuple(features[index] for index in sorted(members)) for _, members in sorted(clusters.members.items())
    )


def _exclusion(features: Sequence[MatchFeatures], pair: Pair) -> Exclusion:
    """What keeps the members of two clusters apart; metadata or an identifier may say that they have
    different titles.
    """
    left, right = _records(features, pair)
    if left.has_other_titles or right.has_other_titles:
        return have_different_arxiv_ids
    if left.identifiers & right.identifiers:
        return contradict_beside_titles

    def exclude(of_left: MatchFeatures, of_right: MatchFeatures) -> bool:
        is_renamed = _is_named_as(of_left, left) or _is_named_as(of_right, right)
        return (contradict_beside_titles if is_renamed else contradict)(of_left, of_right)

    return exclude


def _is_named_as(member: MatchFeatures, matched: MatchFeatures) -> bool:
    """Whether an identifier says that two members of a cluster are one paper, whatever their titles."""
    return member is not matched and bool(member.identifiers & matched.identifiers)


def _any_excluded(
    pairs: Iterable[Pair], apart: frozenset[Pair], exclude: Exclusion, features: Sequence[MatchFeatures]
) -> bool:
    return any(
        (min(pair), max(pair)) in apart or exclude(features[pair[0]], features[pair[1]]) for pair in pairs
    )


def _matches(features: Sequence[MatchFeatures]) -> list[Pair]:
    """The candidate pairs that match, without the listings that only a title shared by two papers matches."""
    matches = [pair for pair in candidate_pairs(features) if same_paper(*_records(features, pair))]
    by_title = {pair for pair in matches if match_by_title_alone(*_records(features, pair))}
    ambiguous = _ambiguous(features, by_title)
    return [pair for pair in matches if pair not in by_title or not ambiguous & {*pair}]


def _ambiguous(features: Sequence[MatchFeatures], pairs: Iterable[Pair]) -> frozenset[int]:
    """The records whose partners contradict each other."""
    partners: defaultdict[int, list[MatchFeatures]] = defaultdict(list)
    for left, right in sorted(pairs):
        partners[left].append(features[right])
        partners[right].append(features[left])
    return frozenset(
        index
        for index, (first, *others) in partners.items()
        if any(contradict(first, partner) for partner in others)
    )


def _records(features: Sequence[MatchFeatures], pair: Pair) -> tuple[MatchFeatures, MatchFeatures]:
    return features[pair[0]], features[pair[1]]


def _priority(features: Sequence[MatchFeatures], places: Sequence[int], pair: Pair) -> tuple[float, Pair]:
    """Better matches first; ties by content, so that the order of the dumps does not matter."""
    first, second = sorted(places[index] for index in pair)
    return -_match_score(features, pair), (first, second)


def _match_score(features: Sequence[MatchFeatures], pair: Pair) -> float:
    """A shared identifier outweighs a shared title, which outweighs any overlap of the abstracts (0 to 1)."""
    left, right = features[pair[0]], features[pair[1]]
    shared_identifier = bool(left.identifiers & right.identifiers)
    shared_title = bool(left.title_keys & right.title_keys)
    return 2.0 * shared_identifier + 1.0 * shared_title + containment(left, right)
