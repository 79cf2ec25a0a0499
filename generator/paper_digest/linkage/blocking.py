"""Finds candidate pairs: the few pairs of sightings that are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np

from paper_digest.linkage.match_features import MatchFeatures

Pair = tuple[int, int]

RARE = 10
"""A shingle in at most this many sightings is rare; more common ones are phrases. Chosen by hand."""
_LARGEST_BLOCK = 50
"""The most records in a block of which all pairs are compared. Chosen by hand."""


def candidate_pairs(features: Sequence[MatchFeatures]) -> list[Pair]:
    """Pairs of indices (lower first, ascending) that share an identifier, a title, a main title or two rare
    shingles.

    The running time is linear in the length of the texts, not quadratic in the papers (Broder, 1997).
    """
    keys = (
        (index, key)
        for index, record in enumerate(features)
        for key in (*record.identifiers, *record.title_keys, record.main_title_key)
        if key
    )
    return sorted({*_pairs_in_blocks(keys), *_pairs_sharing_shingles(features)})


def _pairs_in_blocks(keys: Iterable[tuple[int, Hashable]]) -> Iterator[Pair]:
    blocks: defaultdict[Hashable, set[int]] = defaultdict(set)
    for index, key in keys:
        blocks[key].add(index)
    for block in blocks.values():
        members = sorted(block)
        # Thousands of records may be titled "Editorial"; adjacent pairs keep a large block linear.
        yield from combinations(members, 2) if len(members) <= _LARGEST_BLOCK else pairwise(members)


def _pairs_sharing_shingles(features: Sequence[MatchFeatures]) -> Iterator[Pair]:
    """Pairs with at least two rare shingles in common."""
    sizes = [record.shingles.size for record in features]
    if not sum(sizes):
        return
    shingles = np.concatenate([record.shingles for record in features])
    owners = np.repeat(np.arange(len(features), dtype=np.int64), sizes)
    order = np.argsort(shingles, kind="stable")
    shingles, owners = shingles[order], owners[order]
    starts = np.flatnonzero(np.r_[True, shingles[1:] != shingles[:-1]])
    counts = np.diff(np.r_[starts, shingles.size])
    codes = [
        owners[starts[counts == count] + low] * len(features) + owners[starts[counts == count] + high]
        for count in range(2, RARE + 1)
        for low, high in combinations(range(count), 2)
    ]
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    for code in pairs[shared >= 2].tolist():
        yield divmod(code, len(features))
