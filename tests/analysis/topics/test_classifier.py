"""The classifier of areas."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.topics.classifier import classify
from scipy.sparse import csr_matrix

PAPERS = csr_matrix(np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0]], dtype=np.float32))
"""Two papers with the first term, and two with the second."""
NO_NEIGHBORS = csr_matrix(np.eye(4, dtype=np.float32))
ONE_LABELED_OF_EACH = np.array([[10.0, 0.0], [0.0, 0.0], [0.0, 10.0], [0.0, 0.0]])


def test_papers_without_evidence_follow_papers_with_their_words() -> None:
    probabilities = classify(PAPERS, NO_NEIGHBORS, ONE_LABELED_OF_EACH)
    assert probabilities.argmax(axis=1).tolist() == [0, 0, 1, 1]


def test_probabilities_add_up_to_1() -> None:
    probabilities = classify(PAPERS, NO_NEIGHBORS, ONE_LABELED_OF_EACH)
    assert probabilities.sum(axis=1) == pytest.approx([1, 1, 1, 1])


def test_a_class_without_evidence_is_impossible() -> None:
    evidence = np.insert(ONE_LABELED_OF_EACH, 1, 0.0, axis=1)
    assert classify(PAPERS, NO_NEIGHBORS, evidence)[:, 1].tolist() == [0, 0, 0, 0]


def test_the_only_class_with_evidence_is_certain() -> None:
    evidence = np.array([[0.0, 1.0]] + [[0.0, 0.0]] * 3)
    assert classify(PAPERS, NO_NEIGHBORS, evidence).tolist() == [[0, 1]] * 4


def test_a_paper_with_unknown_words_follows_its_neighbors() -> None:
    papers = csr_matrix(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32))
    neighbors = csr_matrix(np.array([[1, 0, 0], [0, 1, 0.5], [0, 0.5, 1]], dtype=np.float32))
    evidence = np.array([[10.0, 0.0], [0.0, 10.0], [0.0, 0.0]])
    assert classify(papers, neighbors, evidence)[2].argmax() == 1


def test_a_small_class_keeps_its_papers_beside_a_large_one() -> None:
    papers = np.zeros((31, 400), dtype=np.float32)
    papers[:, 0] = 0.92
    papers[:29, 1] = papers[29:, 2] = 0.39
    evidence = np.array([[10.0, 0.0]] * 29 + [[0.0, 10.0], [0.0, 0.0]])
    probabilities = classify(csr_matrix(papers), csr_matrix(np.eye(31, dtype=np.float32)), evidence)
    assert probabilities[30].argmax() == 1
