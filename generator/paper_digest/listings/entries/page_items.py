"""Finds the items of a page of HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.markup.line_markup import dialect_of

_BULLET = re.compile(r"^\s{0,20}[-*+] \S", re.MULTILINE)
_TABLE = re.compile(
    r"^\|.*\n\s{0,3}\|?\s{0,9}:?-{3,}:?\s{0,9}(?:\|\s{0,9}:?-{3,}:?\s{0,9})+\|?\s*$", re.MULTILINE
)
"""The headings of a table of Markdown, with the row of dashes below them."""
_FEWEST_BULLETS: Final = 3
"""List items that make a page without other marks Markdown; chosen by hand."""


def items_of_page(dump: DumpBlocks) -> Sequence[Item] | None:
    """The items of a page; None of a plain text."""
    if dump.is_html:
        return items_of_html(dump.lines)
    return items_of_markdown(dump.lines) if _is_markdown("\n".join(dump.lines)) else None


def _is_markdown(text: str) -> bool:
    return (
        dialect_of(text).is_markdown
        or bool(_TABLE.search(text))
        or len(_BULLET.findall(text)) >= _FEWEST_BULLETS
    )
