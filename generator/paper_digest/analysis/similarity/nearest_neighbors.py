"""Turns term vectors into which papers are most like each other, without ever comparing all with all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, identity
from sparse_dot_topn import sp_matmul_topn

CANDIDATES = 30
"""The nearest papers among which the related ones are chosen."""
_COMPANY = 0.75
"""What the papers around a paper count beside its own words."""
_PHRASES = 0.25
"""What common key phrases count beside all words."""
_FREQUENT = 1000
"""Papers a term may be in to help find the nearest; with commoner ones the work would grow with the square of the papers.
Of 16,000 papers' five nearest, 99.2 % are among the candidates all the same, and all terms count in their order."""
_BLOCK = 1 << 16
_LEAST = 0.03
"""The cosine below which two papers share little but chance."""


def nearest_of(matrix: csr_matrix) -> csr_matrix:
    """Papers x papers, float32, sparse: the cosines of each paper with itself and those most like it.

    matrix: papers x terms, rows of length 1 or 0.
    """
    if matrix.shape[1] == 0:
        return csr_matrix((matrix.shape[0],) * 2, dtype=np.float32)
    papers_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
    telling = matrix[:, np.flatnonzero(papers_with <= _FREQUENT)]
    found = _nearest(telling, telling)
    return csr_matrix(
        (_products(matrix, found), found.indices, found.indptr), shape=found.shape, dtype=np.float32
    )


def ranking_of(nearest: csr_matrix, phrases: csr_matrix, *, in_company: bool = True) -> csr_matrix:
    """Papers x papers, sparse, with the places of `nearest`: how alike two papers are when their company and key phrases are heeded.

    Each paper is compared together with its nearest ones, which tells two senses of one word apart (Rocchio's feedback, 1971,
    without a reader); key phrases (papers x phrases, rows of length 1 or 0) tell what both dwell on. `in_company`
    is off where `nearest` knows of meaning already.
    """
    if not nearest.nnz:
        return nearest
    pairs = nearest.tocoo()
    likeness = np.asarray(_in_company(nearest)[pairs.row, pairs.col]).ravel() if in_company else nearest.data
    ranks = likeness + _PHRASES * _products(phrases, nearest)
    return csr_matrix((ranks, nearest.indices, nearest.indptr), shape=nearest.shape)


def _nearest(one: csr_matrix, other: csr_matrix) -> csr_matrix:
    """The largest products of rows; a sparse top-n, so that no papers x papers matrix is ever made."""
    return csr_matrix(
        sp_matmul_topn(one, other.T.tocsr(), top_n=CANDIDATES + 1, threshold=_LEAST, sort=True, n_threads=2)
    )


def _products(rows: csr_matrix, places: csr_matrix) -> NDArray[np.float64]:
    """The products of rows with each other at the places of a sparse matrix, block by block, since all at once fill the memory."""
    pairs = places.tocoo()
    blocks = [slice(start, start + _BLOCK) for start in range(0, places.nnz, _BLOCK)]
    products = [
        np.asarray(rows[pairs.row[block]].multiply(rows[pairs.col[block]]).sum(axis=1)).ravel()
        for block in blocks
    ]
    return np.concatenate([np.zeros(0), *products])


def _in_company(nearest: csr_matrix) -> csr_matrix:
    """The likeness of papers when each stands together with those nearest to it, computed from the nearest alone."""
    others = csr_matrix(nearest - diags(nearest.diagonal()))
    means = (
        diags(_inverse(np.sqrt(np.asarray((others @ nearest).multiply(others).sum(axis=1)).ravel()))) @ others
    )
    company = csr_matrix(identity(nearest.shape[0], dtype=np.float32) + _COMPANY * means, dtype=np.float32)
    spread = csr_matrix(company @ nearest)
    lengths = diags(_inverse(np.sqrt(np.asarray(spread.multiply(company).sum(axis=1)).ravel())))
    return _nearest(
        csr_matrix(lengths @ spread, dtype=np.float32), csr_matrix(lengths @ company, dtype=np.float32)
    )


def _inverse(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    inverse: NDArray[np.float64] = np.divide(1.0, numbers, out=np.zeros_like(numbers), where=numbers > 0)
    return inverse
