"""Chooses the examples of queries by which the search page explains its syntax."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from paper_digest.model.digest import Digest


@dataclass(frozen=True, slots=True)
class SearchExample:
    """A query, and what it finds, in one word; "" if the query says it."""

    query: str
    label: str = ""


_WORDS = (
    SearchExample('"neural network"', "phrase"),
    SearchExample("learning -deep", "without"),
    SearchExample("training OR optimization", "either"),
)


def search_examples(digest: Digest) -> tuple[SearchExample, ...]:
    """Queries that show the syntax; names and years are those with the most papers."""
    return (*_WORDS, *_qualifiers(digest))


def _qualifiers(digest: Digest) -> Iterator[SearchExample]:
    author = max(digest.authors, key=lambda author: len(author.papers), default=None)
    if author and (words := str(author.name).split()):
        yield SearchExample(f"author:{words[-1].lower()}")
    tag = max(digest.tags, key=lambda tag: len(tag.papers), default=None)
    if tag:
        yield SearchExample(f'tag:"{tag.name}"' if " " in tag.name else f"tag:{tag.name}")
    years = Counter(filter(None, (analyzed.paper.year_of_publication for analyzed in digest.papers)))
    if years:
        year, _ = max(years.items(), key=lambda item: (item[1], item[0]))
        yield SearchExample(f"year:{year}..")
