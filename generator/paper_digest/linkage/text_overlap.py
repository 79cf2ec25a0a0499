"""Compares two abstracts beyond what they copy: whether the rest of both has the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.values.fingerprint import SHINGLE, normalized_words

_FEWEST_LETTERS: Final = 5
"""Shorter words ("with", "we") are in every abstract. In scripts without spaces a word is a phrase."""
_FEWEST_WORDS: Final = 5
"""Fewer words beside the copied passages are no evidence."""


@dataclass(frozen=True, slots=True)
class TextOverlap:
    """What two abstracts have in common, as shares from 0 to 1."""

    vocabulary: float
    """The share of the words of the text with fewer words that the other one has, too."""
    rest: float
    """The same share, only of the words outside the passages that both have; the higher one of both texts.

    It tells a rewritten abstract from another abstract that copies a passage.
    """

    @property
    def total(self) -> float:
        """Both shares together, from 0 to 2."""
        return self.vocabulary + self.rest


def text_overlap(left: str, right: str) -> TextOverlap:
    """The overlap of two abstracts."""
    first, second = normalized_words(left), normalized_words(right)
    copied = _shingles(first) & _shingles(second)
    sets = _long(first), _long(second)
    shorter = min(map(len, sets))
    return TextOverlap(
        vocabulary=len(sets[0] & sets[1]) / shorter if shorter else 0.0,
        rest=max(
            _share(_long(_outside(first, copied)), sets[1]), _share(_long(_outside(second, copied)), sets[0])
        ),
    )


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if len(words) >= _FEWEST_WORDS else 0.0


def _long(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS or not word.isascii())


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}


def _outside(words: Sequence[str], copied: set[tuple[str, ...]]) -> list[str]:
    """The words outside the copied shingles."""
    is_outside = [True] * len(words)
    for start in range(len(words) - SHINGLE + 1):
        if tuple(words[start : start + SHINGLE]) in copied:
            is_outside[start : start + SHINGLE] = [False] * SHINGLE
    return [word for word, outside in zip(words, is_outside, strict=True) if outside]
