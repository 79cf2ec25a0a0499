"""The layout of the map."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.map.layout import map_positions
from paper_digest.model.digest import MAP_SIZE, Digest
from scipy.sparse import block_diag, csr_matrix


def two_groups(size: int = 12) -> csr_matrix:
    """Similarities of papers in two groups that have nothing in common."""
    return csr_matrix(block_diag([np.full((size, size), 0.5)] * 2))


def mean_distance(positions: list[tuple[int, int]], first: range, second: range) -> float:
    """The mean distance between the papers of two groups."""
    points = np.array(positions, dtype=float)
    return float(np.mean([np.hypot(*(points[a] - points[b])) for a in first for b in second]))


def test_similar_papers_are_close_together() -> None:
    positions = map_positions(two_groups(), [""] * 24)
    first, second = range(12), range(12, 24)
    assert mean_distance(positions, first, first) < 0.6 * mean_distance(positions, first, second)


def test_topics_draw_their_papers_together() -> None:
    vectors = np.random.default_rng(1).normal(size=(200, 4))
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]
    vectors = vectors[np.argsort(vectors[:, 0])]
    cosines = vectors @ vectors.T
    similarities = csr_matrix(np.where(cosines > 0.5, cosines, 0))
    first, second = range(100), range(100, 200)

    def spread(topics: list[str]) -> float:
        positions = map_positions(similarities, topics)
        return mean_distance(positions, first, first) / mean_distance(positions, first, second)

    assert spread(["a"] * 100 + ["b"] * 100) < 0.9 * spread([""] * 200)


def test_equal_input_has_equal_positions() -> None:
    assert map_positions(two_groups(), [""] * 24) == map_positions(two_groups(), [""] * 24)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_few_papers_without_neighbors_are_on_the_map(count: int) -> None:
    positions = map_positions(csr_matrix((count, count)), [""] * count)
    assert len(positions) == count
    assert all(0 <= coordinate <= MAP_SIZE for position in positions for coordinate in position)


@pytest.mark.parametrize("count", [4, 8, 15, 20, 60])
def test_a_few_similar_papers_are_not_all_on_one_point(count: int) -> None:
    vectors = np.random.default_rng(1).random((count, 5))
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]
    positions = map_positions(csr_matrix(vectors @ vectors.T), [""] * count)
    assert len(set(positions)) == count


def test_the_dumps_fill_the_map(real: Digest) -> None:
    positions = np.array([entry.map_position for entry in real.papers])
    assert positions.min() >= 0
    assert positions.max() <= MAP_SIZE
    width, height = np.ptp(positions, axis=0)
    assert max(width, height) == MAP_SIZE
    assert min(width, height) > MAP_SIZE / 2


def test_related_papers_of_the_dumps_are_close_together(real: Digest) -> None:
    positions = np.array([entry.map_position for entry in real.papers], dtype=float)
    numbers = {entry.paper.id: number for number, entry in enumerate(real.papers)}
    shares: list[float] = []
    for entry in real.papers:
        distances = np.hypot(*(positions - np.array(entry.map_position)).T)
        nearest = set(np.argsort(distances, kind="stable")[1:21].tolist())
        if entry.related:
            shares.append(float(np.mean([numbers[related.paper] in nearest for related in entry.related])))
    assert np.mean(shares) > 0.6  # 0.06 by chance
