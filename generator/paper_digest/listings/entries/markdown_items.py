"""Makes items of Markdown, by markdown-it-py, which follows CommonMark and knows the lines of each block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from paper_digest.listings.entries.folded_text import folded_groups, with_folded
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.inline_runs import cell_of_html, cell_of_inline
from paper_digest.listings.entries.items import Cell, Item, ItemKind
from paper_digest.model.record import Span

_CHECKBOX = re.compile(r"^(\s{0,20}(?:[-*+]|\d{1,4}[.)])\s{1,4})\[[ xX]\]\s(?=\S)")
_LONG_NUMBER = re.compile(r"^(\s{0,20})\d{2,4}([.)] )")
_WIDE_MARKER = re.compile(r"^(\s{0,20}(?:[-*+]|\d[.)]))( ) {1,3}(?=\S)")
_TIGHT_MARKER = re.compile(r"^(\s{0,20}(?:[-+]|\d{1,3}[.)]))(?=\[[^\]]|\*\*[^*\s])")
_FORMULA = re.compile(r"\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)")
_NUMBERED = re.compile(r" {0,20}\d[.)] ")
_NESTED = re.compile(r" {1,20}[-*+] ")
_MOST_INDENT: Final = 3
"""Blanks before a bullet that is of the outermost list."""
_MARKER = re.compile(r" {0,3}(?:[-*+]|\d{1,4}[.)])\s+\S")
_WHOLE_HTML = re.compile(r"\s*(?:[^<\s]|<(?:[!?]|(?:script|pre|style|textarea)\b))", re.IGNORECASE)
"""Other text, and HTML that goes on over list items: code and comments."""
_LIST_OF_HTML = re.compile(r"<(?:li|tr)\b", re.IGNORECASE)
_LONGEST_LINE: Final = 50_000
"""Characters; links in a longer line are not looked for, so that time stays linear."""
_LISTS: Final = frozenset(("bullet_list", "ordered_list"))


def _formula(state: StateInline, silent: bool) -> bool:
    """Keeps a formula as it is: stars and backslashes in it are no Markdown."""
    formula = _FORMULA.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "$" else None
    if formula is None:
        return False
    if not silent:
        state.push("text", "", 0).content = formula.group()
    state.pos = formula.end()
    return True


def _escaped_star(state: StateInline, silent: bool) -> bool:
    """Keeps a star or an underscore behind a backslash as a character, as in the marks of authors."""
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] not in ("*", "_"):
        return False
    if not silent:
        state.push("text", "", 0).content = state.src[state.pos + 1]
    state.pos += 2
    return True


def _html_above_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Ends a piece of HTML where a list starts: many write no blank line between `</h3>` and the list."""
    is_whole = silent or _WHOLE_HTML.match(state.src, state.bMarks[start])
    return html_block(state, start, end if is_whole else _start_of_list(state, start, end), silent)


