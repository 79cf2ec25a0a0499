"""Gives names that become pages an address each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from slugify import slugify

_Of = TypeVar("_Of")


def address(name: str, fallback: str, taken: Collection[str]) -> str:
    """The name as a slug (or the fallback, where it has no letters), numbered where that is taken."""
    slug = candidate = slugify(name) or fallback
    number = 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate


def addresses_of(names: Iterable[tuple[_Of, str]], fallback: str) -> dict[_Of, str]:
    """An address for each thing by its name, the first come first served; "index" is the list of them all."""
    found: dict[_Of, str] = {}
    taken = {"index"}
    for thing, name in names:
        found[thing] = address(name, fallback, taken)
        taken.add(found[thing])
    return found
