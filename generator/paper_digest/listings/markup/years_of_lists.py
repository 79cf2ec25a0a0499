"""Tells the years above papers in a list of HTML from those that are a detail of one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from paper_digest.listings.blocks import Block, Role


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: where its blocks begin, and what its class says that it is."""

    list_number: int
    begin: int
    end: int
    role: Role | None


def with_years_of_lists(blocks: Sequence[Block], items: Iterable[ListItem]) -> tuple[Block, ...]:
    """The blocks; an item with a year keeps this role in a list that begins with one, between whole papers.

    In `<ul><li>Authors</li><li class="year">2020</li>...</ul>` it is of the paper above.
    """
    headings = frozenset(_headings(blocks, items))
    return tuple(
        replace(block, role=None) if block.role is Role.YEAR and index not in headings else block
        for index, block in enumerate(blocks)
    )


def _headings(blocks: Sequence[Block], items: Iterable[ListItem]) -> Iterator[int]:
    """The indexes of the blocks of years that are headings."""
    lists: dict[int, list[ListItem]] = {}
    for item in items:
        lists.setdefault(item.list_number, []).append(item)
    n_titles = list(accumulate((block.role is Role.TITLE for block in blocks), initial=0))
    for own in lists.values():
        if own[0].role is not Role.YEAR:
            continue  # a year below each paper
        holds_paper = [True, *(_holds_paper(item, n_titles) for item in own), False]
        for item, is_below_paper, is_above_paper in zip(own, holds_paper, holds_paper[2:], strict=False):
            if item.role is Role.YEAR and is_below_paper and is_above_paper:
                yield item.begin


def _holds_paper(item: ListItem, n_titles: Sequence[int]) -> bool:
    """Whether an item has a title in it, and is not itself the title; n_titles: those before each block."""
    return item.role is None and n_titles[item.end] > n_titles[item.begin]
