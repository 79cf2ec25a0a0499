"""Draws a small picture of the map: an inline SVG with one path of dots for each area."""

from __future__ import annotations

from collections import defaultdict
from math import ceil

from paper_digest.model.digest import Digest
from paper_digest.site.escaping import Escaped
from paper_digest.site.exports.map import areas_of

_WIDTH, _HEIGHT, _MARGIN = 820, 240, 12
_MAX_DOTS = 700
"""With more papers, only every second, third ... is drawn. Chosen by hand."""
_FEWEST_PLACES = 2
_COLORS = 10
"""Colors of areas in the style sheet; the map in docs/assets/ uses them in the same order."""


def map_thumbnail(digest: Digest) -> Escaped:
    """The picture, hidden from screen readers since it has a caption. Papers without a topic are gray.

    Empty for a digest whose papers are all in one place: such a picture would look broken.
    """
    if len({analyzed.map_position for analyzed in digest.papers}) < _FEWEST_PLACES:
        return Escaped("")
    areas = areas_of(digest)
    drawn = digest.papers[:: ceil(len(digest.papers) / _MAX_DOTS) or 1]
    x = _scaled([analyzed.map_position[0] for analyzed in drawn], _MARGIN, _WIDTH - _MARGIN)
    y = _scaled([-analyzed.map_position[1] for analyzed in drawn], _MARGIN, _HEIGHT - _MARGIN)
    dots: defaultdict[int, list[str]] = defaultdict(list)
    for analyzed, left, top in zip(drawn, x, y, strict=True):
        area = areas.by_topic[analyzed.topics[0].topic] if analyzed.topics else -1
        dots[area].append(f"M{left} {top}h0")
    paths = "".join(
        f'<path stroke="var(--map-{"none" if area < 0 else area % _COLORS})" d="{"".join(dots[area])}"/>'
        for area in sorted(dots)
    )
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    return Escaped(f'<svg {size} aria-hidden="true">{paths}</svg>')


def _scaled(values: list[int], lowest: int, highest: int) -> list[int]:
    """The values, stretched to the range from `lowest` to `highest`."""
    low = min(values, default=0)
    span = max(values, default=0) - low or 1
    return [lowest + round((value - low) / span * (highest - lowest)) for value in values]
