"""Chooses what a paper's page says from what its sightings say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_TEX = re.compile(r"[\\$]")
_NEARLY_WHOLE = 0.85
"""An abstract shorter than this share of the longest was cut."""


def best_title(titles: Iterable[str]) -> str | None:
    """The title that lost least: not shouted, with its TeX or accents, longest, seen most often; ties by its letters."""
    counts = Counter(titles)
    if not counts:
        return None
    return max(
        counts,
        key=lambda title: (
            not title.isupper(),
            not title.islower(),
            _is_rich(title),
            len(title),
            counts[title],
            title,
        ),
    )


def best_abstract(abstracts: Iterable[str]) -> str | None:
    """The abstract that lost least: among those that were not cut, one with its TeX, then the longest; ties by its letters."""
    distinct = sorted(set(abstracts))
    if not distinct:
        return None
    longest = max(map(len, distinct))
    whole = [abstract for abstract in distinct if len(abstract) >= _NEARLY_WHOLE * longest]
    return max(whole, key=lambda abstract: (bool(_TEX.search(abstract)), len(abstract), abstract))


def best_authors(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest list of authors, the one with the longest names among those."""
    return max(lists, key=lambda names: (len(names), sum(map(len, names)), names), default=())


def best_date(dates: Iterable[str]) -> str | None:
    """The earliest date, as exact as it is known: "2024-10-07" rather than "2024"."""
    distinct = set(dates)
    exact = {
        date for date in distinct if not any(other != date and other.startswith(date) for other in distinct)
    }
    return min(exact, default=None)


def _is_rich(title: str) -> bool:
    return bool(_TEX.search(title)) or not title.isascii()
