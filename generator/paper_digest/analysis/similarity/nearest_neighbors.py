"""Finds the nearest neighbors of papers without comparing every paper with every other."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, diags, identity
from sparse_dot_topn import sp_matmul_topn

from paper_digest.analysis.sparse import ratios, row_products, with_values, without_diagonal

NEIGHBORS = 30
"""Neighbors of a paper among which its related papers are chosen; chosen by hand."""
SMOOTHING_WEIGHT = 0.2
"""The weight of a paper's neighborhood relative to the paper itself; from the sweep of `make tune`."""
KEYPHRASE_WEIGHT = 0.25
"""The weight of shared keyphrases relative to that of all words; from the sweep of `make tune`."""
TOPIC_WEIGHT = 0.1
"""The weight of shared topics relative to that of all words; from the sweep of `make tune`."""
_MAX_DOCUMENT_FREQUENCY = 1000
"""Papers a term may have to generate candidates; more common ones make the work quadratic. Without them,
99.2 % of the five nearest of 16,000 papers are still candidates; all terms count in the cosine."""
_MIN_COSINE = 0.03
"""The cosine below which what two papers share is chance; chosen by hand."""


def nearest_neighbors(matrix: csr_matrix) -> csr_matrix:
    """The cosines of each paper with itself and its nearest neighbors: float32, papers x papers, sparse.

    matrix: papers x terms, rows of length 1 or 0.
    """
    if matrix.shape[1] == 0:
        return csr_matrix((matrix.shape[0],) * 2, dtype=np.float32)
    document_frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare_terms = matrix[:, np.flatnonzero(document_frequency <= _MAX_DOCUMENT_FREQUENCY)]
    candidates = _top_products(rare_terms, rare_terms)
    if rare_terms.shape == matrix.shape:
        return candidates
    return with_values(candidates, row_products(matrix, candidates).astype(np.float32))


def rank_neighbors(neighbors: csr_matrix, keyphrases: csr_matrix, topics: csr_matrix) -> csr_matrix:
    """Ranking scores at the stored positions of `neighbors`: papers x papers, sparse.

    Neighborhood smoothing compares each paper together with its neighbors, which separates the senses of a
    word (pseudo-relevance feedback, Rocchio 1971). keyphrases: papers x phrases; topics: papers x topics;
    both have rows of length 1 or 0.
    """
    if not neighbors.nnz:
        return neighbors
    pairs = neighbors.tocoo()
    similarity = np.asarray(_smoothed(neighbors)[pairs.row, pairs.col]).ravel()
    shared_keyphrases = KEYPHRASE_WEIGHT * row_products(keyphrases, neighbors)
    shared_topics = TOPIC_WEIGHT * row_products(topics, neighbors)
    return with_values(neighbors, similarity + shared_keyphrases + shared_topics)


def _top_products(left: csr_matrix, right: csr_matrix) -> csr_matrix:
    """The largest products of rows, sparse; a papers x papers matrix is never built."""
    return csr_matrix(
        sp_matmul_topn(
            left, right.T.tocsr(), top_n=NEIGHBORS + 1, threshold=_MIN_COSINE, sort=True, n_threads=2
        )
    )


def _smoothed(neighbors: csr_matrix) -> csr_matrix:
    """The cosines of papers smoothed by their neighborhoods, computed from the neighbors alone."""
    other_papers = without_diagonal(neighbors)
    lengths = np.sqrt(np.asarray((other_papers @ neighbors).multiply(other_papers).sum(axis=1)).ravel())
    neighborhoods = diags(ratios(1.0, lengths)) @ other_papers
    mixture = csr_matrix(
        identity(neighbors.shape[0], dtype=np.float32) + SMOOTHING_WEIGHT * neighborhoods, dtype=np.float32
    )
    spread = csr_matrix(mixture @ neighbors)
    lengths = np.sqrt(np.asarray(spread.multiply(mixture).sum(axis=1)).ravel())
    scale = diags(ratios(1.0, lengths))
    return _top_products(
        csr_matrix(scale @ spread, dtype=np.float32), csr_matrix(scale @ mixture, dtype=np.float32)
    )
