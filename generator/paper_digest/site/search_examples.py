"""Chooses the examples of queries that the search page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paper_digest.model.digest import Digest

_WORDS = ('"neural network"', "learning -deep", "training OR optimization")
"""A phrase, a word that must not be there, and alternatives."""


def search_examples(digest: Digest) -> tuple[str, ...]:
    """Queries that show the syntax; names and years are those with the most papers."""
    return (*_WORDS, *_qualifiers(digest))


def _qualifiers(digest: Digest) -> Iterator[str]:
    author = max(digest.authors, key=lambda author: len(author.papers), default=None)
    if author and (words := str(author.name).split()):
        yield f"author:{words[-1].lower()}"
    tag = max(digest.tags, key=lambda tag: len(tag.papers), default=None)
    if tag:
        yield f'tag:"{tag.name}"' if " " in tag.name else f"tag:{tag.name}"
    years = Counter(filter(None, (analyzed.paper.year_of_publication for analyzed in digest.papers)))
    if years:
        year, _ = max(years.items(), key=lambda item: (item[1], item[0]))
        yield f"year:{year}.."
