"""Groups the sightings of each paper into one cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from paper_digest.linkage.blocking import Pair, candidate_pairs
from paper_digest.linkage.match_features import MatchFeatures, containment
from paper_digest.linkage.matching import contradict, have_different_arxiv_ids, same_paper

Cluster = tuple[MatchFeatures, ...]


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


def cluster(features: Sequence[MatchFeatures], forced: Iterable[Pair] = ()) -> tuple[Cluster, ...]:
    """The clusters, each in the order of `features`; `forced` pairs are always joined.

    Pairs are joined in the order of their match scores, unless two members contradict each other: an abstract
    without a title that matches both part I and part II joins the better match and does not merge the two.
    """
    clusters = _Clusters(len(features))
    for pair in forced:
        clusters.join(*pair)
    matches = [pair for pair in candidate_pairs(features) if same_paper(features[pair[0]], features[pair[1]])]
    for left, right in sorted(matches, key=lambda pair: (-_match_score(features, pair), pair)):
        is_renamed = features[left].has_other_titles or features[right].has_other_titles
        exclude = have_different_arxiv_ids if is_renamed else contradict
        members = product(clusters.members_of(left), clusters.members_of(right))
        if not _any_pair(exclude, members, features):
            clusters.join(left, right)
    return tuple(
        tuple(features[index] for index in sorted(members)) for _, members in sorted(clusters.members.items())
    )


def _any_pair(
    exclude: Callable[[MatchFeatures, MatchFeatures], bool],
    pairs: Iterable[Pair],
    features: Sequence[MatchFeatures],
) -> bool:
    return any(exclude(features[first], features[second]) for first, second in pairs)


def _match_score(features: Sequence[MatchFeatures], pair: Pair) -> float:
    """A shared identifier outweighs a shared title, which outweighs any overlap of the abstracts (0 to 1)."""
    left, right = features[pair[0]], features[pair[1]]
    shared_identifier = bool(left.identifiers & right.identifiers)
    shared_title = bool(left.title_keys & right.title_keys)
    return 2.0 * shared_identifier + 1.0 * shared_title + containment(left, right)
