"""Segments a page in any markup into blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.text import parse_text_blocks
from paper_digest.values.partial_date import PartialDate

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|dl|ul|ol|table|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</(?:p|div|a|li|h[1-6]|span|td|dd)>", re.IGNORECASE)


def parse_blocks(name: str, lines: Sequence[str], day: PartialDate | None = None) -> DumpBlocks:
    """The page as blocks with text, links, heading level and line span, in reading order."""
    blocks = (
        parse_html_blocks(lines) if is_html("\n".join(lines[:200])[:20_000]) else parse_text_blocks(lines)
    )
    return DumpBlocks(name, blocks, day)


def is_html(head: str) -> bool:
    """Whether a text starts like HTML and closes tags, or closes so many that its start must be lost."""
    closed = len(_TAGS.findall(head))
    return closed > 0 and (
        bool(_HTML.match(head)) or closed * 3 > sum(1 for line in head.split("\n") if line.strip())
    )
