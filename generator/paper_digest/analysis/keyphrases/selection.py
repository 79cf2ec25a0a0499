"""Selects the keyphrases of each paper, which become its tags and help to find related papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from math import log2

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from paper_digest.analysis.acronyms.extraction import PaperAcronyms
from paper_digest.analysis.keyphrases.candidates import (
    Phrases,
    candidate_phrases,
    phrase_words,
    without_adjectives,
)
from paper_digest.analysis.keyphrases.features import phrase_features
from paper_digest.analysis.keyphrases.synonyms import repetitions, synonyms
from paper_digest.analysis.keyphrases.weighting import PhraseWeights, weigh_phrases
from paper_digest.analysis.text.phrase_filter import COMMON_PHRASES
from paper_digest.analysis.text.token_stream import Flags, Ints, TokenStream

MIN_WEIGHT = 0.08
"""The weight from which a phrase is a keyphrase; from the sweep of `make tune`."""
_FIRST = 2
"""The keyphrases of a paper for which that is enough."""
MIN_CENTRAL_WEIGHT = 0.2
"""The weight of further ones that are not in the title: of those below, readers found many only mentioned."""
MIN_BEST_WEIGHT = 0.1
"""The weight that a keyphrase has in one paper at least: elsewhere, too, it is a term of the field."""
_MIN_ADOPTED_WEIGHT = 0.04
"""The weight from which a paper adopts a rare keyphrase of another paper; chosen by hand."""
_LARGE = 2000
"""Papers up to which two with a keyphrase are enough; chosen by hand."""
_VECTOR_PHRASES, _IDF_EXPONENT, _WEIGHT_EXPONENT = 20, 0.7, 0.7
"""Phrases of a paper that are compared with those of others, and the exponents that lower their IDF, since
most are rare, and their weights, of which few are high; chosen by hand by the figures of related papers."""


@dataclass(frozen=True, slots=True, eq=False)
class Keyphrases:
    """The keyphrases of papers, and all occurrences of phrases."""

    of_paper: list[list[int]]
    """The numbers of each paper's keyphrases, best first."""
    vectors: csr_matrix
    """Papers x phrases: the weights of each paper's best phrases; rows of length 1, or 0 without phrases."""
    words: dict[int, str]
    """The folded words of each phrase."""
    phrases: Phrases
    synonyms: Mapping[int, int]
    """The phrase that stands for all with the same meaning, for each of the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The phrases that could be keyphrases."""

    phrases: Phrases
    """Their occurrences."""
    words: dict[int, str]
    """The folded words of each phrase."""
    spelled: Phrases
    """The occurrences of all phrases in their own words."""


def select_keyphrases(
    stream: TokenStream,
    known: Collection[str],
    max_phrases: int,
    acronyms: Sequence[PaperAcronyms] = (),
) -> Keyphrases:
    """Up to `max_phrases` keyphrases a paper and a few rare ones it shares with others, best first.

    known: folded phrases that are established terms of the field. At least two papers share each keyphrase,
    more in collections of thousands.
    """
    candidates = distinct_candidates(stream)
    words = candidates.words
    same = synonyms(candidates.phrases, words, acronyms, stream)
    features = phrase_features(candidates.phrases, words, known, stream)
    weights = weigh_phrases(features)
    order = np.lexsort((weights.phrase, -weights.weight.round(6), weights.paper))
    bounds = np.searchsorted(weights.paper[order], np.arange(stream.paper_count + 1))
    heavy = order[_are_keyphrases(weights)[order]]
    heavy_bounds = np.searchsorted(weights.paper[heavy], np.arange(stream.paper_count + 1))
    is_central = (features.in_paper["in_title"] > 0) | (weights.weight >= MIN_CENTRAL_WEIGHT)
    ranked = list(zip(weights.phrase[heavy].tolist(), is_central[heavy].tolist(), strict=True))
    selected = [
        _distinct(ranked[start:end], words, same, max_phrases)
        for start, end in pairwise(heavy_bounds.tolist())
    ]
    rank = np.arange(len(order)) - bounds[weights.paper[order]]
    best = order[(rank < _VECTOR_PHRASES) & (weights.weight[order] > 0)]
    best_weights = PhraseWeights(weights.phrase[best], weights.paper[best], weights.weight[best])
    min_papers = 2 + max(0, round(log2(max(1, stream.paper_count) / _LARGE)))
    return Keyphrases(
        of_paper=_share_rare_phrases(selected, weights, same, min_papers),
        vectors=_vectors(best_weights, stream.paper_count),
        words=words,
        phrases=candidates.spelled,
        synonyms=same,
    )


def _are_keyphrases(weights: PhraseWeights) -> Flags:
    """For each phrase of each paper whether it is heavy enough, and in some paper even heavier."""
    _, column = np.unique(weights.phrase, return_inverse=True)
    best = np.zeros(int(column.max(initial=-1)) + 1)
    np.maximum.at(best, column, weights.weight)
    keyphrases: Flags = (weights.weight >= MIN_WEIGHT) & (best[column] >= MIN_BEST_WEIGHT)
    return keyphrases


