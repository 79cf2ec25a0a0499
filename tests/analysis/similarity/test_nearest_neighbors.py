"""The nearest papers, found without comparing all with all."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.similarity import nearest_neighbors as likeness
from paper_digest.analysis.similarity.nearest_neighbors import CANDIDATES, nearest_of, ranking_of
from scipy.sparse import csr_matrix, random
from sklearn.preprocessing import normalize


def test_the_nearest_are_those_that_comparing_all_with_all_finds() -> None:
    matrix = normalize(random(200, 300, density=0.05, format="csr", random_state=7)).astype(np.float32)
    found = nearest_of(csr_matrix(matrix)).toarray()
    cosines = (matrix @ matrix.T).toarray()
    for row, likes in zip(found, cosines, strict=True):
        best = np.argsort(-likes, kind="stable")[:10]
        assert np.allclose(row[best], likes[best], atol=1e-5)
        assert np.count_nonzero(row) <= CANDIDATES + 1


def test_terms_of_very_many_papers_help_to_order_but_not_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    """A term that all papers have makes no pair, and yet counts in the cosine of those that another term finds."""
    monkeypatch.setattr(likeness, "_FREQUENT", 2)
    rows = normalize(csr_matrix(np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1]], dtype=np.float32)))
    found = nearest_of(rows).toarray()
    assert np.isclose(found[0, 1], 1.0)
    assert found[0, 2] == 0


def test_key_phrases_decide_between_equals() -> None:
    rows = normalize(csr_matrix(np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1]], dtype=np.float32)))
    phrases = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]))
    ranking = ranking_of(nearest_of(rows), phrases).toarray()
    assert ranking[0, 2] > ranking[0, 1]


def test_nothing_is_like_nothing() -> None:
    assert nearest_of(csr_matrix((3, 0), dtype=np.float32)).nnz == 0
    assert ranking_of(csr_matrix((3, 3), dtype=np.float32), csr_matrix((3, 1))).nnz == 0
