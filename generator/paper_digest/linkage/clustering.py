"""Groups the sightings of each paper into one cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from paper_digest.linkage.blocking import Pair, candidate_pairs, content_order
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.matching import (
    contradict,
    have_different_arxiv_ids,
    match_by_title_alone,
    same_paper,
)

Cluster = tuple[MatchFeatures, ...]
Exclusion = Callable[[MatchFeatures, MatchFeatures], bool]

MOST_COMPARED: Final = 50
"""The most members of a cluster that are compared with those of another one; chosen by hand."""


@dataclass(slots=True)
class _Group:
    """The records of a paper, as far as they are known."""

    members: list[int]
    compared: list[tuple[bool, bool, int, int]]
    """The members that tell most about the paper, each with what it is sorted by; at most MOST_COMPARED."""
    arxiv_ids: set[frozenset[str]]
    """Those of each member that has any."""
    apart: dict[Exclusion, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The leaders of the groups that cannot be joined with this one, by what keeps them apart."""


class _Groups:
    """Disjoint sets of record indices.

    A group is compared with another one once, however many pairs of their members match: joining either with
    a third one removes no contradiction.
    """

    def __init__(self, features: Sequence[MatchFeatures], places: Sequence[int]) -> None:
        self.features = features
        self.leader = list(range(len(features)))
        """A member of each record's group."""
        self.groups = {
            index: _Group(
                [index],
                [(not record.shingles.size, not record.authors, places[index], index)],
                {record.arxiv_ids} - {frozenset()},
            )
            for index, record in enumerate(features)
        }

    def join(self, left: int, right: int) -> None:
        drop, keep = sorted((self.leader[left], self.leader[right]), key=self._size_and_leader)
        if keep == drop:
            return
        group, dropped = self.groups[keep], self.groups.pop(drop)
        for index in dropped.members:
            self.leader[index] = keep
        group.members += dropped.members
        group.compared = sorted(group.compared + dropped.compared)[:MOST_COMPARED]
        group.arxiv_ids |= dropped.arxiv_ids
        for exclusion, others in dropped.apart.items():
            for excluded in others:
                self.groups[excluded].apart[exclusion].remove(drop)
                self.keep_apart(keep, excluded, exclusion)

    def _size_and_leader(self, leader: int) -> tuple[int, int]:
        return len(self.groups[leader].members), leader

    def keep_apart(self, left: int, right: int, exclusion: Exclusion) -> None:
        first, second = self.leader[left], self.leader[right]
        if first != second:
            self.groups[first].apart[exclusion].add(second)
            self.groups[second].apart[exclusion].add(first)

    def join_unless(self, left: int, right: int, exclusion: Exclusion) -> None:
        """Joins the groups of two records, unless members of both exclude each other."""
        first, second = self.leader[left], self.leader[right]
        if first == second or second in self.groups[first].apart[exclusion]:
            return
        if self._are_excluded(self.groups[first], self.groups[second], exclusion):
            self.keep_apart(first, second, exclusion)
        else:
            self.join(first, second)

    def _are_excluded(self, left: _Group, right: _Group, exclusion: Exclusion) -> bool:
        if any(first.isdisjoint(second) for first, second in product(left.arxiv_ids, right.arxiv_ids)):
            return True
        return any(
            exclusion(self.features[first[-1]], self.features[second[-1]])
            for first, second in product(left.compared, right.compared)
        )


def cluster(
    features: Sequence[MatchFeatures], forced: Iterable[Pair] = (), forbidden: Iterable[Pair] = ()
) -> tuple[Cluster, ...]:
    """The clusters, each in the order of `features`; `forced` pairs are joined, `forbidden` ones never.

    Pairs are joined in the order of their match scores, unless two members contradict each other: an abstract
    without a title that matches both part I and part II joins the better match and does not merge the two.
    """
    places = content_order(features)
    groups = _Groups(features, places)
    for pair in forced:
        groups.join(*pair)
    for pair in forbidden:
        for exclusion in (contradict, have_different_arxiv_ids):
            groups.keep_apart(*pair, exclusion)
    for pair in sorted(_matches(features), key=lambda pair: _priority(features, places, pair)):
        groups.join_unless(*pair, _exclusion(features, pair))
    in_order = sorted(sorted(group.members) for group in groups.groups.values())
    return tuple(tuple(features[index] for index in members) for members in in_order)


def _exclusion(features: Sequence[MatchFeatures], pair: Pair) -> Exclusion:
    """What keeps the members of two clusters apart; metadata may say that they have different titles."""
    is_renamed = any(features[index].has_other_titles for index in pair)
    return have_different_arxiv_ids if is_renamed else contradict


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
