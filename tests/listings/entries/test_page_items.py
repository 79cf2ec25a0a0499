"""Which pages have items."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.page_items import items_of_page
from paper_digest.listings.markup.blocks import parse_blocks

PAGES = {
    "headings": "# Papers\n\nWeaving *Patterns* from Threads",
    "bullets": "Papers\n\n- Warp\n- Weft\n- Wool",
    "a table": "| Title | Year |\n| --- | --- |\n| Warp | 2024 |",
    "HTML": "<html><body><ul><li>Warp</li></ul></body></html>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_markup_has_items(name: str) -> None:
    assert items_of_page(parse_blocks("page", PAGES[name].split("\n")))


def test_a_plain_text_has_none() -> None:
    assert items_of_page(parse_blocks("page", ["Papers", "", "Weaving Patterns from Threads"])) is None
