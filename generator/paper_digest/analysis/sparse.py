"""Operations on sparse matrices that scipy lacks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

_BLOCK = 1 << 16


def with_values(matrix: csr_matrix, values: NDArray[Any]) -> csr_matrix:
    """A matrix with the positions of another one and new values."""
    return csr_matrix((values, matrix.indices, matrix.indptr), shape=matrix.shape)


def without_diagonal(matrix: csr_matrix) -> csr_matrix:
    """The matrix with 0 on its diagonal."""
    return csr_matrix(matrix - diags(matrix.diagonal()))


def row_numbers(matrix: csr_matrix) -> NDArray[np.int64]:
    """The row of each stored value."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def largest_in_rows(matrix: csr_matrix, scores: NDArray[Any], count: int) -> NDArray[np.int64]:
    """The indices of the `count` stored values of each row with the highest scores; ties go to first columns.

    scores: one for each stored value.
    """
    rows = row_numbers(matrix)
    order = np.lexsort((matrix.indices, -scores, rows))
    rank = np.arange(matrix.nnz) - matrix.indptr[rows[order]]
    largest: NDArray[np.int64] = order[rank < count]
    return largest


def row_products(rows: csr_matrix, positions: csr_matrix) -> NDArray[np.float64]:
    """The products of two rows at each position (row, row) of a matrix, in blocks to bound the memory."""
    pairs = positions.tocoo()
    blocks = [slice(start, start + _BLOCK) for start in range(0, positions.nnz, _BLOCK)]
    products = [
        np.asarray(rows[pairs.row[block]].multiply(rows[pairs.col[block]]).sum(axis=1)).ravel()
        for block in blocks
    ]
    return np.concatenate([np.zeros(0), *products])


def ratios(numerators: NDArray[Any] | float, denominators: NDArray[Any]) -> NDArray[Any]:
    """Quotients; 0 where the denominator is not positive."""
    shape = np.broadcast_shapes(np.shape(numerators), denominators.shape)
    zeros = np.zeros(shape, np.result_type(numerators, denominators))
    quotients: NDArray[Any] = np.divide(numerators, denominators, out=zeros, where=denominators > 0)
    return quotients
