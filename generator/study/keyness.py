"""Turns the stream of words into each paper's key phrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from generator.study.naming import FIELD, TIED_CLOSERS, may_close, may_open, may_stand_alone
from generator.study.phrases import Phrases, phrases_of
from generator.study.wording import STOP_WORDS
from generator.study.words import Flags, Ints, Stream, flags

_TITLE_WEIGHT = 2.0
"""How often a phrase in the title counts."""
_DWELT_ON, _RARITY = 20, 0.7
"""So many phrases of a paper are compared with those of others, by a power of their rarity below that of words, since few share one."""
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
_LEAST = 0.9
"""The weight below which a phrase is no key phrase: three good tags serve a reader better than five."""
_AT_ALL = 0.3
"""The weight below which a paper does not take up a phrase for company."""
_DOUBT, _USUAL = 3, 0.3
"""So many papers are taken to have a phrase, and such a share of them to dwell on it, before any is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class KeyPhrases:
    """The key phrases of papers, and where phrases stand."""

    of_paper: list[list[int]]
    """For each paper the numbers of its phrases, best first."""
    matrix: csr_matrix
    """Papers x phrases: what those that a paper dwells on weigh, rows of length 1 (or 0 where there are none)."""
    words: dict[int, str]
    """Each phrase's folded words."""
    phrases: Phrases


def key_phrases(stream: Stream, known: Collection[str], most: int) -> KeyPhrases:
    """Up to `most` phrases a paper that at least two papers have.

    `known` phrases (folded) are notions of the field and weigh more.

    Candidates are runs of words without stop words at their ends; they weigh by frequency, title, length, early place and by
    how many papers have them and dwell on them (Turney, Learning algorithms for keyphrase extraction, 2000, found most of
    these to matter). Plural, case and hyphen make no difference.
    """
    phrases = _candidates(stream)
    words = _words_of(phrases, stream)
    phrase, paper, weight = _weighed(phrases, words, stream)
    is_known = np.array([word in known for word in words.values()], dtype=bool)[np.searchsorted(list(words), phrase)]
    weight = np.where(is_known, _KNOWN, 1.0) * weight
    order = np.lexsort((phrase, -weight.round(6), paper))
    ends = np.searchsorted(paper[order], np.arange(stream.papers + 1))
    ranked = np.where(weight >= _LEAST, phrase, -1)[order].tolist()
    chosen = [_distinct(ranked[start:end], words, most) for start, end in pairwise(ends.tolist())]
    foremost = order[(np.arange(len(order)) - ends[paper[order]] < _DWELT_ON) & (weight[order] > 0)]
    matrix = _vectors(phrase[foremost], paper[foremost], weight[foremost], stream.papers)
    return KeyPhrases(_in_company(chosen, phrase, paper, weight), matrix, words, phrases)


def _candidates(stream: Stream) -> Phrases:
    """Phrases whose ends are whole words that may stand there; a stop word is inside one only when a hyphen ties it, as in few-shot."""
    empty = np.array([lemma in STOP_WORDS or lemma.isdigit() or not lemma for lemma in stream.lemmas], dtype=bool)
    number = np.array([lemma.isdigit() for lemma in stream.lemmas], dtype=bool)
    opens, closes = (np.array(list(map(may, stream.lemmas)), dtype=bool)[stream.lemma] for may in (may_open, may_close))
    alone = np.array([spelling[0].isalnum() and may_stand_alone(spelling) for spelling in stream.spellings], dtype=bool)
    adjective = flags(stream.lemmas, TIED_CLOSERS)[stream.lemma] & stream.hyphenated
    tied_on = np.zeros_like(stream.hyphenated)
    tied_on[:-1] = stream.hyphenated[1:]
    inside = ~empty[stream.lemma] | ((stream.hyphenated | tied_on) & ~number[stream.lemma])
    whole = ~stream.hyphenated & ~tied_on
    return phrases_of(stream, inside, opens & ~stream.hyphenated, closes & ~tied_on & ~adjective, alone[stream.spelling] & whole)


def _words_of(phrases: Phrases, stream: Stream) -> dict[int, str]:
    """Each phrase's folded words by its number, numbers ascending."""
    numbers, first = np.unique(phrases.number, return_index=True)
    spans = zip(numbers.tolist(), phrases.start[first].tolist(), phrases.length[first].tolist(), strict=True)
    return {number: " ".join(stream.lemmas[lemma] for lemma in stream.lemma[at : at + length]) for number, at, length in spans}


def _weighed(phrases: Phrases, words: Mapping[int, str], stream: Stream) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """Each phrase of each paper with its weight there, which is 0 for phrases of a single paper or of every other one."""
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
    lengths = np.array([1 + words[one].count(" ") for one in np.unique(phrase).tolist()], dtype=np.int64)[kind]
    weight *= _LENGTH_WEIGHTS[lengths - 1] * (1 + _SHARED * np.log(papers_with[kind])) * np.sqrt(dwelt_on[kind])
    return phrase, owner, np.where(shared, weight, 0.0)


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


def _vectors(phrase: Ints, paper: Ints, weight: NDArray[np.float64], papers: int) -> csr_matrix:
    if not phrase.size:
        return csr_matrix((papers, 1))
    distinct, column = np.unique(phrase, return_inverse=True)
    papers_with = np.bincount(column)
    rarity = np.log((1 + papers) / (1 + papers_with)) ** _RARITY
    return normalize(csr_matrix((weight * rarity[column], (paper, column)), shape=(papers, len(distinct))))


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


def _in_company(chosen: Sequence[Sequence[int]], phrase: Ints, paper: Ints, weight: NDArray[np.float64]) -> list[list[int]]:
    """The choices with no phrase left to one paper: the paper for which it weighs next most takes it up, after its own."""
    counts = Counter(one for phrases in chosen for one in phrases)
    of_paper = [list(phrases) for phrases in chosen]
    order = np.lexsort((paper, -weight.round(6), phrase))
    lone = order[np.isin(phrase[order], np.array(sorted(one for one, papers in counts.items() if papers == 1), dtype=np.int64))]
    for _, rows in groupby(lone.tolist(), key=lambda row: int(phrase[row])):
        row = next((row for row in rows if weight[row] >= _AT_ALL and phrase[row] not in chosen[paper[row]]), None)
        if row is not None:
            of_paper[paper[row]].append(int(phrase[row]))
    return of_paper


def _repeats(one: str, other: str) -> bool:
    """Whether one of the phrases is a single word of the other, which leads no further."""
    shorter, longer = sorted((one, other), key=len)
    return " " not in shorter and f" {shorter} " in f" {longer} "
