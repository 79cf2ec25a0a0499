"""The phrases and patterns in `data/phrases.toml`, and regular expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paper_digest.values.word_lists import load_word_lists

PHRASES = load_word_lists(__package__, "phrases.toml")


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of some literal phrases."""
    return any_pattern(map(re.escape, phrases))


def any_pattern(patterns: Iterable[str]) -> str:
    """A regular expression for any of some patterns, longest first so that none hides another."""
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))
