"""Finds where the papers of an HTML page begin by the elements around their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from paper_digest.listings.blocks import Block

_FEWEST_TITLES, _NEARLY_ALL = 2, 0.8
"""How many titles, and what share of them, are in elements of their own where those are records; by hand."""


def begins_of_elements(blocks: Sequence[Block], titles: Sequence[int]) -> Mapping[int, int]:
    """For titles in elements of their own, where each element begins: `<div>people, title, venue</div>`.

    titles: the places of the titles, in reading order. The element of a title is the largest one that holds
    no other title, but not larger than those of most titles: the only paper of a section has no other, too.
    The mapping is empty unless nearly all titles have an element at the same depth.
    """
    own = _elements(blocks, titles)
    return {title: _begin(blocks, title, element) for title, element in own.items()}


def headings_outside(blocks: Sequence[Block], titles: Sequence[int]) -> frozenset[int]:
    """The headings among titles that are all of their elements, where those of nearly all titles hold more.

    Their tags and classes differ from those of most titles: a paper may have nothing but its title.
    So they are above papers in elements of their own: `<h2>Posters</h2> <div><h2>Title</h2>...</div>`.
    """
    own = _elements(blocks, titles)
    paths = Counter(blocks[title].path for title in own)
    usual_path = paths.most_common(1)[0][0] if paths else ""
    alone = frozenset(
        title
        for title, element in own.items()
        if blocks[title].level and blocks[title].path != usual_path and _is_alone(blocks, title, element)
    )
    return alone if len(alone) <= (1 - _NEARLY_ALL) * len(titles) else frozenset()


def _is_alone(blocks: Sequence[Block], title: int, element: int) -> bool:
    """Whether an element holds no block with words or links but a title."""
    following = (blocks[index] for index in range(title + 1, len(blocks)))
    below = next((block for block in following if block.elements or block.text), None)
    is_last = below is None or element not in below.elements
    return is_last and _begin(blocks, title, element) == title


def _elements(blocks: Sequence[Block], titles: Sequence[int]) -> Mapping[int, int]:
    """The elements of titles that hold no others, at the depth that most have; none unless nearly all do."""
    if len(titles) < _FEWEST_TITLES:
        return {}
    paths = [blocks[title].elements for title in titles]
    shared = [0, *map(_n_shared, paths, paths[1:]), 0]
    depths = [max(before, after) for before, after in pairwise(shared)]
    usual = _usual_depth(depths, paths)
    if usual is None:
        return {}
    return {
        title: path[usual]
        for title, path, depth in zip(titles, paths, depths, strict=True)
        if depth <= usual < len(path)
    }


def _n_shared(path: Sequence[int], following: Sequence[int]) -> int:
    """How many elements are around both of two titles."""
    pairs = zip(path, following, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _usual_depth(depths: Sequence[int], paths: Sequence[Sequence[int]]) -> int | None:
    """The depth of the elements that hold one title each, if nearly all titles have one there."""
    inner = [depth for depth, path in zip(depths, paths, strict=True) if depth < len(path)]
    if not inner:
        return None
    depth = Counter(inner).most_common(1)[0][0]
    n_there = sum(least <= depth < len(path) for least, path in zip(depths, paths, strict=True))
    return depth if n_there >= _NEARLY_ALL * len(depths) else None


def _begin(blocks: Sequence[Block], title: int, element: int) -> int:
    """The first block with words or links in an element that holds a title."""
    begin = index = title
    while index and _may_hold(element, blocks[index - 1]):
        index -= 1
        if blocks[index].elements:
            begin = index
    return begin


def _may_hold(element: int, block: Block) -> bool:
    """Whether a block is in an element, or nothing but tags."""
    return element in block.elements or not (block.elements or block.text)
