"""Builds the TF-IDF matrix from which related papers, topics and key terms are computed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from paper_digest.analysis.sparse import with_values
from paper_digest.analysis.text.informative_terms import are_generic, are_mostly_whole, are_recurrent
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.token_stream import Flags, Floats, Ints, TokenStream

TITLE_WEIGHT = 3.0
"""How many times a word in the title counts; from the sweep of `make tune`."""
BIGRAM_WEIGHT = 0.8
"""The weight of a bigram relative to that of a word; from the sweep of `make tune`."""
_LARGE = 20
"""Papers from which a term must be in two of them and counts select informative terms; chosen by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class TermMatrix:
    """Papers as unit vectors over terms of one and two words."""

    matrix: csr_matrix
    """float32, papers x terms: TF-IDF with sublinear counts; rows of length 1, or 0 without terms."""
    terms: list[str]
    """Each term as readers see it."""
    is_informative: Flags
    """Which terms explain to a reader why two papers are related."""
    words: list[tuple[str, ...]]
    """The one or two lemmas of each term."""
    idf: Floats
    """The inverse document frequency of each term, times BIGRAM_WEIGHT for bigrams."""


@dataclass(frozen=True, slots=True, eq=False)
class _Occurrences:
    """The occurrences of terms in the stream; first all words, then all bigrams."""

    position: Ints
    """Of the (last) word."""
    is_bigram: Flags
    column: Ints


def term_matrix(stream: TokenStream) -> TermMatrix:
    """The terms of all papers; those of a single paper are left out of large collections."""
    key_base = len(stream.lemmas) + 1
    occurrences, keys = _occurrences(stream, key_base)
    weights = np.where(stream.in_title[occurrences.position], TITLE_WEIGHT, 1.0)
    counts = csr_matrix(
        (weights, (stream.paper[occurrences.position], occurrences.column)),
        shape=(stream.paper_count, len(keys)),
    )
    document_frequency = np.bincount(counts.indices, minlength=len(keys))
    is_large = stream.paper_count > _LARGE
    kept = np.flatnonzero(document_frequency >= (2 if is_large else 1))
    first, second = np.divmod(keys[kept], key_base)
    is_bigram = first > 0
    idf = _idf(stream.paper_count, document_frequency[kept]) * np.where(is_bigram, BIGRAM_WEIGHT, 1.0)
    mostly_hyphenated = _mostly_hyphenated(stream, occurrences)
    is_informative = ~are_generic(stream, first, second)
    if is_large:
        bigrams = occurrences.is_bigram
        position = occurrences.position[bigrams]
        is_whole = ~stream.is_continued[position] & ~stream.hyphenated[position - 1]
        whole = are_mostly_whole(is_whole, occurrences.column[bigrams], len(keys))
        informative = np.where(is_bigram, (mostly_hyphenated | whole)[kept], are_recurrent(counts)[kept])
        is_informative &= informative
    return TermMatrix(
        _tf_idf(counts[:, kept], idf),
        _display_terms(stream, first, second, mostly_hyphenated[kept]),
        is_informative,
        _term_words(stream, first, second),
        idf,
    )


def _occurrences(stream: TokenStream, key_base: int) -> tuple[_Occurrences, Ints]:
    """All occurrences, and the key of each column: (1 + first lemma, 0 for words) * key_base + last lemma."""
    has_content = stream.lemma_flags(_has_content)[stream.lemma]
    words = np.flatnonzero(has_content)
    bigrams = np.flatnonzero(has_content[1:] & has_content[:-1] & stream.follows[1:]) + 1
    bigram_keys = (stream.lemma[bigrams - 1] + 1) * key_base + stream.lemma[bigrams]
    keys, column = np.unique(np.concatenate([stream.lemma[words], bigram_keys]), return_inverse=True)
    is_bigram = np.arange(len(column)) >= len(words)
    return _Occurrences(np.concatenate([words, bigrams]), is_bigram, column), keys


def _has_content(lemma: str) -> bool:
    return len(lemma) > 1 and not lemma.isdigit() and lemma not in STOP_WORDS


def _idf(papers: int, document_frequency: Ints) -> Floats:
    """Smoothed inverse document frequencies, as in scikit-learn."""
    idf: Floats = np.log((1 + papers) / (1 + document_frequency)) + 1
    return idf


def _tf_idf(counts: csr_matrix, idf: Floats) -> csr_matrix:
    """Unit rows with sublinear counts. Source: Salton and Buckley, Term-weighting approaches (1988)."""
    weights = with_values(counts, (1 + np.log(counts.data)) * idf[counts.indices])
    matrix = csr_matrix(unit_rows(weights), dtype=np.float32)
    matrix.sort_indices()
    return matrix


def unit_rows(matrix: csr_matrix) -> csr_matrix:
    """The matrix with each row scaled to length 1; rows of 0 stay."""
    return normalize(matrix) if matrix.nnz else matrix


def _mostly_hyphenated(stream: TokenStream, occurrences: _Occurrences) -> Flags:
    """For each column whether most of its occurrences are bigrams written with a hyphen."""
    hyphenated = stream.hyphenated[occurrences.position] & occurrences.is_bigram
    share: Flags = np.bincount(occurrences.column, weights=hyphenated) * 2 > np.bincount(occurrences.column)
    return share


def _term_words(stream: TokenStream, first: Ints, second: Ints) -> list[tuple[str, ...]]:
    lemmas = stream.lemmas
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    return [(lemmas[last],) if start == 0 else (lemmas[start - 1], lemmas[last]) for start, last in pairs]


def _display_terms(stream: TokenStream, first: Ints, second: Ints, hyphenated: Flags) -> list[str]:
    forms = stream.display_forms
    columns = zip(first.tolist(), second.tolist(), hyphenated.tolist(), strict=True)
    return [
        forms[last] if start == 0 else f"{forms[start - 1]}{'-' if has_hyphen else ' '}{forms[last]}"
        for start, last, has_hyphen in columns
    ]
