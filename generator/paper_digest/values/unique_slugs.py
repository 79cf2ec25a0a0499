"""Assigns unique slugs to names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import Final, TypeVar

from paper_digest.values.slug import slug_of

_Key = TypeVar("_Key")
_FIRST: Final = 2
"""The number of the second of equal slugs."""


def unique_slug(name: str, fallback: str, taken: Collection[str]) -> str:
    """The slug of a name, `fallback` if it has no letters; numbered if it is taken."""
    return _free(slug_of(name, fallback), taken, count(_FIRST))


def unique_slugs(
    names: Iterable[tuple[_Key, str]], fallback: str, reserved: Iterable[str] = ("index",)
) -> dict[_Key, str]:
    """A slug for each key by its name, first come, first served; other pages have the `reserved` ones."""
    slugs: dict[_Key, str] = {}
    taken = set(reserved)
    numbers: dict[str, Iterator[int]] = {}  # thousands of names may have no letters
    for key, name in names:
        slug = slug_of(name, fallback)
        slugs[key] = _free(slug, taken, numbers.setdefault(slug, count(_FIRST)))
        taken.add(slugs[key])
    return slugs


def _free(slug: str, taken: Collection[str], numbers: Iterator[int]) -> str:
    """The slug, or the first of its numbered forms that is not taken."""
    candidate = slug
    while candidate in taken:
        candidate = f"{slug}-{next(numbers)}"
    return candidate
