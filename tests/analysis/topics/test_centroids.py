"""Centroids of topics, worked out by hand on two or three papers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.text.term_matrix import TermMatrix
from paper_digest.analysis.topics.centroids import (
    centroid_cosines,
    key_terms,
    nearest_topics,
    neighbor_averages,
    row_shares,
    topic_centroids,
)
from scipy.sparse import csr_matrix

TWO_PAPERS = csr_matrix(np.eye(2))
"""Each has one term of its own."""


def test_the_shares_of_a_row_add_up_to_1_or_0() -> None:
    assert row_shares(np.array([[1.0, 3.0], [0.0, 0.0]])).tolist() == [[0.25, 0.75], [0, 0]]


def test_a_centroid_is_the_mean_of_its_papers_minus_that_of_all() -> None:
    centroids = topic_centroids(TWO_PAPERS, np.array([[4.0], [0.0]]))
    # (1, 0) - (0.5, 0.5), scaled to length 1
    assert centroids[0] == pytest.approx([0.5**0.5, -(0.5**0.5)])


def test_a_topic_without_papers_has_no_centroid() -> None:
    assert topic_centroids(TWO_PAPERS, np.array([[4.0, 0.0], [0.0, 0.0]]))[1].tolist() == [0, 0]


def test_evidence_far_below_the_best_does_not_count() -> None:
    """Weights are 0.8 * 4 and 0.2 * 1: the second is less than a quarter of the first."""
    assert topic_centroids(TWO_PAPERS, np.array([[4.0, 1.0], [0.0, 0.0]]))[1].tolist() == [0, 0]


def test_a_topic_of_all_papers_has_no_centroid() -> None:
    assert topic_centroids(TWO_PAPERS, np.array([[4.0], [4.0]]))[0].tolist() == [0, 0]


def test_the_average_of_neighbors_is_weighted_by_similarity() -> None:
    neighbors = csr_matrix([[1.0, 0.75, 0.25], [0.75, 1.0, 0.0], [0.25, 0.0, 1.0]])
    averages = neighbor_averages(neighbors, np.array([[1.0], [2.0], [6.0]]))
    assert averages.ravel().tolist() == [3.0, 1.0, 1.0]


def test_a_paper_without_neighbors_keeps_its_own_values() -> None:
    assert neighbor_averages(csr_matrix(np.eye(2)), np.array([[1.0], [2.0]])).ravel().tolist() == [1, 2]


def test_cosines_are_blended_with_those_of_neighbors() -> None:
    neighbors = csr_matrix([[1.0, 0.5], [0.5, 1.0]])
    cosines = centroid_cosines(TWO_PAPERS, np.array([[1.0, 0.0]]), neighbors)
    # The neighbor counts twice: of 1 and 0 with it, and of 0 and 1 with it.
    assert cosines.ravel() == pytest.approx([1 / 3, 2 / 3])


def test_the_cosine_with_an_empty_topic_is_lowest() -> None:
    cosines = centroid_cosines(TWO_PAPERS, np.array([[1.0, 0.0], [0.0, 0.0]]), csr_matrix(np.eye(2)))
    assert cosines.tolist() == [[1, -1], [0, -1]]


def test_key_terms_are_informative_and_heaviest_first() -> None:
    terms = TermMatrix(
        matrix=csr_matrix((1, 4)),
        terms=["basin", "result", "curvature", "valley"],
        is_informative=np.array([True, False, True, True]),
        words=[("basin",), ("result",), ("curvature",), ("valley",)],
        idf=np.ones(4),
    )
    assert key_terms(np.array([0.2, 0.9, 0.4, -0.1]), terms) == ("curvature", "basin")


@given(st.lists(st.integers(-3, 3), max_size=99))
def test_the_heaviest_terms_are_those_of_a_whole_sort(weights: list[int]) -> None:
    names = [f"term{column}" for column in range(len(weights))]
    terms = TermMatrix(
        matrix=csr_matrix((1, len(names))),
        terms=names,
        is_informative=np.ones(len(names), dtype=bool),
        words=[(name,) for name in names],
        idf=np.ones(len(names)),
    )
    ranked = sorted(range(len(weights)), key=lambda column: (-weights[column], column))
    positive = [names[column] for column in ranked if weights[column] > 0]
    assert key_terms(np.array(weights, dtype=float), terms) == tuple(positive[:10])


def test_related_topics_are_nearest_first_without_the_topic_itself() -> None:
    centroids = np.array([[1.0, 0.0], [0.6, 0.8], [0.8, 0.6], [-1.0, 0.0], [0.0, 0.0]])
    nearest = nearest_topics(["a", "b", "c", "d", "e"], centroids)
    assert nearest[0] == ("c", "b")
    assert nearest[1] == ("c", "a")
    assert nearest[4] == ()


def test_at_most_four_topics_are_related() -> None:
    assert nearest_topics(list("abcdef"), np.ones((6, 1)))[5] == ("a", "b", "c", "d")
