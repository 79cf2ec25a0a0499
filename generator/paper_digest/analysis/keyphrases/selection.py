"""Chooses the key phrases of each paper, which become its tags and help to find papers like it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from paper_digest.analysis.keyphrases.candidates import Phrases, candidate_phrases, words_of
from paper_digest.analysis.keyphrases.filter import FIELD
from paper_digest.analysis.keyphrases.weighting import Keyness, keyness_of
from paper_digest.analysis.text.token_stream import Ints, Stream

_LEAST = 0.9
"""The weight below which a phrase is no key phrase: three good tags serve a reader better than five."""
_AT_ALL = 0.45
"""The weight below which a paper does not take up a phrase for company."""
_THOUSANDS = 2000
_DWELT_ON, _RARITY = 20, 0.7
"""So many phrases of a paper are compared with those of others, by a power of their rarity below that of words, since few share one."""


@dataclass(frozen=True, slots=True, eq=False)
class KeyPhrases:
    """The key phrases of papers, and where phrases stand."""

    of_paper: list[list[int]]
    """For each paper the numbers of its phrases, best first."""
    vectors: csr_matrix
    """Papers x phrases: what those that a paper dwells on weigh, rows of length 1 (or 0 where there are none)."""
    words: dict[int, str]
    """Each phrase's folded words."""
    phrases: Phrases


def key_phrases(stream: Stream, known: Collection[str], most: int) -> KeyPhrases:
    """About `most` phrases a paper, best first.

    `known` phrases (folded) are notions of the field and weigh more. Plural, case and hyphen make no difference.
    Each phrase is one of at least two papers, of more where there are thousands.
    """
    phrases = candidate_phrases(stream)
    words = words_of(phrases, stream)
    keyness = keyness_of(phrases, words, known, stream)
    order = np.lexsort((keyness.phrase, -keyness.weight.round(6), keyness.paper))
    bounds = np.searchsorted(keyness.paper[order], np.arange(stream.papers + 1))
    ranked = np.where(keyness.weight >= _LEAST, keyness.phrase, -1)[order].tolist()
    chosen = [_distinct(ranked[start:end], words, most) for start, end in pairwise(bounds.tolist())]
    place = np.arange(len(order)) - bounds[keyness.paper[order]]
    foremost = order[(place < _DWELT_ON) & (keyness.weight[order] > 0)]
    vectors = _vectors(
        keyness.phrase[foremost], keyness.paper[foremost], keyness.weight[foremost], stream.papers
    )
    return KeyPhrases(_in_company(chosen, keyness, _needed(stream.papers)), vectors, words, phrases)


def _needed(papers: int) -> int:
    """The papers a key phrase needs: two, and one more for each doubling of a collection of thousands, whose cloud would be all dust."""
    return 2 + max(0, round(log2(max(1, papers) / _THOUSANDS)))


def _distinct(ranked: list[int], words: dict[int, str], most: int) -> list[int]:
    """The first phrases, none a word of another one; -1 ends the ranking."""
    chosen: list[int] = []
    taken: list[str] = []
    for phrase in ranked:
        if phrase < 0 or len(chosen) == most:
            break
        if words[phrase] not in FIELD and not any(_repeats(words[phrase], other) for other in taken):
            chosen.append(phrase)
            taken.append(words[phrase])
    return chosen


def _repeats(one: str, other: str) -> bool:
    """Whether one of the phrases is a single word of the other, which leads no further."""
    shorter, longer = sorted((one, other), key=len)
    return " " not in shorter and f" {shorter} " in f" {longer} "


def _in_company(chosen: Sequence[Sequence[int]], keyness: Keyness, needed: int) -> list[list[int]]:
    """The choices without phrases of fewer than `needed` papers.

    Where half of that have chosen a phrase, the papers in which it weighs next most take it up, after their own.
    """
    counts = Counter(one for phrases in chosen for one in phrases)
    few = np.array(
        sorted(one for one, papers in counts.items() if needed / 2 <= papers < needed), dtype=np.int64
    )
    order = np.lexsort((keyness.paper, -keyness.weight.round(6), keyness.phrase))
    order = order[np.isin(keyness.phrase[order], few) & (keyness.weight[order] >= _AT_ALL)]
    taken: defaultdict[int, list[int]] = defaultdict(list)
    for phrase, group in groupby(order.tolist(), key=lambda row: int(keyness.phrase[row])):
        others = (paper for row in group if phrase not in chosen[paper := int(keyness.paper[row])])
        company = list(islice(others, needed - counts[phrase]))
        if counts[phrase] + len(company) == needed:
            counts[phrase] = needed
            for paper in company:
                taken[paper].append(phrase)
    return [
        [one for one in (*phrases, *taken[paper]) if counts[one] >= needed]
        for paper, phrases in enumerate(chosen)
    ]


def _vectors(phrase: Ints, paper: Ints, weight: NDArray[np.float64], papers: int) -> csr_matrix:
    if not phrase.size:
        return csr_matrix((papers, 1))
    distinct, column = np.unique(phrase, return_inverse=True)
    papers_with = np.bincount(column)
    rarity = np.log((1 + papers) / (1 + papers_with)) ** _RARITY
    return normalize(csr_matrix((weight * rarity[column], (paper, column)), shape=(papers, len(distinct))))
