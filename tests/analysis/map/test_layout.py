"""The layout of the map."""

from __future__ import annotations

from math import dist

import numpy as np
import pytest
from paper_digest.analysis.map.layout import continued_layout, map_positions
from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper, Digest, Related
from scipy.sparse import block_diag, csr_matrix

from tests.site.builders import analyzed


def two_groups(size: int = 12) -> csr_matrix:
    """Similarities of papers in two groups that have nothing in common."""
    return csr_matrix(block_diag([np.full((size, size), 0.5)] * 2))


def mean_distance(positions: list[tuple[int, int]], first: range, second: range) -> float:
    """The mean distance between the papers of two groups."""
    points = np.array(positions, dtype=float)
    return float(np.mean([np.hypot(*(points[a] - points[b])) for a in first for b in second]))


def group(name: str, size: int) -> list[AnalyzedPaper]:
    """Papers that are related to those before them and to no others."""
    ids = [f"{name}{number:02}" for number in range(size)]
    related = [tuple(Related(ids[row - step], 0.5, ()) for step in range(1, 5)) for row in range(size)]
    return [analyzed(paper_id, related=others) for paper_id, others in zip(ids, related, strict=True)]


def test_a_layout_that_starts_from_the_last_one_hardly_moves_the_papers_of_that() -> None:
    left, right = group("a", 40), group("b", 40)
    places = {
        analyzed.paper.id: (x + 200 * (number % 7), 4000 + 200 * (number // 7))
        for x, papers in ((2000, left), (7000, right))
        for number, analyzed in enumerate(papers)
    }
    new = {"a38", "a39", "b39"}
    places |= dict.fromkeys(new, (5000, 5000))
    after = continued_layout([*left, *right], places, places.keys() - new)
    moves = [dist(after[paper], places[paper]) for paper in places.keys() - new]
    assert 0 < max(moves) <= 0.015 * MAP_SIZE + 1
    assert after["a38"][0] < 4000 < 6000 < after["b39"][0]
    assert len(set(after.values())) == len(after)
    assert after == continued_layout([*left, *right], places, places.keys() - new)
    assert all(0 <= x <= MAP_SIZE and 0 <= y <= MAP_SIZE for x, y in after.values())


def test_papers_without_related_ones_have_places_on_the_map() -> None:
    papers = [analyzed("a"), analyzed("b")]
    after = continued_layout(papers, {"a": (0, 0), "b": (MAP_SIZE, MAP_SIZE)}, {"a"})
    assert after.keys() == {"a", "b"}
    assert dist(after["a"], (0, 0)) <= 0.015 * MAP_SIZE + 1


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
