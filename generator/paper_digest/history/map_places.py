"""Keeps the places of papers on the map; new papers get a place near the papers that are similar to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import cos, pi, sin
from typing import Final

import numpy as np

from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper

Place = tuple[int, int]
Places = Mapping[str, Place]
ContinuedLayout = Callable[[Sequence[AnalyzedPaper], Places, Collection[str]], Places]
"""A layout of papers that starts from their places, and hardly moves those with the given ids."""

# Chosen by hand.
_MAX_GROWTH: Final = 1.5
"""The growth since the last layout from which there is another one."""
_FEW: Final = 50
"""The papers up to which a map is laid out anew: few places say little, and many more papers need them."""
_MIN_ALIGNED: Final = 3
"""Papers that both layouts must have to be compared."""
_DISTANCE: Final = MAP_SIZE // 100
"""How far a new paper may be from the middle of its related papers, so that papers do not cover each other.
"""


@dataclass(frozen=True, slots=True)
class KeptPlaces:
    """The places of papers on the map by their ids, and how many papers had their places from a layout."""

    places: Mapping[str, Place]
    papers_at_layout: int


def kept_places(
    papers: Sequence[AnalyzedPaper],
    kept: Places,
    papers_at_layout: int,
    continued: ContinuedLayout,
) -> KeptPlaces:
    """The place of each paper: the kept one, or for new papers one between its related papers.

    If the digest has grown too much since the last layout, which had `papers_at_layout` papers, there is
    another one that starts from these places; a map with few of them is laid out anew, and turned so that it
    is most like the last one.
    """
    new = {analyzed.paper.id: analyzed.map_position for analyzed in papers}
    places = {paper: kept[paper] for paper in new if paper in kept}
    has_grown = len(new) > _MAX_GROWTH * min(papers_at_layout, len(places))
    if has_grown and len(places) <= _FEW:
        return KeptPlaces(_aligned(new, places), len(new))
    places |= {
        analyzed.paper.id: _first_place(analyzed, kept)
        for analyzed in papers
        if analyzed.paper.id not in kept
    }
    if has_grown:
        return KeptPlaces(continued(papers, places, kept.keys()), len(new))
    return KeptPlaces(places, papers_at_layout)


def _first_place(analyzed: AnalyzedPaper, kept: Places) -> Place:
    """A place for a new paper beside papers that are related to it."""
    near = [kept[related.paper] for related in analyzed.related if related.paper in kept]
    return _beside(near, analyzed) if near else analyzed.map_position


def _aligned(new: Mapping[str, Place], kept: Mapping[str, Place]) -> dict[str, Place]:
    """The new places, turned and mirrored so that they are closest to the kept ones.

    The solution of the orthogonal Procrustes problem (Schönemann, 1966). The map stays filled.
    """
    if len(kept) < _MIN_ALIGNED:
        return dict(new)
    positions = np.array(list(new.values()), dtype=np.float64)
    both = [paper for paper in new if paper in kept]
    source, target = (np.array([places[paper] for paper in both], dtype=np.float64) for places in (new, kept))
    center = source.mean(axis=0)
    left, _, right = np.linalg.svd((source - center).T @ (target - target.mean(axis=0)))
    turned = np.round((positions - center) @ (left @ right), 3)
    lowest, highest = turned.min(axis=0), turned.max(axis=0)
    size = max(float((highest - lowest).max()), 1.0)
    scaled = (turned - (lowest + highest) / 2) / size * MAP_SIZE + MAP_SIZE / 2
    rounded = np.clip(np.rint(scaled), 0, MAP_SIZE).astype(int).tolist()
    return {paper: (x, y) for paper, (x, y) in zip(new, rounded, strict=True)}


def _beside(near: Sequence[Place], analyzed: AnalyzedPaper) -> Place:
    """A place beside the middle of some places; the paper's id decides the direction."""
    # The most similar papers come first, and papers between far places would be near none of them.
    closest = near[:2] if len(near) > 1 and _distance(near[0], near[1]) < 5 * _DISTANCE else near[:1]
    x, y = (sum(place[axis] for place in closest) / len(closest) for axis in (0, 1))
    digest = blake2b(analyzed.paper.id.encode(), digest_size=4).digest()
    angle, radius = 2 * pi * digest[0] / 256, _DISTANCE * (0.3 + 0.7 * digest[1] / 256)
    return _on_map(x + radius * cos(angle)), _on_map(y + radius * sin(angle))


def _distance(first: Place, second: Place) -> float:
    return float(((first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2) ** 0.5)


def _on_map(coordinate: float) -> int:
    return min(MAP_SIZE, max(0, round(coordinate)))
