"""Turns a ranking of terms into the few that a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_FOREMOST = 12
"""The places of a ranking from which phrases are taken."""


def distinct_terms(ranked: Sequence[str]) -> list[str]:
    """The terms in their order; no two phrases share a word, and no single word repeats one of a phrase."""
    phrases: list[str] = []
    covered: set[str] = set()
    for term in ranked[:_FOREMOST]:
        words = _words(term)
        if len(words) > 1 and not words & covered:
            phrases.append(term)
            covered |= words
    return [term for term in ranked if term in phrases or (len(_words(term)) == 1 and term not in covered)]


@lru_cache(maxsize=1 << 16)
def _words(term: str) -> frozenset[str]:
    return frozenset(term.replace("-", " ").split())
