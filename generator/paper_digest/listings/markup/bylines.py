"""Tells the authors above titles from those below them, by the classes of their elements in HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from paper_digest.listings.blocks import Block

BYLINE = "byline"
"""The role of authors that are above the title of their paper."""


def with_bylines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; on a page where more authors are above a title than below one, these are bylines.

    Both are in one cell, where a page has tables.
    """
    in_order = tuple(blocks)
    above = _pairs(in_order, "authors", "title")
    if len(above) <= len(_pairs(in_order, "title", "authors")):
        return in_order
    bylines = frozenset(above)
    return tuple(replace(block, role=BYLINE) if block in bylines else block for block in in_order)


def _pairs(blocks: Iterable[Block], first: str, second: str) -> list[Block]:
    """The blocks of the first role with one of the second right below them."""
    return [
        block
        for block, below in pairwise(block for block in blocks if block.text)
        if (block.role, below.role) == (first, second) and block.cell == below.cell
    ]