def distinct_candidates(stream: TokenStream) -> Candidates:
    """The phrases that could be keyphrases; those that are the same thing in other words are one."""
    phrases = candidate_phrases(stream)
    words = phrase_words(phrases, stream)
    distinct = without_adjectives(_merged(phrases, repetitions(phrases, words)), stream)
    remaining = frozenset(distinct.phrase.tolist())
    return Candidates(
        phrases=distinct,
        words={number: text for number, text in words.items() if number in remaining},
        spelled=phrases,
    )


def _merged(phrases: Phrases, merged: Mapping[int, int]) -> Phrases:
    """The occurrences as those of the phrases that stand for them, each once."""
    numbers, column = np.unique(phrases.phrase, return_inverse=True)
    kept = np.array([merged.get(number, number) for number in numbers.tolist()], dtype=np.int64)[column]
    order = np.lexsort((-phrases.length, phrases.start, kept))
    end = (phrases.start + phrases.length)[order]
    is_inside = np.zeros(len(order), dtype=bool)
    is_inside[order[1:]] = (kept[order][1:] == kept[order][:-1]) & (end[1:] <= end[:-1])
    return Phrases(kept[~is_inside], phrases.start[~is_inside], phrases.length[~is_inside])


def _distinct(
    ranked: Sequence[tuple[int, bool]], words: Mapping[int, str], same: Mapping[int, int], max_phrases: int
) -> list[int]:
    """The first phrases that are neither common, nor a word of another one or a synonym.

    ranked: phrases, the heaviest first, and whether each is more than mentioned; two may be just that.
    """
    selected: list[int] = []
    for phrase, is_central in ranked:
        if len(selected) == max_phrases:
            break
        text = words[phrase]
        is_repetition = any(
            _is_word_of_other(text, words[earlier]) or same.get(phrase, phrase) == same.get(earlier, earlier)
            for earlier in selected
        )
        is_enough = is_central or len(selected) < _FIRST
        if is_enough and text not in COMMON_PHRASES and not is_repetition:
            selected.append(phrase)
    return selected


def _is_word_of_other(phrase: str, other_phrase: str) -> bool:
    """Whether one of the phrases is a single word of the other."""
    shorter, longer = sorted((phrase, other_phrase), key=len)
    return " " not in shorter and f" {shorter} " in f" {longer} "


def _share_rare_phrases(
    selected: Sequence[Sequence[int]], weights: PhraseWeights, same: Mapping[int, int], min_papers: int
) -> list[list[int]]:
    """The selection without phrases of fewer than `min_papers` papers, synonyms counted together.

    If half as many papers have selected a phrase, those in which it has the next highest weights adopt it.
    """
    counts = Counter(phrase for phrases in selected for phrase in phrases)
    rare = [phrase for phrase, papers in sorted(counts.items()) if min_papers / 2 <= papers < min_papers]
    order = np.lexsort((weights.paper, -weights.weight.round(6), weights.phrase))
    may_adopt = np.isin(weights.phrase, np.array(rare, dtype=np.int64)) & (
        weights.weight >= _MIN_ADOPTED_WEIGHT
    )
    order = order[may_adopt[order]]
    adopted = _adoptions(selected, weights, order, counts, min_papers)
    of_meaning: Counter[int] = Counter()
    for phrase, papers in counts.items():
        of_meaning[same.get(phrase, phrase)] += papers
    return [
        [
            phrase
            for phrase in (*phrases, *adopted[paper])
            if of_meaning[same.get(phrase, phrase)] >= min_papers
        ]
        for paper, phrases in enumerate(selected)
    ]


def _adoptions(
    selected: Sequence[Sequence[int]],
    weights: PhraseWeights,
    order: Ints,
    counts: Counter[int],
    min_papers: int,
) -> defaultdict[int, list[int]]:
    """The phrases that each paper adopts; `order`: of rare phrases' weights. Updates `counts`."""
    adopted: defaultdict[int, list[int]] = defaultdict(list)
    pairs = zip(weights.phrase[order].tolist(), weights.paper[order].tolist(), strict=True)
    for phrase, group in groupby(pairs, key=lambda pair: pair[0]):
        candidates = (paper for _, paper in group if phrase not in selected[paper])
        adopters = list(islice(candidates, min_papers - counts[phrase]))
        if counts[phrase] + len(adopters) == min_papers:
            counts[phrase] = min_papers
            for paper in adopters:
                adopted[paper].append(phrase)
    return adopted


def _vectors(weights: PhraseWeights, paper_count: int) -> csr_matrix:
    if not weights.phrase.size:
        return csr_matrix((paper_count, 1))
    phrases, column = np.unique(weights.phrase, return_inverse=True)
    idf = np.log((1 + paper_count) / (1 + np.bincount(column))) ** _IDF_EXPONENT
    values = weights.weight**_WEIGHT_EXPONENT * idf[column]
    return normalize(csr_matrix((values, (weights.paper, column)), shape=(paper_count, len(phrases))))
