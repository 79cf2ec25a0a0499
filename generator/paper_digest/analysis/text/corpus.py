"""Turns the stream of words into the one term matrix that related papers, topics and key terms are computed from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.informative_terms import are_general, are_whole, tell_alone
from paper_digest.analysis.text.token_stream import Flags, Ints, Stream, flags

TITLE_WEIGHT = 3.0
"""How often a title counts: it says in ten words what the abstract says in two hundred."""
_PAIR_WEIGHT = 0.8
"""What a pair of words counts beside a single one, since its words count too."""
_MANY = 20
"""The papers from which a term must be in two of them to be kept, and counts tell which terms say something."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Papers as rows of unit length over terms of one and two words."""

    matrix: csr_matrix
    """float32, papers x terms, TF-IDF with sublinear counts, each row of Euclidean length 1 (or 0 where a paper has no terms)."""
    terms: list[str]
    """The term of each column as readers see it."""
    telling: Flags
    """Which terms a reader learns something from: not the words that abstracts of all fields use."""
    words: list[tuple[str, ...]]
    """The one or two folded words of each term."""
    rarity: NDArray[np.float64]
    """What one mention of each term weighs, before a paper's weights are brought to length 1."""


def corpus_of(stream: Stream) -> Corpus:
    """The corpus of the stream's papers; terms of a single paper are left out where there are many papers."""
    content = _is_content(stream)
    singles, pairs = np.flatnonzero(content[stream.lemma]), _pairs(stream, content)
    size = len(stream.lemmas) + 1
    keys = np.concatenate([stream.lemma[singles], (stream.lemma[pairs - 1] + 1) * size + stream.lemma[pairs]])
    places = np.concatenate([singles, pairs])
    columns, column = np.unique(keys, return_inverse=True)
    weights = np.where(stream.in_title[places], TITLE_WEIGHT, 1.0)
    counts = csr_matrix((weights, (stream.paper[places], column)), shape=(stream.papers, len(columns)))
    papers_with = np.bincount(counts.indices, minlength=len(columns))
    kept = np.flatnonzero(papers_with >= (2 if stream.papers > _MANY else 1))
    first, second = np.divmod(columns[kept], size)
    rarity = _rarity(stream.papers, papers_with[kept]) * np.where(first == 0, 1.0, _PAIR_WEIGHT)
    matrix = _weighted(counts[:, kept], rarity)
    ties = np.bincount(column, weights=_is_tied(stream, singles, pairs))[kept] * 2 > np.bincount(column)[kept]
    telling = ~are_general(stream, first, second)
    if stream.papers > _MANY:
        telling &= np.where(
            first == 0, tell_alone(counts)[kept], ties | are_whole(stream, pairs, column)[kept]
        )
    return Corpus(matrix, _names(stream, first, second, ties), telling, _words(stream, first, second), rarity)


def _is_content(stream: Stream) -> Flags:
    """Which lemmas say something: neither stop words nor numbers nor single letters."""
    long_enough = np.array([len(lemma) > 1 and not lemma.isdigit() for lemma in stream.lemmas], dtype=bool)
    return long_enough & ~flags(stream.lemmas, STOP_WORDS)


def _pairs(stream: Stream, content: Flags) -> Ints:
    """The places of second words of pairs: related_topics without a stop word or punctuation between them."""
    said = content[stream.lemma]
    found: Ints = np.flatnonzero(said[1:] & said[:-1] & stream.follows[1:]) + 1
    return found


def _rarity(papers: int, papers_with: Ints) -> NDArray[np.float64]:
    """Smoothed inverse document frequencies."""
    rarity: NDArray[np.float64] = np.log((1 + papers) / (1 + papers_with)) + 1
    return rarity


def _weighted(counts: csr_matrix, rarity: NDArray[np.float64]) -> csr_matrix:
    """TF-IDF with sublinear counts, rows of length 1.

    Source: Salton and Buckley, QueryTerm-weighting approaches in automatic text retrieval (1988).
    """
    papers = counts.shape[0]
    values = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(papers), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=values**2, minlength=papers))
    matrix = csr_matrix(
        ((values / lengths[rows]).astype(np.float32), counts.indices, counts.indptr), shape=counts.shape
    )
    matrix.sort_indices()
    return matrix


def _is_tied(stream: Stream, singles: Ints, pairs: Ints) -> Flags:
    return np.concatenate([np.zeros(len(singles), dtype=bool), stream.hyphenated[pairs]])


def _words(stream: Stream, first: Ints, second: Ints) -> list[tuple[str, ...]]:
    lemmas = stream.lemmas
    return [
        (lemmas[b],) if a == 0 else (lemmas[a - 1], lemmas[b])
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]


def _names(stream: Stream, first: Ints, second: Ints, ties: Flags) -> list[str]:
    """The terms as readers see them; a pair has a hyphen where most papers write one."""
    shown = stream.shown()
    parts = zip(first.tolist(), second.tolist(), ties.tolist(), strict=True)
    return [shown[b] if a == 0 else f"{shown[a - 1]}{'-' if tied else ' '}{shown[b]}" for a, b, tied in parts]
