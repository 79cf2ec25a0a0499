"""Operations on sparse matrices."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis import sparse
from paper_digest.analysis.sparse import (
    largest_in_rows,
    ratios,
    row_numbers,
    row_products,
    with_values,
    without_diagonal,
)
from scipy.sparse import csr_matrix

MATRIX = csr_matrix([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0], [4.0, 5.0, 6.0]])
"""Its stored values are 1, 2; 3; 4, 5, 6."""


def test_new_values_keep_their_positions() -> None:
    assert with_values(MATRIX, 10 * MATRIX.data).toarray().tolist() == [[10, 0, 20], [0, 30, 0], [40, 50, 60]]


def test_the_diagonal_becomes_0() -> None:
    assert without_diagonal(MATRIX).toarray().tolist() == [[0, 0, 2], [0, 0, 0], [4, 5, 0]]


def test_each_stored_value_has_a_row() -> None:
    assert row_numbers(MATRIX).tolist() == [0, 0, 1, 2, 2, 2]


def test_the_largest_of_each_row_are_selected() -> None:
    assert sorted(largest_in_rows(MATRIX, MATRIX.data, 2).tolist()) == [0, 1, 2, 4, 5]


def test_the_first_of_equal_values_is_selected() -> None:
    assert largest_in_rows(MATRIX, np.ones(6), 1).tolist() == [0, 2, 3]


def test_products_of_rows_at_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    positions = csr_matrix([[1, 0, 1], [0, 0, 1], [0, 0, 0]])
    # 1 * 1 + 2 * 2, 1 * 4 + 2 * 6 and 3 * 5
    assert row_products(MATRIX, positions).tolist() == [5, 16, 15]
    monkeypatch.setattr(sparse, "_BLOCK", 2)
    assert row_products(MATRIX, positions).tolist() == [5, 16, 15]


def test_a_ratio_to_0_is_0() -> None:
    assert ratios(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[2.0], [0.0]])).tolist() == [[0.5, 1], [0, 0]]


def test_ratios_keep_the_precision_of_their_arguments() -> None:
    assert ratios(1.0, np.array([4.0], dtype=np.float32)).dtype == np.float32
