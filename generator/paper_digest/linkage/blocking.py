"""Finds the few pairs of sightings that are worth comparing, without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import numpy as np

from paper_digest.linkage.match_features import Evidence

RARE = 10
"""Sightings a shingle may stand in to count as rare; commoner ones are turns of phrase."""
_MANY_NAMESAKES = 50

Pair = tuple[int, int]


def candidate_pairs(evidence: tuple[Evidence, ...]) -> list[Pair]:
    """Index pairs (lower first, ascending) that share an identifier, a title, a title without subtitle, or rare shingles.

    The index of rare shingles follows Broder (1997); its work grows with the text, not with the square of the papers.
    """
    pairs: set[Pair] = set()
    pairs.update(_sharing((number, key) for number, one in enumerate(evidence) for key in one.identifiers))
    pairs.update(_sharing((number, key) for number, one in enumerate(evidence) for key in _title_keys(one)))
    pairs.update(_sharing_shingles(evidence))
    return sorted(pairs)


def _title_keys(one: Evidence) -> Iterator[str]:
    yield from one.title_keys
    if one.main_title_key:
        yield one.main_title_key


def _sharing(keys: Iterable[tuple[int, object]]) -> Iterator[Pair]:
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for number, key in keys:
        holders[key].append(number)
    for numbers in holders.values():
        distinct = sorted(set(numbers))
        if len(distinct) <= _MANY_NAMESAKES:
            yield from combinations(distinct, 2)
        else:  # "Editorial": compare each with its related_topics only, or a page of namesakes would cost its square
            yield from pairwise(distinct)


def _sharing_shingles(evidence: tuple[Evidence, ...]) -> Iterator[Pair]:
    """Pairs with at least two rare shingles in common."""
    sizes = [one.shingles.size for one in evidence]
    if not sum(sizes):
        return
    shingles = np.concatenate([one.shingles for one in evidence])
    owners = np.repeat(np.arange(len(evidence), dtype=np.int64), sizes)
    order = np.argsort(shingles, kind="stable")
    shingles, owners = shingles[order], owners[order]
    starts = np.flatnonzero(np.r_[True, shingles[1:] != shingles[:-1]])
    lengths = np.diff(np.r_[starts, shingles.size])
    codes = [
        owners[starts[lengths == length] + low] * len(evidence) + owners[starts[lengths == length] + high]
        for length in range(2, RARE + 1)
        for low, high in combinations(range(length), 2)
    ]
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    for code in pairs[counts >= 2].tolist():
        yield divmod(code, len(evidence))
