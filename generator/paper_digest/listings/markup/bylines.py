"""Tells the authors above titles from those below them, by the classes of their elements in HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from paper_digest.listings.blocks import Block, Role
from paper_digest.values.partial_date import is_date

_FEWEST_PARTS = 2
"""Parts of a page with a paper each that show how all are; by hand."""
_CLEAR_RATIO = 2
"""How often authors are above titles for each time that they are below one, at least; by hand.

A stray block with the class of authors may be above the first title of a page with authors below titles.
"""


def with_bylines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; on a page that has its authors above titles, these are bylines.

    Both are in one cell, where a page has tables, and in one element, where each paper has its own.
    """
    in_order = tuple(blocks)
    known = _without_stray_roles(in_order)
    above = _pairs(known, Role.AUTHORS, Role.TITLE)
    if not above or not _are_above(known, len(above)):
        return in_order
    bylines = frozenset(above)
    return tuple(replace(block, role=Role.BYLINE) if block in bylines else block for block in in_order)


def _without_stray_roles(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; if most titles are in an element with authors, blocks in others, as a footer, have no role.

    These elements may be those of a paper each, or one with all papers.
    """
    shared = {
        container: roles
        for container, roles in _roles_in_containers(blocks).items()
        if {Role.AUTHORS, Role.TITLE} <= set(roles)
    }
    n_titles = sum(roles.count(Role.TITLE) for roles in shared.values())
    if not n_titles or n_titles * 2 < _roles(blocks).count(Role.TITLE):
        return blocks
    return [
        block if block.container in shared or not block.container else replace(block, role=None)
        for block in blocks
    ]


def _roles_in_containers(blocks: Iterable[Block]) -> dict[int, list[Role]]:
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    for block in blocks:
        if block.text and block.role and block.container:
            roles[block.container].append(block.role)
    return roles


def _ends_in_containers(blocks: Iterable[Block]) -> list[tuple[Role, Role]]:
    """The first and the last role in each element with authors and the title of one paper."""
    return [
        (roles[0], roles[-1])
        for roles in _roles_in_containers(blocks).values()
        if roles.count(Role.TITLE) == 1 and Role.AUTHORS in roles
    ]


def _are_above(blocks: Sequence[Block], n_above: int) -> bool:
    """Whether authors are above titles: first in elements, cells, items and sections, which end in a title.

    Where less than two such parts show it, and no cell, the page as a whole does, or that nothing is between
    authors and titles. What follows the heading below the last title does not count.
    """
    fewest = 1 if any(block.cell for block in blocks) else _FEWEST_PARTS
    ends = [(roles[0], roles[-1]) for roles in map(_roles, _groups(blocks)) if roles]
    for known in (_ends_in_containers(blocks), ends):
        n_first, n_last = known.count((Role.AUTHORS, Role.TITLE)), known.count((Role.TITLE, Role.AUTHORS))
        if n_first + n_last >= fewest:
            return n_first >= _CLEAR_RATIO * n_last
    roles = _roles(_up_to_last_section(blocks))
    n_below = len(_pairs(blocks, Role.TITLE, Role.AUTHORS))
    is_first = roles[0] is Role.AUTHORS and n_above > n_below
    return roles[-1] is Role.TITLE and (is_first or n_above >= _CLEAR_RATIO * max(1, n_below))


def _up_to_last_section(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the first heading below the last title."""
    last = max(index for index, block in enumerate(blocks) if block.role is Role.TITLE)
    below = (
        index for index in range(last, len(blocks)) if blocks[index].level and blocks[index].role is None
    )
    return blocks[: next(below, len(blocks))]


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
    """The blocks of the first role with one of the second right below them, or below a date."""
    return [
        block
        for block, below in pairwise(block for block in blocks if block.text and not _has_only_date(block))
        if (block.role, below.role) == (first, second) and block.cell == below.cell
    ]


def _has_only_date(block: Block) -> bool:
    text = block.text.strip(" .,:;()[]")
    return block.role is None and (text.isdigit() or is_date(text))
