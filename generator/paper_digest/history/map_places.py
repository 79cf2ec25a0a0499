"""Keeps the places of papers on the map; new papers get a place near the papers that are similar to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from math import cos, pi, sin
from typing import Final

from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper

Place = tuple[int, int]

# Chosen by hand.
_MIN_KEPT: Final = 2 / 3
"""The share of papers with a place from which the places are kept; below, the map is laid out anew."""
_DISTANCE: Final = MAP_SIZE // 100
"""How far a new paper may be from the middle of its related papers, so that papers do not cover each other.
"""


def kept_places(papers: Sequence[AnalyzedPaper], kept: Mapping[str, Place]) -> dict[str, Place]:
    """The place of each paper by its id: the kept one, or for new papers one between its related papers.

    If too few papers have a place, all get that of the new layout.
    """
    new = {analyzed.paper.id: analyzed.map_position for analyzed in papers}
    places = {paper: kept[paper] for paper in new if paper in kept}
    if len(places) < _MIN_KEPT * len(new):
        return new
    for analyzed in papers:
        if analyzed.paper.id not in kept:
            near = [kept[related.paper] for related in analyzed.related if related.paper in kept]
            places[analyzed.paper.id] = _beside(near, analyzed) if near else analyzed.map_position
    return places


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
