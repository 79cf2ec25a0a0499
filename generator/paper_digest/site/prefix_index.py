"""Splits a long alphabetical list into pages by the first letters, so that no page is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PrefixPage(Generic[_T]):
    """The items whose keys start with a prefix, and the pages of frequent longer prefixes."""

    prefix: str
    items: tuple[_T, ...]
    """All items that are on no page below."""
    children: tuple[PrefixPage[_T], ...]
    count: int
    """The items on this page and below."""

    def all_pages(self) -> Iterator[PrefixPage[_T]]:
        """Itself and all pages below."""
        yield self
        for child in self.children:
            yield from child.all_pages()


def prefix_pages(items: Sequence[_T], key: Callable[[_T], str], page_size: int) -> tuple[PrefixPage[_T], ...]:
    """The pages of the first letters; on a long page, each next letter of many items has a page of its own.

    A page is long with more than `page_size` items, and a quarter of that is many. Whether a prefix has a
    page depends only on its own items and those of shorter prefixes, so a new item never removes a page.
    """
    keyed = sorted(((key(item), item) for item in items), key=lambda pair: pair[0])
    return tuple(_page(keyed[start:end], 1, page_size) for start, end in _runs(keyed, 0))


def _page(keyed: Sequence[tuple[str, _T]], length: int, page_size: int) -> PrefixPage[_T]:
    """The page of items whose keys share their first `length` letters."""
    prefix = keyed[0][0][:length]
    while len(keyed) > page_size and len(keyed[0][0]) > length and len(list(_runs(keyed, length))) == 1:
        length += 1
    items: list[_T] = []
    children: list[PrefixPage[_T]] = []
    for start, end in _runs(keyed, length):
        run = keyed[start:end]
        if len(keyed) > page_size and len(run) > page_size // 4 and len(run[0][0]) > length:
            children.append(_page(run, length + 1, page_size))
        else:
            items += (item for _, item in run)
    return PrefixPage(prefix, tuple(items), tuple(children), len(keyed))


def _runs(keyed: Sequence[tuple[str, _T]], position: int) -> Iterator[tuple[int, int]]:
    """Where the runs of items start and end whose keys have the same letter at a position."""
    start = 0
    for _, run in groupby(keyed, key=lambda pair: pair[0][position : position + 1]):
        end = start + sum(1 for _ in run)
        yield start, end
        start = end
