"""Segments a page in any markup into blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.line_markup import dialect_of
from paper_digest.listings.markup.text import parse_text_blocks
from paper_digest.values.partial_date import PartialDate

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|dl|ul|ol|table|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE_LINES, _SAMPLE = 200, 20_000
"""Lines and characters that show what a page is."""
_TAGS = re.compile(r"</(?:p|div|a|li|h[1-6]|span|td|dd)>", re.IGNORECASE)


def parse_blocks(name: str, lines: Sequence[str], day: PartialDate | None = None) -> DumpBlocks:
    """The page as blocks with text, links, heading level and line span, in reading order."""
    blocks = parse_html_blocks(lines) if is_html(lines) else parse_text_blocks(lines)
    return DumpBlocks(name, blocks, day, tuple(lines))


def is_html(lines: Sequence[str]) -> bool:
    """Whether a text starts like HTML and closes tags, or closes so many that its start must be lost."""
    head = "\n".join(lines[:_SAMPLE_LINES])[:_SAMPLE]
    closed = len(_TAGS.findall(head))
    if not closed or _HTML.match(head):
        return closed > 0
    lines_with_text = sum(1 for line in head.split("\n") if line.strip())
    return closed * 3 > lines_with_text and not dialect_of(head).is_markdown
