"""Weighs how much each phrase tells about each of its papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.keyphrases.candidates import Phrases
from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.token_stream import Flags, Ints, Stream, flags

_TITLE_WEIGHT = 2.0
"""How often a phrase in the title counts."""
_COMMON = 0.25
"""The share of papers (of many) from which a phrase tells nothing."""
_MANY = 20
_LENGTH_WEIGHTS = np.array([0.9, 1.15, 1.2, 1.0, 0.9])
"""By the phrase's words: one says too little, four are seldom what others would say too."""
_LATE = 0.35
"""What a phrase loses that first comes at the abstract's end."""
_IN_TITLE = 0.2
_SHARED = 0.3
"""What a phrase gains when e times as many papers have it."""
_KNOWN = 1.8
"""What a phrase gains that topics.yml names."""
_COMPLETE = 0.25
"""The share of a phrase's occurrences that must end with it."""
_DOUBT, _USUAL = 3, 0.3
"""So many papers are taken to have a phrase, and such a share of them to dwell on it, before any is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Keyness:
    """What phrases weigh in papers; arrays have one item for a phrase of a paper."""

    phrase: Ints
    """The phrase's number."""
    paper: Ints
    weight: NDArray[np.float64]
    """At least 0; 0 for phrases of a single paper or of every other one, and for fragments of longer ones."""


def keyness_of(phrases: Phrases, words: Mapping[int, str], known: Collection[str], stream: Stream) -> Keyness:
    """What each phrase weighs in each of its papers.

    `words` are the phrases by their numbers, ascending; those that are `known` are notions of the field and weigh more.
    Frequency, title, length and early place count, and how many papers have a phrase and dwell on it (Turney, Learning
    algorithms for keyphrase extraction, 2000, found most of these to matter).
    """
    paper, in_title = stream.paper[phrases.start], stream.in_title[phrases.start]
    pairs, use = np.unique(phrases.number * max(1, stream.papers) + paper, return_inverse=True)
    phrase, owner = np.divmod(pairs, max(1, stream.papers))
    _, kind = np.unique(phrase, return_inverse=True)
    papers_with = np.bincount(kind)
    most = _COMMON * stream.papers if stream.papers > _MANY else stream.papers
    shared = ((papers_with >= 2) & (papers_with <= most))[kind]
    counts = np.where(in_title, _TITLE_WEIGHT, 1.0)
    free = np.bincount(use, weights=counts * ~_is_nested(phrases, shared[use]), minlength=len(pairs))
    dwelling = np.bincount(kind, weights=np.bincount(use, weights=counts, minlength=len(pairs)) >= 2)
    dwelt_on = (dwelling + _DOUBT * _USUAL) / (papers_with + _DOUBT)
    titled = np.bincount(use, weights=in_title & (free[use] > 0), minlength=len(pairs)) > 0
    weight = (np.log1p(free) + _IN_TITLE * titled) * (1 - _LATE * _place(phrases, stream, use, len(pairs)))
    weight *= (1 + _SHARED * np.log(papers_with[kind])) * np.sqrt(dwelt_on[kind])
    lengths = np.array([1 + text.count(" ") for text in words.values()], dtype=np.int64).clip(
        max=len(_LENGTH_WEIGHTS)
    )
    is_known = np.array([text in known for text in words.values()], dtype=bool)
    weight *= (_LENGTH_WEIGHTS[lengths - 1] * np.where(is_known, _KNOWN, 1.0))[kind]
    whole = is_known | (lengths == 1) | (_completeness(phrases, stream) >= _COMPLETE)
    return Keyness(phrase, owner, np.where(shared & whole[kind], weight, 0.0))


def _completeness(phrases: Phrases, stream: Stream) -> NDArray[np.float64]:
    """By the order of phrases' numbers, the share of their occurrences that no further word continues: "recurrent neural" has few."""
    empty = flags(stream.lemmas, STOP_WORDS | {""})[stream.lemma]
    goes_on = np.zeros(len(empty) + 1, dtype=bool)
    goes_on[1:-1] = stream.follows[1:] & ~empty[1:]
    _, kind = np.unique(phrases.number, return_inverse=True)
    ends = np.bincount(kind, weights=~goes_on[phrases.start + phrases.length])
    share: NDArray[np.float64] = (ends + 0.5) / (np.bincount(kind) + 1)
    return share


def _is_nested(phrases: Phrases, shared: Flags) -> Flags:
    """Which occurrences lie inside one of a longer phrase that is shared too."""
    end = phrases.start + phrases.length
    order = np.flatnonzero(shared)
    order = order[np.lexsort((-phrases.length[order], phrases.start[order]))]
    reached = np.append(np.int64(-1), np.maximum.accumulate(end[order]))[: len(order)]
    nested = np.zeros(len(end), dtype=bool)
    nested[order] = reached >= end[order]
    return nested


def _place(phrases: Phrases, stream: Stream, use: Ints, uses: int) -> NDArray[np.float64]:
    """Where each phrase first comes in its paper: 0 in the title or at the abstract's start, 1 at its end."""
    lengths = np.bincount(stream.paper, minlength=stream.papers)
    begins = np.cumsum(lengths) - lengths
    paper = stream.paper[phrases.start]
    share = np.where(stream.in_title[phrases.start], 0.0, (phrases.start - begins[paper]) / lengths[paper])
    first = np.ones(uses)
    np.minimum.at(first, use, share)
    return first