def _start_of_list(state: StateBlock, start: int, end: int) -> int:
    """The first line with the marker of a list below HTML that has no list itself; `end` if there is none."""
    for line in range(start, end):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        if not text.strip() or _LIST_OF_HTML.search(text):
            return end
        if line > start and _MARKER.match(text):
            return line
    return end


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40})
    parser.enable(["table", "strikethrough"])
    # Lists in lists are indented by four and more; backslashes belong to TeX more often than to Markdown.
    parser.disable(["code", "escape"])
    parser.block.ruler.at("html_block", _html_above_list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.before("backticks", "formula", _formula)
    parser.inline.ruler.before("backticks", "escaped star", _escaped_star)
    return parser


_PARSER: Final = _parser()


@dataclass(slots=True)
class _Page:
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def items_of_markdown(lines: Sequence[str]) -> tuple[Item, ...]:
    """The items of a page in reading order; items of lists inside an item are its children."""
    tree = SyntaxTreeNode(_PARSER.parse("\n".join(_with_nested(_aligned(map(_simplified, lines))))))
    return tuple(_items(tree.children, 0, 0, _Page()))


def _simplified(line: str) -> str:
    """The line with a short marker if it is a list item: what is below it may be indented by less than it.

    Many write no blank behind the marker: "-[Looms](...)".
    """
    text = _CHECKBOX.sub(r"\1", line if len(line) <= _LONGEST_LINE else line.replace("[", "("))
    text = _TIGHT_MARKER.sub(r"\1 ", text)
    return _WIDE_MARKER.sub(r"\1\2", _LONG_NUMBER.sub(r"\g<1>9\2", text))


def _aligned(lines: Iterable[str]) -> Iterator[str]:
    """The lines; bullets that are indented by one more than the bullet above are moved below it.

    They are items of its list; those that are indented by four would be a part of its text.
    """
    above = 0
    for line in lines:
        bullet = _NESTED.match(line)
        indent = len(line) - len(line.lstrip(" ")) if bullet else 0
        if bullet and indent == above + 1 and above >= _MOST_INDENT:
            yield line[1:]
            continue
        if line.strip() and (bullet or not line.startswith(" ")):
            above = indent
        yield line


def _with_nested(lines: Iterable[str]) -> Iterator[str]:
    """The lines; lists below a numbered item that are indented by less than its text are moved into it.

    Many indent by two what is below "1. ", as they do below "- ".
    """
    item = _NumberedItem()
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            item = item.at(line, indent)
        yield " " * item.n_moved + line if line.strip() and indent > item.start else line


class _NumberedItem(NamedTuple):
    """The numbered item around a line."""

    start: int = 0
    """Where its number is."""
    end: int = 0
    """Where its text starts; 0 outside of numbered items."""
    n_moved: int = 0
    """How far the lists below it are moved."""

    def at(self, line: str, indent: int) -> _NumberedItem:
        """The item around the next line with words."""
        if self.end and indent > self.start:
            is_left_of_text = not self.n_moved and indent < self.end and _NESTED.match(line)
            return self._replace(n_moved=self.end - indent) if is_left_of_text else self
        numbered = _NUMBERED.match(line)
        return _NumberedItem(indent, numbered.end()) if numbered else _NumberedItem()


def _items(nodes: Sequence[SyntaxTreeNode], depth: int, list_number: int, page: _Page) -> Iterator[Item]:
    """The items of some blocks; text that is folded away belongs to the item before it."""
    done: list[Item] = []
    for is_folded, group in folded_groups(nodes):
        items = list(_items_of_blocks(group, depth, list_number, page))
        is_below_heading = bool(done) and done[-1].kind is ItemKind.HEADING
        if is_folded and items and not is_below_heading:
            done[-1:] = [with_folded(done[-1] if done else None, items)]
        else:
            done += items
    yield from done


def _items_of_blocks(
    nodes: Sequence[SyntaxTreeNode], depth: int, list_number: int, page: _Page
) -> Iterator[Item]:
    for node in nodes:
        if node.type in _LISTS:
            yield from _list_items(node, depth, page)
        elif node.type == "table":
            yield from _rows(node, next(page.numbers))
        elif node.type in ("paragraph", "heading"):
            yield _text_item(node, depth, list_number)
        elif node.type == "html_block":
            yield from _html_items(node, page)
        elif node.type == "blockquote":
            yield from _items(node.children, depth, list_number, page)


def _list_items(node: SyntaxTreeNode, depth: int, page: _Page) -> Iterator[Item]:
    list_number = next(page.numbers)
    for child in node.children:
        yield _list_item(child, depth, list_number, page)


def _list_item(node: SyntaxTreeNode, depth: int, list_number: int, page: _Page) -> Item:
    """A list item; its first paragraph is its text, everything below that its children."""
    first, *others = node.children or (None,)
    has_text = first is not None and first.type in ("paragraph", "heading")
    cells = _inline_cells(first) if has_text and first else ()
    below = others if has_text else node.children
    children = tuple(_items(below, depth + 1, list_number, page))
    return Item(ItemKind.BULLET, _span(node), cells, depth, list_number, children)


def _rows(node: SyntaxTreeNode, list_number: int) -> Iterator[Item]:
    rows = [row for part in node.children for row in part.children]
    headings = [_plain_text(cell) for cell in rows[0].children] if rows else []
    for row in rows[1:]:
        cells = tuple(
            replace(cell, heading=heading)
            for heading, child in zip(headings, row.children, strict=False)
            for cell in _inline_cells(child)
        )
        yield Item(ItemKind.ROW, _span(row), cells, 0, list_number)


def _text_item(node: SyntaxTreeNode, depth: int, list_number: int) -> Item:
    span, cells = _span(node), _inline_cells(node)
    if node.type == "heading":
        return Item(ItemKind.HEADING, span, cells, depth, list_number, level=int(node.tag[1:]))
    return Item(ItemKind.PARAGRAPH, span, cells, depth, list_number)


def _html_items(node: SyntaxTreeNode, page: _Page) -> Iterator[Item]:
    """The items of a piece of HTML: of its lists and tables, else the whole piece as one."""
    if _LIST_OF_HTML.search(node.content):
        yield from items_of_html(node.content.split("\n"), _span(node).first - 1, page.numbers)
    else:
        cell = cell_of_html(node.content)
        if any(cell.lines):
            yield Item(ItemKind.PARAGRAPH, _span(node), (cell,))


def _inline_cells(node: SyntaxTreeNode) -> tuple[Cell, ...]:
    return tuple(cell_of_inline(child.children) for child in node.children if child.type == "inline")


def _plain_text(node: SyntaxTreeNode) -> str:
    cells = _inline_cells(node)
    return " ".join("".join(run.text for run in line) for cell in cells for line in cell.lines).strip()


def _span(node: SyntaxTreeNode) -> Span:
    """The lines of a block, without blank ones at its end."""
    first, end = node.map or (0, 1)
    return Span(first + 1, max(first + 1, end))
