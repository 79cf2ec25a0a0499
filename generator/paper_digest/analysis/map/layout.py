"""Lays out the map of papers, so that similar papers are close together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix, triu

from paper_digest.analysis.map.interpolation_grid import Floats, repulsive_forces
from paper_digest.analysis.sparse import largest_in_rows, ratios, row_numbers
from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper

Place = tuple[int, int]

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
_CONTINUED_STEPS, _EXAGGERATED_CONTINUED_STEPS = 150, 50
"""The steps of a layout that starts from the last one."""
_CONTINUED_EXAGGERATION = 4.0
_MAX_CONTINUED_STEP = 0.5
_MAX_MOVE = 0.015
"""How far a paper may move from its place in the last layout, as a share of the width of the map."""
_RADIUS_OF_ONE = 1.35
"""Half the width of a layout by the square root of its papers: a little more than new layouts have."""
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


class _Descent:
    """Gradient descent with the momentum and the gains of t-SNE."""

    def __init__(self, attraction: csr_matrix, papers: int) -> None:
        self._pairs = triu(attraction, 1).tocoo()
        count = len(self._pairs.row)
        ends = np.concatenate([self._pairs.row, self._pairs.col]), np.tile(np.arange(count), 2)
        self._incidence = csr_matrix((np.repeat([1.0, -1.0], count), ends), shape=(papers, count))
        self._papers = papers
        self._velocity, self._gains = np.zeros((papers, 2)), np.ones((papers, 2))

    def after_step(
        self, positions: Floats, *, exaggeration: float = 1.0, momentum: float, max_step: float
    ) -> Floats:
        """The positions (papers x 2) after one step."""
        pairs = self._pairs
        difference = positions[pairs.col] - positions[pairs.row]
        difference *= (pairs.data / (1 + (difference**2).sum(axis=1)))[:, None]
        attractive = (self._incidence @ difference) * exaggeration
        gravity = _GRAVITY / max(self._papers, 1) * positions
        force = 4 * (attractive + repulsive_forces(positions)) - gravity
        keeps_direction = (force > 0) == (self._velocity > 0)
        self._gains = np.maximum(np.where(keeps_direction, self._gains + 0.2, self._gains * 0.8), 0.01)
        velocity = momentum * self._velocity + self._papers / _EXAGGERATION * self._gains * force
        self._velocity = _shortened(velocity, max_step)
        return np.round(positions + self._velocity, _DECIMALS)


def _descend(attraction: csr_matrix, positions: Floats) -> Floats:
    """The positions (papers x 2) of a new layout."""
    papers = len(positions)
    descent = _Descent(attraction, papers)
    for step in range(_STEPS):
        is_early = step < _EXAGGERATED_STEPS
        positions = descent.after_step(
            positions,
            exaggeration=_EXAGGERATION if is_early else 1.0,
            momentum=0.5 if is_early else 0.8,
            max_step=_MAX_STEP,
        )
        positions -= np.round(positions.mean(axis=0), _DECIMALS) if papers else 0.0
        positions *= max(1.0, _LEAST_RADIUS / max(float(np.abs(positions).max(initial=0.0)), 1e-9))
    return positions


def continued_layout(
    papers: Sequence[AnalyzedPaper], places: Mapping[str, Place], kept: Collection[str]
) -> dict[str, Place]:
    """The places of papers after a layout that starts from `places`, by their ids.

    Those in `kept` stay within 1.5% of the map's width of theirs; the others go where the papers that are
    related to them, and the free space, draw them.
    """
    start = np.array([places[analyzed.paper.id] for analyzed in papers], dtype=np.float64)
    radius = _RADIUS_OF_ONE * len(papers) ** 0.5
    start = np.round((start * 2 / MAP_SIZE - 1) * radius, _DECIMALS)
    is_kept = np.array([analyzed.paper.id in kept for analyzed in papers])
    descent = _Descent(_attraction(_related(papers), [_topic(analyzed) for analyzed in papers]), len(papers))
    positions = start
    for step in range(_CONTINUED_STEPS):
        is_early = step < _EXAGGERATED_CONTINUED_STEPS
        exaggeration = _CONTINUED_EXAGGERATION if is_early else 1.0
        after = descent.after_step(
            positions, exaggeration=exaggeration, momentum=0.5, max_step=_MAX_CONTINUED_STEP
        )
        moved = np.where(is_kept[:, None], _shortened(after - start, _MAX_MOVE * 2 * radius), after - start)
        positions = np.round(np.clip(start + moved, -radius, radius), _DECIMALS)
    on_map = np.clip(np.rint((positions / radius + 1) / 2 * MAP_SIZE), 0, MAP_SIZE).astype(int).tolist()
    return {analyzed.paper.id: (x, y) for analyzed, (x, y) in zip(papers, on_map, strict=True)}


def _related(papers: Sequence[AnalyzedPaper]) -> csr_matrix:
    """The similarities of papers to the papers that are related to them."""
    rows = {analyzed.paper.id: row for row, analyzed in enumerate(papers)}
    pairs = [
        (related.score, row, rows[related.paper])
        for row, analyzed in enumerate(papers)
        for related in analyzed.related
        if related.paper in rows
    ]
    scores, sources, targets = zip(*pairs, strict=True) if pairs else ((), (), ())
    return csr_matrix((np.array(scores), (sources, targets)), shape=(len(papers), len(papers)))


def _topic(analyzed: AnalyzedPaper) -> str:
    return analyzed.topics[0].topic if analyzed.topics else ""


def _shortened(vectors: Floats, longest: float) -> Floats:
    """The vectors (papers x 2), those that are longer than `longest` with that length."""
    lengths = np.sqrt((vectors**2).sum(axis=1))
    shortened: Floats = vectors * np.minimum(1.0, longest / np.maximum(lengths, 1e-9))[:, None]
    return shortened


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
