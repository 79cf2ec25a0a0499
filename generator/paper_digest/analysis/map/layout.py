"""Turns likeness into a map: a place in the plane for each paper, so that papers that are alike lie together.

The method is t-SNE (van der Maaten and Hinton, Visualizing data using t-SNE, 2008) on the graph of the nearest papers:
those that are alike pull at each other, and all push each other away. The push of all on all is read from a mesh
(`mesh.py`), so that a step costs little more than the number of papers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, triu

from paper_digest.analysis.map.interpolation_grid import Points, pushes
from paper_digest.model.digest import MAP_SIZE

_PULLING = 10
"""The nearest papers that pull at a paper."""
_SAME_TOPIC = 2.5
"""How much harder papers of one topic pull at each other, so that topics become islands."""
_WALKS = 60
"""Steps of the walks from which the first places come."""
_FIRST_RADIUS = 3.0
_STEPS, _GATHERING = 200, 50
"""Steps in all, and how many of them gather the islands."""
_GATHERING_PULL = 12.0
_FASTEST = 5.0
"""The longest way of a paper in one step."""
_HOMEWARD = 0.002
"""The pull to the middle, so that papers that are like no other stay in sight."""
_DECIMALS = 4
"""Places are rounded at each step: machines that sum in another order must not drift apart."""


def places_of(nearest: csr_matrix, topics: Sequence[str]) -> list[tuple[int, int]]:
    """Each paper's place, 0 to MAP_SIZE; equal input gives equal places.

    nearest: papers x papers, sparse, cosines. topics: each paper's first topic, "" for none.
    """
    pull = _pulls(nearest, topics)
    return _spread_out(_settled(pull, _first_places(pull)))


def _pulls(nearest: csr_matrix, topics: Sequence[str]) -> csr_matrix:
    """Papers x papers, symmetric, sums to 1: how hard papers pull at each other."""
    papers = nearest.shape[0]
    rows = np.repeat(np.arange(papers), np.diff(nearest.indptr))
    likeness = np.where(
        rows == nearest.indices, 0.0, np.maximum(nearest.data, 0.0).astype(np.float64).round(6)
    )
    order = np.lexsort((nearest.indices, -likeness, rows))
    rank = np.arange(nearest.nnz) - nearest.indptr[rows[order]]
    kept = order[(rank < _PULLING) & (likeness[order] > 0)]
    one, other = rows[kept], nearest.indices[kept]
    number = np.unique(np.array(list(topics), dtype=str), return_inverse=True)[1]
    named = np.array([topic != "" for topic in topics], dtype=bool)
    weights = likeness[kept] ** 2 * np.where((number[one] == number[other]) & named[one], _SAME_TOPIC, 1.0)
    weights /= np.bincount(one, weights=weights, minlength=papers)[one]
    pull = csr_matrix((weights, (one, other)), shape=nearest.shape)
    pull = csr_matrix(pull + pull.T)
    pull.sort_indices()
    return csr_matrix(pull / max(float(pull.sum()), 1e-12))


def _first_places(pull: csr_matrix) -> Points:
    """Where walks along the pulls lead, by rank: papers that walks join start side by side.

    These are the slowest ways in which walks forget where they began, found by iterating, as Laplacian eigenmaps
    (Belkin and Niyogi, 2003) are.
    """
    papers = pull.shape[0]
    weight = np.asarray(pull.sum(axis=1)).ravel()
    walk = csr_matrix(
        pull.multiply(np.divide(1.0, weight, out=np.zeros_like(weight), where=weight > 0)[:, None])
    )
    first, second = np.random.default_rng(1).standard_normal((2, papers))
    for _ in range(_WALKS):
        first, second = (first + walk @ first) / 2, (second + walk @ second) / 2
        first, second = first - _mean(first, weight), second - _mean(second, weight)
        second = second - first * (weight * first * second).sum() / max(
            (weight * first * first).sum(), 1e-300
        )
        first, second = (way / max(float(np.abs(way).max(initial=0.0)), 1e-300) for way in (first, second))
    ranks = [np.argsort(np.argsort(np.round(way, 9), kind="stable")) for way in (first, second)]
    places: Points = np.stack(ranks, axis=1) / max(papers, 1) * 2 * _FIRST_RADIUS - _FIRST_RADIUS
    return places


def _settled(pull: csr_matrix, places: Points) -> Points:
    """The places after all steps of descent, with momentum and gains as t-SNE has them."""
    papers = len(places)
    pairs = triu(pull, 1).tocoo()
    both = np.concatenate([pairs.row, pairs.col]), np.tile(np.arange(len(pairs.row)), 2)
    signs = np.repeat([1.0, -1.0], len(pairs.row))
    ends = csr_matrix((signs, both), shape=(papers, len(pairs.row)))
    rate = papers / _GATHERING_PULL
    speed, gains = np.zeros_like(places), np.ones_like(places)
    for step in range(_STEPS):
        gathering = step < _GATHERING
        apart = places[pairs.col] - places[pairs.row]
        apart *= (pairs.data / (1 + apart[:, 0] ** 2 + apart[:, 1] ** 2))[:, None]
        pulled = (ends @ apart) * (_GATHERING_PULL if gathering else 1.0)
        force = 4 * (pulled + pushes(places)) - _HOMEWARD / max(papers, 1) * places
        gains = np.maximum(np.where((force > 0) == (speed > 0), gains + 0.2, gains * 0.8), 0.01)
        speed = (0.5 if gathering else 0.8) * speed + rate * gains * force
        length = np.sqrt(speed[:, 0] ** 2 + speed[:, 1] ** 2)
        speed *= np.minimum(1.0, _FASTEST / np.maximum(length, 1e-9))[:, None]
        places = np.round(places + speed, _DECIMALS)
        places -= np.round(places.mean(axis=0), _DECIMALS) if papers else 0.0
    return places


def _spread_out(places: Points) -> list[tuple[int, int]]:
    """The places as whole numbers that fill the map, turned so that it is long from left to right, its proportions kept."""
    if not len(places):
        return []
    x, y = (places - places.mean(axis=0)).T
    turn = np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum()) / 2
    places = np.stack([x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)], axis=1)
    low, high = places.min(axis=0), places.max(axis=0)
    size = max(float((high - low).max()), 1e-9)
    scaled = (places - (low + high) / 2) / size * MAP_SIZE + MAP_SIZE / 2
    return [(x, y) for x, y in np.clip(np.rint(scaled), 0, MAP_SIZE).astype(int).tolist()]


def _mean(values: Points, weights: Points) -> float:
    return float((values * weights).sum() / max(float(weights.sum()), 1e-300))
