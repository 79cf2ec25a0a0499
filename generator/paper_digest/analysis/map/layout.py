"""Lays out the map of papers, so that similar papers are close together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, triu

from paper_digest.analysis.map.interpolation_grid import Floats, repulsive_forces
from paper_digest.analysis.sparse import largest_in_rows, ratios, row_numbers
from paper_digest.model.digest import MAP_SIZE

# All chosen by hand on the map of the dumps in raw/.
_NEIGHBORS = 10
"""The nearest neighbors that attract a paper."""
_SAME_TOPIC_WEIGHT = 2.5
"""How much stronger the attraction between papers of one topic is, so that topics form clusters."""
_DIFFUSION_STEPS = 60
_INITIAL_RADIUS = 3.0
_STEPS, _EXAGGERATED_STEPS = 200, 50
_EXAGGERATION = 12.0
"""The factor of the attraction in the first steps; van der Maaten's early exaggeration."""
_LEAST_RADIUS = 0.5
"""The papers always fill this radius. Where most are neighbors of most others, the exaggerated attraction
would draw them to one point, at which they no longer repel each other.
"""
_MAX_STEP = 5.0
"""The longest move of a paper in one step."""
_GRAVITY = 0.002
"""The attraction of the center, which keeps papers without neighbors on the map."""
_DECIMALS = 4
"""Positions are rounded in each step, so that other orders of addition on other machines do not add up."""


def map_positions(nearest: csr_matrix, topics: Sequence[str]) -> list[tuple[int, int]]:
    """The position of each paper on the map, both coordinates from 0 to MAP_SIZE; equal for equal input.

    The method is t-SNE (van der Maaten and Hinton, Visualizing data using t-SNE, 2008) on the graph of
    nearest neighbors: similar papers attract each other, and all papers repel each other.

    nearest: papers x papers, sparse, cosine similarities. topics: the first topic of each paper, or "".
    """
    attraction = _attraction(nearest, topics)
    return _scale_to_map(_descend(attraction, _initial_positions(attraction)))


def _attraction(nearest: csr_matrix, topics: Sequence[str]) -> csr_matrix:
    """How strongly papers attract each other: papers x papers, symmetric, with the sum 1."""
    papers = nearest.shape[0]
    rows = row_numbers(nearest)
    is_self = rows == nearest.indices
    similarity = np.where(is_self, 0.0, np.maximum(nearest.data, 0.0).astype(np.float64).round(6))
    kept = largest_in_rows(nearest, similarity, _NEIGHBORS)
    kept = kept[similarity[kept] > 0]
    sources, targets = rows[kept], nearest.indices[kept]
    topic = np.array(list(topics), dtype=str)
    share_topic = (topic[sources] == topic[targets]) & (topic[sources] != "")
    weights = similarity[kept] ** 2 * np.where(share_topic, _SAME_TOPIC_WEIGHT, 1.0)
    weights /= np.bincount(sources, weights=weights, minlength=papers)[sources]
    directed = csr_matrix((weights, (sources, targets)), shape=nearest.shape)
    attraction = csr_matrix(directed + directed.T)
    attraction.sort_indices()
    return csr_matrix(attraction / max(float(attraction.sum()), 1e-12))


def _initial_positions(attraction: csr_matrix) -> Floats:
    """Positions (papers x 2) by the ranks in the two slowest modes of diffusion along the attraction.

    These are the eigenvectors of Laplacian eigenmaps (Belkin and Niyogi, 2003), by power iteration.
    """
    papers = attraction.shape[0]
    weight = np.asarray(attraction.sum(axis=1)).ravel()
    diffusion = csr_matrix(attraction.multiply(ratios(1.0, weight)[:, None]))
    first, second = np.random.default_rng(1).standard_normal((2, papers))
    for _ in range(_DIFFUSION_STEPS):
        first, second = ((mode + diffusion @ mode) / 2 for mode in (first, second))
        first, second = (mode - _mean(mode, weight) for mode in (first, second))
        second = second - first * (weight * first * second).sum() / max((weight * first**2).sum(), 1e-300)
        first, second = (mode / max(float(np.abs(mode).max(initial=0.0)), 1e-300) for mode in (first, second))
    ranks = [np.argsort(np.argsort(np.round(mode, 9), kind="stable")) for mode in (first, second)]
    positions: Floats = np.stack(ranks, axis=1) / max(papers, 1) * 2 * _INITIAL_RADIUS - _INITIAL_RADIUS
    return positions


def _descend(attraction: csr_matrix, positions: Floats) -> Floats:
    """The positions (papers x 2) after gradient descent with the momentum and the gains of t-SNE."""
    papers = len(positions)
    pairs = triu(attraction, 1).tocoo()
    count = len(pairs.row)
    ends = np.concatenate([pairs.row, pairs.col]), np.tile(np.arange(count), 2)
    incidence = csr_matrix((np.repeat([1.0, -1.0], count), ends), shape=(papers, count))
    rate = papers / _EXAGGERATION
    velocity, gains = np.zeros_like(positions), np.ones_like(positions)
    for step in range(_STEPS):
        is_early = step < _EXAGGERATED_STEPS
        difference = positions[pairs.col] - positions[pairs.row]
        difference *= (pairs.data / (1 + (difference**2).sum(axis=1)))[:, None]
        attractive = (incidence @ difference) * (_EXAGGERATION if is_early else 1.0)
        force = 4 * (attractive + repulsive_forces(positions)) - _GRAVITY / max(papers, 1) * positions
        keeps_direction = (force > 0) == (velocity > 0)
        gains = np.maximum(np.where(keeps_direction, gains + 0.2, gains * 0.8), 0.01)
        velocity = (0.5 if is_early else 0.8) * velocity + rate * gains * force
        speed = np.sqrt((velocity**2).sum(axis=1))
        velocity *= np.minimum(1.0, _MAX_STEP / np.maximum(speed, 1e-9))[:, None]
        positions = np.round(positions + velocity, _DECIMALS)
        positions -= np.round(positions.mean(axis=0), _DECIMALS) if papers else 0.0
        positions *= max(1.0, _LEAST_RADIUS / max(float(np.abs(positions).max(initial=0.0)), 1e-9))
    return positions


def _scale_to_map(positions: Floats) -> list[tuple[int, int]]:
    """The positions as integers that fill the map, rotated so that they vary most from left to right."""
    if not len(positions):
        return []
    x, y = (positions - positions.mean(axis=0)).T
    angle = np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum()) / 2
    rotated = [x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)]
    positions = np.stack(rotated, axis=1)
    lowest, highest = positions.min(axis=0), positions.max(axis=0)
    size = max(float((highest - lowest).max()), 1e-9)
    scaled = (positions - (lowest + highest) / 2) / size * MAP_SIZE + MAP_SIZE / 2
    return [(x, y) for x, y in np.clip(np.rint(scaled), 0, MAP_SIZE).astype(int).tolist()]


def _mean(values: Floats, weights: Floats) -> float:
    return float((values * weights).sum() / max(float(weights.sum()), 1e-300))
