"""Finds text that a page folds away below an item, such as its abstract: `<details><summary>Abstract`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from markdown_it.tree import SyntaxTreeNode

from paper_digest.listings.boilerplate import is_boilerplate
from paper_digest.listings.entries.items import Cell, Item, ItemKind
from paper_digest.listings.field_labels import bare_label
from paper_digest.listings.paper_links import is_paper_address
from paper_digest.model.record import Span

_OPENING = re.compile(r"\s*<details\b[^<>]*>\s*<summary\b[^<>]*>\s*(?P<summary>[^\n]{1,200})", re.IGNORECASE)
_LINKED = re.compile(
    r"\s*<details\b[^<>]*>\s*<summary\b[^<>]*>(?P<summary>.{1,2000}?)</summary>\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
_MOST_BLOCKS = 50
"""In which the end of a folded text is looked for, so that time stays linear."""
_TEXT = frozenset(("html_block", "paragraph"))


def folded_groups(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[bool, Sequence[SyntaxTreeNode]]]:
    """The blocks in groups, each with whether it is text that is folded away.

    It is so below a label or a button, and below a summary that links a paper, which it belongs to.
    """
    start = place = 0
    while place < len(nodes):
        end = _end_of_folded(nodes, place)
        first = place
        if end == place and _links_paper(nodes[place]):
            first, end = place + 1, _end_of_details(nodes, place)
        if end > first:
            yield False, nodes[start:first]
            yield True, nodes[first:end]
            start = end
        place = max(end, place + 1)
    yield False, nodes[start:]


def _end_of_folded(nodes: Sequence[SyntaxTreeNode], start: int) -> int:
    """The place behind the last block of what the one at `start` folds away; `start` if that is no text."""
    opening = _OPENING.match(nodes[start].content) if nodes[start].type == "html_block" else None
    if not opening or not _is_label(_TAGS.sub("", opening["summary"].partition("</summary")[0])):
        return start
    return _end_of_details(nodes, start)


def _end_of_details(nodes: Sequence[SyntaxTreeNode], start: int) -> int:
    """The place behind the block that closes what the one at `start` opens; `start` if none of text does."""
    depth = 0
    text = takewhile(lambda node: node.type in _TEXT, nodes[start : start + _MOST_BLOCKS])
    for number, node in enumerate(text, start + 1):
        if node.type == "html_block":
            depth += sum(-1 if match[1] else 1 for match in _DETAILS.finditer(node.content))
        if depth <= 0:
            return number
    return start


def _links_paper(node: SyntaxTreeNode) -> bool:
    """Whether a block opens what the summary in it names by a title with a link to a paper."""
    opening = _LINKED.match(node.content) if node.type == "html_block" else None
    return opening is not None and any(map(is_paper_address, _ADDRESS.findall(opening["summary"])))


def _is_label(summary: str) -> bool:
    return bare_label(summary.strip()) is not None or is_boilerplate(summary)


def with_folded(item: Item | None, folded: Sequence[Item]) -> Item:
    """An item with what is folded away below it as its last child; that alone if there is no item."""
    lines = tuple(line for part in folded for cell in part.cells for line in cell.lines)
    span = Span(folded[0].span.first, folded[-1].span.last)
    depth, list_number = (
        (item.depth + 1, item.list_number) if item else (folded[0].depth, folded[0].list_number)
    )
    child = Item(ItemKind.PARAGRAPH, span, (Cell(lines),), depth, list_number)
    if not item:
        return child
    own_span = Span(item.span.first, max(item.span.last, span.last))
    return replace(item, span=own_span, children=(*item.children, child))
