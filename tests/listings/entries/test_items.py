"""The items of a page."""

from __future__ import annotations

from paper_digest.listings.entries.items import text_of
from paper_digest.listings.entries.markdown_items import items_of_markdown


def test_the_text_of_an_item_is_without_those_inside_it() -> None:
    (item,) = items_of_markdown(["- One of *several* words", "  - below"])
    assert text_of(item) == "One of several words"
