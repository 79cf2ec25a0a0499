"""Segments a page in any markup into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paper_digest.listings.blocks import Block, Cell, DumpBlocks
from paper_digest.listings.markup.chat import is_chat, markdown_of_chat
from paper_digest.listings.markup.embedded_html import html_regions
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.line_elements import elements_of_lines
from paper_digest.listings.markup.org import is_org, markdown_of_org
from paper_digest.listings.markup.rst import is_rst, markdown_of_rst
from paper_digest.listings.markup.template_code import without_template_code
from paper_digest.listings.markup.text import parse_text_blocks
from paper_digest.model.record import Span
from paper_digest.values.partial_date import PartialDate

_DOCUMENT = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:main|article|section|div|dl|ul|ol|table|h[1-6]|p)\b", re.IGNORECASE | re.DOTALL
)
_SAMPLE_LINES, _SAMPLE = 200, 20_000
"""Lines and characters that show what a page is."""
_TAGS = re.compile(r"</(?:p|div|a|li|h[1-6]|span|td|dd)>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</(?:p|div|li|h[1-6]|td|dd|ul|ol|table|section)>|<(?:br|p|hr)\b", re.IGNORECASE)
"""What ends lines in HTML."""
_HARD_BREAK = re.compile(r"\S {2,}$", re.MULTILINE)
"""What ends lines in Markdown, also in one that has other tags of HTML."""
_ONLY_TAGS = re.compile(r"\s*(?:</?[a-z][a-z0-9]{0,11}\b[^<>]{0,200}>\s*)+", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|[-*+] \S|\|? ?:?-{3,}:? ?\|)|\]\((?:https?://|/|#)|\*\*\w", re.MULTILINE
)
"""What HTML does not have: headings, items, tables and links of Markdown."""
_ENOUGH = 3
"""Marks of Markdown that no page of HTML has by chance; by hand."""


def parse_blocks(
    name: str, lines: Sequence[str], day: PartialDate | None = None, address: str = ""
) -> DumpBlocks:
    """The page at an address as blocks with text, links, heading level and line span, in reading order."""
    head = "\n".join(lines[:_SAMPLE_LINES])[:_SAMPLE]
    if is_html(head):
        return DumpBlocks(name, parse_html_blocks(lines), day, tuple(lines), is_html=True, address=address)
    markdown = as_markdown(lines, head)
    is_converted = markdown is not lines  # then all of it is Markdown
    seen = without_template_code(markdown)
    blocks = _with_elements(_text_with_html(seen, is_markdown=is_converted), seen)
    unseen = tuple(_blanked(markdown, seen))
    return DumpBlocks(name, _in_order((*blocks, *unseen)), day, tuple(seen), address=address)


def _with_elements(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Block]:
    """The blocks with the elements of HTML around them, such as the boxes of papers."""
    elements = elements_of_lines(lines)
    for block in blocks:
        around = elements[block.span.first - 1] if block.text and block.cell is None else ()
        yield replace(block, elements=around) if around else block


def _blanked(lines: Sequence[str], seen: Sequence[str]) -> Iterator[Block]:
    """Empty blocks for lines of which nothing is seen."""
    for number, (line, rest) in enumerate(zip(lines, seen, strict=True), 1):
        if line.strip() and not rest.strip():
            yield Block("", Span(number, number))


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.span.first))


def as_markdown(lines: Sequence[str], head: str) -> Sequence[str]:
    """The lines of a page that begins with `head`; reStructuredText, Org mode and Slack as Markdown."""
    if is_org(head):
        return markdown_of_org(lines)
    if is_chat(head):
        return markdown_of_chat(lines)
    return markdown_of_rst(lines) if is_rst(head) else lines


def is_html(head: str) -> bool:
    """Whether a text starts like HTML and closes tags, or closes so many that its start must be lost.

    Markdown may start with an element and have many more.
    """
    closed = len(_TAGS.findall(head))
    if not closed:
        return False
    if _DOCUMENT.match(head):
        return True
    if len(_MARKDOWN.findall(head)) >= _ENOUGH:
        return False
    n_lines = sum(1 for line in head.split("\n") if line.strip())
    return bool(_ELEMENT.match(head)) or (
        closed * 3 > n_lines and (bool(_BLOCK_TAG.search(head)) or not _HARD_BREAK.search(head))
    )


def _text_with_html(lines: Sequence[str], *, is_markdown: bool) -> tuple[Block, ...]:
    """The blocks of a text, those of its HTML tables and lists in their places."""
    regions = list(html_regions(lines))
    if not regions:
        return parse_text_blocks(lines, is_markdown=is_markdown)
    text = list(lines)
    for start, end in regions:
        text[start:end] = [""] * (end - start)
    markup = [
        Block("", Span(number, number)) for number, line in enumerate(text, 1) if _ONLY_TAGS.fullmatch(line)
    ]
    for block in markup:
        text[block.span.first - 1] = ""
    embedded: list[Block] = []
    for start, end in regions:
        embedded += _moved(parse_html_blocks(lines[start:end]), start, _last_cell(embedded))
    return _in_order((*parse_text_blocks(text, is_markdown=True), *markup, *embedded))


def _last_cell(blocks: Sequence[Block]) -> Cell:
    return max((block.cell for block in blocks if block.cell), default=Cell(0, 0, 0))


def _moved(blocks: Sequence[Block], offset: int, last: Cell) -> Iterator[Block]:
    """The blocks, that many lines further down, and their cells below the last one."""
    for block in blocks:
        cell = block.cell and Cell(
            block.cell.table + last.table, block.cell.row + last.row, block.cell.column
        )
        span = Span(block.span.first + offset, block.span.last + offset)
        yield replace(block, span=span, cell=cell, elements=(), path="")
