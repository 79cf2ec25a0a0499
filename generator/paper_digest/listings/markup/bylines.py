"""Tells the authors above titles from those below them, by the classes of their elements in HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from paper_digest.listings.blocks import Block, Role

_CLEAR_RATIO = 2
"""How often authors are above titles for each time that they are below one, at least; by hand.

A stray block with the class of authors may be above the first title of a page with authors below titles.
"""


def with_bylines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; on a page that has its authors above titles, these are bylines.

    Both are in one cell, where a page has tables.
    """
    in_order = tuple(blocks)
    above = _pairs(in_order, Role.AUTHORS, Role.TITLE)
    if not above or not _are_above(in_order, len(above)):
        return in_order
    bylines = frozenset(above)
    return tuple(replace(block, role=Role.BYLINE) if block in bylines else block for block in in_order)


def _are_above(blocks: Sequence[Block], n_above: int) -> bool:
    """Whether authors are above titles: first in cells, items and sections, which end in a title.

    Where no such part shows it, the page as a whole does, or that nothing is between authors and titles.
    """
    ends = [(roles[0], roles[-1]) for roles in map(_roles, _groups(blocks)) if roles]
    n_first, n_last = ends.count((Role.AUTHORS, Role.TITLE)), ends.count((Role.TITLE, Role.AUTHORS))
    if n_first or n_last:
        return n_first >= _CLEAR_RATIO * n_last
    roles = _roles(blocks)
    n_below = len(_pairs(blocks, Role.TITLE, Role.AUTHORS))
    is_clear = roles[0] is Role.AUTHORS or n_above >= _CLEAR_RATIO * max(1, n_below)
    return roles[-1] is Role.TITLE and is_clear


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of each cell, item of a list and section, in which whole papers are."""
    group: list[Block] = []
    for block in blocks:
        begins_anew = block.marker or (block.level and not block.role)
        if group and (begins_anew or block.cell != group[-1].cell):
            yield group
            group = []
        group.append(block)
    yield group


def _roles(blocks: Iterable[Block]) -> list[Role]:
    return [block.role for block in blocks if block.text and block.role]


def _pairs(blocks: Iterable[Block], first: Role, second: Role) -> list[Block]:
    """The blocks of the first role with one of the second right below them."""
    return [
        block
        for block, below in pairwise(block for block in blocks if block.text)
        if (block.role, below.role) == (first, second) and block.cell == below.cell
    ]
