"""Selects from a ranking of terms the ones to show, without repetitions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_MAX_PHRASE_RANK = 12
"""Phrases are taken from the first terms only; later ones would displace better words. By hand."""


def distinct_terms(ranked: Sequence[str]) -> list[str]:
    """The terms in their order; no two phrases share a word, and no single word repeats one of a phrase."""
    phrases: list[str] = []
    covered: set[str] = set()
    for term in ranked[:_MAX_PHRASE_RANK]:
        words = _words(term)
        if len(words) > 1 and not words & covered:
            phrases.append(term)
            covered |= words
    return [term for term in ranked if term in phrases or (len(_words(term)) == 1 and term not in covered)]


@lru_cache(maxsize=1 << 16)
def _words(term: str) -> frozenset[str]:
    return frozenset(term.replace("-", " ").split())
