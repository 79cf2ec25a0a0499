"""Embeds papers with a sentence-embedding model and blends the result with the similarity of terms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.similarity.nearest_neighbors import NEIGHBORS
from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.analysis.sparse import row_numbers, with_values
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.tokens import WORD

EMBEDDING_WEIGHT = 0.4
"""The weight of the cosine of embeddings; that of terms has the rest. Chosen by hand by `make eval`."""
_DIGITS = 3
"""Digits of a cosine that are kept, so that rounding on other processors seldom changes an order."""
_BLOCK = 256
"""Papers compared with all others at a time: 100 MB for 100,000 papers."""
_PAIR_BLOCK = 20_000


def embed(texts: Sequence[DocumentText], encode: Encode) -> Vectors:
    """One vector for each paper, of length 1, or 0 for papers without words: papers x dimensions."""
    vectors = encode([text.joined for text in texts])
    has_words = np.array([bool(WORD.search(text.joined)) for text in texts], dtype=bool)
    of_papers: Vectors = np.where(has_words[:, None], vectors, 0)
    return of_papers


def blend_embeddings(neighbors: csr_matrix, matrix: csr_matrix, vectors: Vectors) -> csr_matrix:
    """Papers x papers, sparse: neighbors by terms or embeddings, with the weighted mean of both cosines.

    neighbors: the cosines of those that share most terms; matrix: papers x terms, rows of length 1.
    """
    candidates = _nearest_by_embedding(vectors) + neighbors
    rows = row_numbers(candidates)
    blocks = [slice(start, start + _PAIR_BLOCK) for start in range(0, len(rows), _PAIR_BLOCK)]
    scores = [_blended_cosines(matrix, vectors, rows[block], candidates.indices[block]) for block in blocks]
    values = np.concatenate([np.zeros(0), *scores]).astype(np.float32)
    return with_values(candidates, values)


def _blended_cosines(
    matrix: csr_matrix, vectors: Vectors, rows: NDArray[np.int64], other_rows: NDArray[np.int64]
) -> NDArray[np.float64]:
    by_embedding = np.einsum("ij,ij->i", vectors[rows], vectors[other_rows])
    by_terms = np.asarray(matrix[rows].multiply(matrix[other_rows]).sum(axis=1)).ravel()
    blended = EMBEDDING_WEIGHT * by_embedding + (1 - EMBEDDING_WEIGHT) * by_terms
    rounded: NDArray[np.float64] = np.round(np.maximum(blended, 0), _DIGITS)
    return rounded


def _nearest_by_embedding(vectors: Vectors) -> csr_matrix:
    """For each paper a 1 at itself and its NEIGHBORS nearest by cosine, computed in blocks of papers."""
    count = len(vectors)
    kept = min(NEIGHBORS + 1, count)
    columns = np.empty((count, kept), dtype=np.int64)
    for start in range(0, count, _BLOCK):
        cosines = np.round(vectors[start : start + _BLOCK] @ vectors.T, _DIGITS + 2)
        columns[start : start + _BLOCK] = [_highest(row, kept) for row in cosines]
    pointers = np.arange(count + 1) * kept
    return csr_matrix(
        (np.ones(count * kept, dtype=np.float32), columns.ravel(), pointers), shape=(count, count)
    )


def _highest(cosines: Vectors, kept: int) -> NDArray[np.int64]:
    """The indices, ascending, of the highest values; of equal ones at the limit, the first."""
    limit = np.partition(cosines, -kept)[-kept]
    above, equal = np.flatnonzero(cosines > limit), np.flatnonzero(cosines == limit)
    return np.sort(np.concatenate([above, equal[: kept - len(above)]]))
