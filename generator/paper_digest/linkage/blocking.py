"""Finds candidate pairs: the few pairs of sightings that are worth comparing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np

from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.linkage.title_relation import is_cut
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.person import PersonName

Pair = tuple[int, int]

RARE = 10
"""A shingle in at most this many sightings is rare; more common ones are phrases. Chosen by hand."""
_LARGEST_BLOCK = 50
"""The most records in a block of which all pairs are compared. Chosen by hand."""
_WORDS_OF_START = 2
"""Words of a title that versions with another ending have in common."""


def candidate_pairs(features: Sequence[MatchFeatures]) -> list[Pair]:
    """Pairs of indices (lower first, ascending) that share an identifier, a title, a main title, the start of
    a title and an author, or two rare shingles, or of which one title is cut.

    The running time is linear in the length of the texts, not quadratic in the papers (Broder, 1997).
    """
    return sorted(
        {
            *_pairs_in_blocks(features),
            *_pairs_of_cut_titles(features),
            *_pairs_sharing_shingles(features),
        }
    )


def content_order(features: Sequence[MatchFeatures]) -> list[int]:
    """The place of each record if they are sorted by what they show, whatever the order of the dumps."""
    places = [0] * len(features)
    for place, index in enumerate(sorted(range(len(features)), key=lambda index: features[index].content)):
        places[index] = place
    return places


def _keys(record: MatchFeatures) -> Iterator[Hashable]:
    yield from record.identifiers
    yield from record.title_keys
    if record.main_title_key:
        yield record.main_title_key
    start = record.title_words[:_WORDS_OF_START]
    if len(start) == _WORDS_OF_START:
        yield from ((start, family) for family in _families((*record.authors[:1], *record.authors[-1:])))


def _families(authors: Iterable[PersonName]) -> frozenset[str]:
    return frozenset(normalized_key(author.family) for author in authors)


def _pairs_in_blocks(features: Sequence[MatchFeatures]) -> Iterator[Pair]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, record in enumerate(features):
        for key in set(_keys(record)):
            blocks[key].append(index)
    large = [block for block in blocks.values() if len(block) > _LARGEST_BLOCK]
    places = content_order(features) if large else []
    for block in blocks.values():
        if len(block) <= _LARGEST_BLOCK:
            yield from combinations(block, 2)
    for block in large:
        yield from _pairs_in_large_block(block, features, places)


def _pairs_in_large_block(
    block: Sequence[int], features: Sequence[MatchFeatures], places: Sequence[int]
) -> Iterator[Pair]:
    """Neighbors by content, and by author: thousands of records may be titled "Editorial"."""
    by_author: defaultdict[str, list[int]] = defaultdict(list)
    for index in block:
        for family in _families(features[index].authors):
            by_author[family].append(index)
    for members in (block, *by_author.values()):
        neighbors = pairwise(sorted(members, key=places.__getitem__))
        yield from ((min(pair), max(pair)) for pair in neighbors)


def _pairs_of_cut_titles(features: Sequence[MatchFeatures]) -> Iterator[Pair]:
    """Pairs of a title that ends in an ellipsis and the titles that it starts."""
    titles = sorted((key, index) for index, record in enumerate(features) for key in record.title_keys)
    for start, index in titles:
        if is_cut(features[index].title or ""):
            whole = (partner for partner in _starting_with(start, titles) if partner != index)
            yield from ((min(index, partner), max(index, partner)) for partner in whole)


def _starting_with(start: str, titles: Sequence[tuple[str, int]]) -> Iterator[int]:
    """The records with the first titles of a sorted list that start with a key."""
    first = bisect_left(titles, (start, -1))
    for key, index in titles[first : first + _LARGEST_BLOCK]:
        if not key.startswith(start):
            break
        yield index


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
