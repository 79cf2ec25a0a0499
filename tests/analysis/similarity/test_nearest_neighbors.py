"""The nearest papers, found without comparing all with all."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.similarity import nearest_neighbors as module
from paper_digest.analysis.similarity.nearest_neighbors import NEIGHBORS, nearest_neighbors, rank_neighbors
from scipy.sparse import csr_matrix, random
from sklearn.preprocessing import normalize


def test_the_nearest_are_those_that_comparing_all_with_all_finds() -> None:
    matrix = normalize(random(200, 300, density=0.05, format="csr", random_state=7)).astype(np.float32)
    neighbors = nearest_neighbors(csr_matrix(matrix)).toarray()
    cosines = (matrix @ matrix.T).toarray()
    for row, exact in zip(neighbors, cosines, strict=True):
        best = np.argsort(-exact, kind="stable")[:10]
        assert np.allclose(row[best], exact[best], atol=1e-5)
        assert np.count_nonzero(row) <= NEIGHBORS + 1


def test_frequent_terms_generate_no_candidates_but_count_in_cosines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first term is in all papers."""
    monkeypatch.setattr(module, "_MAX_DOCUMENT_FREQUENCY", 2)
    rows = normalize(csr_matrix(np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1]], dtype=np.float32)))
    neighbors = nearest_neighbors(rows).toarray()
    assert np.isclose(neighbors[0, 1], 1.0)
    assert neighbors[0, 2] == 0


def test_key_phrases_decide_between_equals() -> None:
    rows = normalize(csr_matrix(np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1]], dtype=np.float32)))
    phrases = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]))
    ranking = rank_neighbors(nearest_neighbors(rows), phrases, csr_matrix((3, 1))).toarray()
    assert ranking[0, 2] > ranking[0, 1]


def test_topics_decide_between_equals() -> None:
    rows = normalize(csr_matrix(np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1]], dtype=np.float32)))
    topics = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0], [0.8, 0.6]]))
    ranking = rank_neighbors(nearest_neighbors(rows), csr_matrix((3, 1)), topics).toarray()
    assert ranking[0, 2] > ranking[0, 1]


def test_no_terms_no_neighbors() -> None:
    assert nearest_neighbors(csr_matrix((3, 0), dtype=np.float32)).nnz == 0
    assert (
        rank_neighbors(csr_matrix((3, 3), dtype=np.float32), csr_matrix((3, 1)), csr_matrix((3, 1))).nnz == 0
    )
