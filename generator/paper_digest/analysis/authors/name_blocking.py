"""Finds the pairs of names that may be one person's, without comparing all names with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from paper_digest.analysis.authors.name_relation import NameRelation, relation
from paper_digest.analysis.authors.names import AuthorName

_LARGEST_BLOCK: Final = 200
"""Names that are compared with each other; with more, the names are too common to tell. Chosen by hand."""


def related_names(names: Iterable[AuthorName]) -> Iterator[tuple[AuthorName, AuthorName, NameRelation]]:
    """The pairs of names that may be one person's, each once; names are compared only within small blocks."""
    by_slug = {name.slug: name for name in names}
    pairs: set[tuple[str, str]] = set()
    for block in _blocks(by_slug.values()):
        pairs.update(combinations(sorted(block), 2))
    pairs.update(_pairs_with_initials(by_slug.values()))
    for first, second in sorted(pairs):
        if how := relation(by_slug[first], by_slug[second]):
            yield by_slug[first], by_slug[second], how


def _blocks(names: Iterable[AuthorName]) -> Iterator[list[str]]:
    blocks: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        keys: list[tuple[object, ...]] = [
            ("letters", name.letters),
            ("umlauts", name.parts_without_umlauts),
            ("words", name.words),
        ]
        if name.given and not name.starts_with_initial:
            keys.append(("first name", name.family, name.first_name))
        for key in keys:
            blocks.setdefault(key, []).append(name.slug)
    return (block for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK)


def _pairs_with_initials(names: Iterable[AuthorName]) -> Iterator[tuple[str, str]]:
    by_initial: dict[tuple[str, str], list[AuthorName]] = {}
    for name in names:
        if name.given:
            by_initial.setdefault((name.family, name.first_name[0]), []).append(name)
    for block in by_initial.values():
        initials = [name.slug for name in block if name.starts_with_initial][:_LARGEST_BLOCK]
        for initial in initials:
            yield from (
                (min(initial, name.slug), max(initial, name.slug)) for name in block if name.slug != initial
            )
