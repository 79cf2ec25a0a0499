"""Clusters of papers, and areas of clusters."""

from __future__ import annotations

import numpy as np
from paper_digest.analysis.topics.clustering import cluster_papers, group_clusters
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize


def blocks(*sizes: int) -> csr_matrix:
    """Papers in blocks: those of one block share a term, and each has a term of its own."""
    shared = np.repeat(np.eye(len(sizes)), sizes, axis=0)
    return csr_matrix(normalize(np.hstack([2 * shared, np.eye(sum(sizes))])), dtype=np.float32)


def clusters_of(matrix: csr_matrix, rows: range, min_papers: int = 3) -> list[set[int]]:
    clusters = cluster_papers(matrix, csr_matrix(matrix @ matrix.T), rows, min_papers)
    return [set(cluster.tolist()) for cluster in clusters]


def test_papers_that_share_terms_are_one_cluster_and_the_largest_is_first() -> None:
    assert clusters_of(blocks(6, 9), range(15)) == [set(range(6, 15)), set(range(6))]


def test_only_the_given_rows_are_clustered() -> None:
    assert clusters_of(blocks(6, 9), range(3, 12)) == [set(range(6, 12)), {3, 4, 5}]


def test_too_few_papers_for_two_clusters_make_none() -> None:
    assert clusters_of(blocks(3, 2), range(5)) == []


def test_a_small_cluster_is_left_out() -> None:
    assert clusters_of(blocks(10, 2), range(12), min_papers=3) == [set(range(10))]


def test_the_most_typical_paper_is_first() -> None:
    matrix = blocks(6, 8).toarray()
    # The first paper of the first block has the shared term alone, the second one also that of the other.
    matrix[0, 2:] = 0
    matrix[1, 1] = matrix[1, 0] / 2
    matrix = csr_matrix(normalize(matrix), dtype=np.float32)
    clusters = cluster_papers(matrix, csr_matrix(matrix @ matrix.T), range(14), 3)
    smaller = clusters[1].tolist()
    assert set(smaller) == set(range(6))
    assert smaller[-1] == 1


def test_few_clusters_are_one_area() -> None:
    assert group_clusters(csr_matrix(np.eye(2)), [np.array([0]), np.array([1])]) == [0, 0]


def test_similar_clusters_are_one_area() -> None:
    """Twelve clusters of one paper each, three for each of four shared terms, make four areas."""
    matrix = blocks(3, 3, 3, 3)
    areas = group_clusters(matrix, [np.array([row]) for row in range(12)])
    assert len(set(areas)) == 4
    assert all(len(set(areas[start : start + 3])) == 1 for start in (0, 3, 6, 9))


def test_papers_of_one_single_term_make_no_clusters() -> None:
    assert clusters_of(csr_matrix(np.ones((18, 1), dtype=np.float32)), range(18)) == []


def test_papers_without_terms_are_no_cluster_of_their_own() -> None:
    nothing = csr_matrix((14, 5), dtype=np.float32)
    assert clusters_of(nothing, range(14)) == []
    matrix = csr_matrix(np.vstack([blocks(6, 8).toarray(), np.zeros((1, 16))]))
    assert clusters_of(matrix, range(15))[0] >= set(range(6, 14))
