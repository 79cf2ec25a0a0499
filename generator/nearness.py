"""What tells the browser which papers are near: the extent of the map, and the terms by which a text finds papers."""

from __future__ import annotations

from dataclasses import dataclass

EXTENT = 10_000
"""The width and the height of the map of the papers."""


@dataclass(frozen=True, slots=True)
class Term:
    """One or two words, and the papers that dwell on them."""

    words: tuple[str, ...]
    """Folded: lower case, singular."""
    rarity: int
    """What one mention weighs, in eighths."""
    tells: bool
    """Whether a reader learns something from it."""
    papers: tuple[int, ...]
    """The papers' numbers in the order of ids, ascending."""
    weights: bytes
    """How much each of these papers dwells on it, 1 to 15; the weight is the square of a fifteenth of that."""
