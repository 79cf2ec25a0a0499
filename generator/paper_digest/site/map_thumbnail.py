"""Turns a digest into a small picture of its map: an inline SVG with one path of dots for each area."""

from __future__ import annotations

from collections import defaultdict
from math import ceil

from paper_digest.model.digest import Digest
from paper_digest.site.escaping import Escaped
from paper_digest.site.exports.map import areas_of

_WIDTH, _HEIGHT, _MARGIN = 820, 240, 12
_MOST = 700
"""Dots; of more papers each second, third ... one is shown, in the order of their ids, which is by title and so by chance."""
_COLOURS = 8
"""Colours of areas in the style sheet; docs/assets/near/parts.js takes them in the same order."""


def glimpse(digest: Digest) -> Escaped:
    """The picture; dots of papers without a topic have no colour of their own. Its words stand beside it in the page."""
    areas = areas_of(digest)
    shown = digest.papers[:: ceil(len(digest.papers) / _MOST) or 1]
    across = _fitted([entry.map_position[0] for entry in shown], _MARGIN, _WIDTH - _MARGIN)
    down = _fitted([-entry.map_position[1] for entry in shown], _MARGIN, _HEIGHT - _MARGIN)
    dots: defaultdict[int | None, list[str]] = defaultdict(list)
    for entry, left, top in zip(shown, across, down, strict=True):
        dots[areas.of_topic[entry.topics[0].topic] if entry.topics else None].append(f"M{left} {top}h0")
    paths = (
        f'<path stroke="var(--map-{"none" if area is None else area % _COLOURS})" d="{"".join(dots[area])}"/>'
        for area in sorted(dots, key=lambda area: -1 if area is None else area)
    )
    return Escaped(
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" aria-hidden="true">{"".join(paths)}</svg>'
    )


def _fitted(places: list[int], least: int, most: int) -> list[int]:
    """The places, stretched to lie between two others."""
    low, span = min(places, default=0), max(places, default=0) - min(places, default=0) or 1
    return [least + round((place - low) / span * (most - least)) for place in places]
