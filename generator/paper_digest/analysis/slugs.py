"""Assigns unique slugs to names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from paper_digest.values.slug import slug_of

_Key = TypeVar("_Key")


def unique_slug(name: str, fallback: str, taken: Collection[str]) -> str:
    """The slug of a name, `fallback` if it has no letters; numbered if it is taken."""
    slug = candidate = slug_of(name, fallback)
    number = 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate


def unique_slugs(names: Iterable[tuple[_Key, str]], fallback: str) -> dict[_Key, str]:
    """A slug for each key by its name, first come, first served; "index" is left for the list page."""
    slugs: dict[_Key, str] = {}
    taken = {"index"}
    for key, name in names:
        slugs[key] = unique_slug(name, fallback, taken)
        taken.add(slugs[key])
    return slugs
