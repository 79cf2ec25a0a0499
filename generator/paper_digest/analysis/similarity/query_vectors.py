"""Selects the heaviest terms of each paper, by which the browser finds papers similar to a reader's text."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix, diags

from paper_digest.analysis.sparse import (
    largest_in_rows,
    ratios,
    row_numbers,
    with_values,
    without_diagonal,
)
from paper_digest.analysis.text.term_matrix import TermMatrix, unit_rows
from paper_digest.model.digest import QueryTerm

_MAX_TERMS = 44
"""Terms kept of a paper: they find 75 % of the ten nearest of 16,000 papers; 25 find 70 %, 60 find 80 %."""
_BIGRAM_FACTOR = 0.5
"""The weight of bigrams in the selection, since their words say most of it; chosen by hand."""
_NEIGHBORS = 10
"""Nearest papers whose terms a paper has, too (document expansion): a text then finds it by words that only
similar papers use. Chosen with the weight on the develop half of the queries of tests/eval."""
_NEIGHBOR_WEIGHT = 0.6
"""The weight of their terms, relative to a paper's own."""
_MIN_PAPERS = 3
"""Papers that must keep a term of a large collection; rarer ones cost more bytes than they are worth."""
_LARGE = 2_000
_LEVELS = 15
_IDF_STEPS = 8
_MAX_IDF = 127


def query_terms(terms: TermMatrix, neighbors: csr_matrix) -> tuple[QueryTerm, ...]:
    """The terms with the papers that keep them and their weights in 15 levels, sorted by words.

    neighbors: the similarities of each paper with its nearest ones, papers x papers, sparse.
    """
    own = unit_rows(_heaviest(terms.matrix, terms))
    expanded = csr_matrix(terms.matrix + _NEIGHBOR_WEIGHT * (_shares_of_nearest(neighbors) @ own))
    columns = csc_matrix(unit_rows(_heaviest(unit_rows(expanded), terms)))
    columns.sort_indices()
    levels = np.clip(np.rint(np.sqrt(columns.data) * _LEVELS), 1, _LEVELS).astype(np.uint8)
    rarity = np.clip(np.rint(terms.idf * _IDF_STEPS), 1, _MAX_IDF).astype(int).tolist()
    selected = []
    for column in np.flatnonzero(np.diff(columns.indptr)).tolist():
        span = slice(columns.indptr[column], columns.indptr[column + 1])
        selected.append(
            QueryTerm(
                terms.words[column],
                rarity[column],
                bool(terms.is_informative[column]),
                tuple(columns.indices[span].tolist()),
                levels[span].tobytes(),
            )
        )
    return tuple(sorted(selected, key=lambda term: term.words))


def _shares_of_nearest(neighbors: csr_matrix) -> csr_matrix:
    """The similarities of the nearest other papers, as shares of their sum."""
    others = without_diagonal(neighbors)
    others.eliminate_zeros()
    nearest = np.sort(largest_in_rows(others, others.data.round(5), _NEIGHBORS))
    values = np.zeros_like(others.data)
    values[nearest] = others.data[nearest]
    kept = with_values(others, values)
    return csr_matrix(diags(ratios(1.0, np.asarray(kept.sum(axis=1)).ravel())) @ kept)


def _heaviest(matrix: csr_matrix, terms: TermMatrix) -> csr_matrix:
    """A matrix of papers x terms with only the heaviest terms of each paper."""
    paper_count, term_count = matrix.shape
    is_bigram = np.array([len(words) > 1 for words in terms.words], dtype=bool)
    weights = (matrix.data * np.where(is_bigram, _BIGRAM_FACTOR, 1.0)[matrix.indices]).round(5)
    kept = largest_in_rows(matrix, weights, _MAX_TERMS)
    papers_with = np.bincount(matrix.indices[kept], minlength=term_count)
    min_papers = _MIN_PAPERS if paper_count > _LARGE else 1
    kept = np.sort(kept[papers_with[matrix.indices[kept]] >= min_papers])
    return csr_matrix(
        (matrix.data[kept], (row_numbers(matrix)[kept], matrix.indices[kept])), shape=matrix.shape
    )
