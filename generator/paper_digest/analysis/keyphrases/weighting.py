"""Weights how well each phrase describes each of its papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.keyphrases.candidates import Phrases
from paper_digest.analysis.text.informative_terms import are_mostly_whole, recurrence
from paper_digest.analysis.text.token_stream import Flags, Floats, Ints, TokenStream

# Chosen by hand by the F1 of tags on the develop half of the labeled papers; `make tune` prints the sweep.
_TITLE_COUNT = 2.0
"""How many times an occurrence in the title counts."""
_MAX_SHARE = 0.25
"""The share of papers from which a phrase is uninformative, in collections of more than _LARGE."""
_LARGE = 20
_LENGTH_WEIGHTS = np.array([0.9, 1.15, 1.2, 1.0, 0.9])
"""By number of words: one word is often too general, and four are rarely a name that others use."""
LATE_PENALTY = 0.35
"""The share of its weight that a phrase loses if it first occurs at the end of the abstract."""
TITLE_BONUS = 0.2
SHARED_BONUS = 0.3
"""What a phrase gains when e times as many papers have it."""
KNOWN_FACTOR = 1.8
"""How many times as much a phrase of topics.yml weighs."""


@dataclass(frozen=True, slots=True, eq=False)
class PhraseWeights:
    """The weights of phrases in papers; the arrays have one item for each phrase of each paper."""

    phrase: Ints
    paper: Ints
    weight: Floats
    """At least 0; 0 for phrases of one paper, very common ones and fragments of longer ones."""


def weigh_phrases(
    phrases: Phrases, words: Mapping[int, str], known: Collection[str], stream: TokenStream
) -> PhraseWeights:
    """The weight of each phrase in each of its papers.

    words: by the numbers of phrases, ascending; `known` phrases are established terms and weigh more. The
    features are those of Turney, Learning algorithms for keyphrase extraction (2000).
    """
    paper_count = max(1, stream.paper_count)
    in_title = stream.in_title[phrases.start]
    pairs, pair_of = np.unique(
        phrases.phrase * paper_count + stream.paper[phrases.start], return_inverse=True
    )
    phrase, paper = np.divmod(pairs, paper_count)
    _, column = np.unique(phrase, return_inverse=True)
    papers_with = np.bincount(column)
    max_papers = _MAX_SHARE * paper_count if paper_count > _LARGE else paper_count
    is_shared = ((papers_with >= 2) & (papers_with <= max_papers))[column]
    counts = np.where(in_title, _TITLE_COUNT, 1.0)
    free = np.bincount(
        pair_of, weights=counts * ~_are_nested(phrases, is_shared[pair_of]), minlength=len(pairs)
    )
    used_twice = np.bincount(pair_of, weights=counts, minlength=len(pairs)) >= 2
    focus = recurrence(used_twice, column, len(words))
    titled = (np.bincount(pair_of, weights=in_title, minlength=len(pairs)) > 0) & (free > 0)
    frequency = np.log1p(free) + TITLE_BONUS * titled
    earliness = 1 - LATE_PENALTY * _first_positions(phrases, stream, pair_of, len(pairs))
    popularity = 1 + SHARED_BONUS * np.log(papers_with)
    by_phrase = popularity * np.sqrt(focus) * _term_factors(words, known)
    is_whole = _are_whole(phrases, stream, words, known)
    return PhraseWeights(
        phrase, paper, np.where(is_shared & is_whole[column], frequency * earliness * by_phrase[column], 0.0)
    )


def _term_factors(words: Mapping[int, str], known: Collection[str]) -> Floats:
    """By phrase: the weight of its length, more for known phrases."""
    lengths = np.array([text.count(" ") for text in words.values()], dtype=np.int64)
    is_known = np.array([text in known for text in words.values()], dtype=bool)
    factors: Floats = _LENGTH_WEIGHTS[lengths.clip(max=len(_LENGTH_WEIGHTS) - 1)]
    return factors * np.where(is_known, KNOWN_FACTOR, 1.0)


def _are_whole(
    phrases: Phrases, stream: TokenStream, words: Mapping[int, str], known: Collection[str]
) -> Flags:
    """By phrase: whether it is no fragment, like "recurrent neural", which nearly always continues."""
    _, column = np.unique(phrases.phrase, return_inverse=True)
    is_whole = ~stream.is_continued[phrases.start + phrases.length - 1]
    is_exempt = np.array([" " not in text or text in known for text in words.values()], dtype=bool)
    return is_exempt | are_mostly_whole(is_whole, column, len(words))


def _are_nested(phrases: Phrases, is_shared: Flags) -> Flags:
    """Which occurrences are inside an occurrence of a longer shared phrase."""
    end = phrases.start + phrases.length
    order = np.flatnonzero(is_shared)
    order = order[np.lexsort((-phrases.length[order], phrases.start[order]))]
    max_end_before = np.append(np.int64(-1), np.maximum.accumulate(end[order]))[: len(order)]
    nested = np.zeros(len(end), dtype=bool)
    nested[order] = max_end_before >= end[order]
    return nested


def _first_positions(phrases: Phrases, stream: TokenStream, pair_of: Ints, pair_count: int) -> Floats:
    """Where each phrase first occurs in its paper, from 0 (title, start of the abstract) to 1 (its end)."""
    lengths = np.bincount(stream.paper, minlength=stream.paper_count)
    begins = np.cumsum(lengths) - lengths
    paper = stream.paper[phrases.start]
    position = np.where(stream.in_title[phrases.start], 0.0, (phrases.start - begins[paper]) / lengths[paper])
    first = np.ones(pair_count)
    np.minimum.at(first, pair_of, position)
    return first
