"""Reads the results of the search page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

LONG = 20_000
"""Milliseconds that the first search may take on a busy machine."""


def count(page: Page) -> int:
    """The number of results."""
    expect(page.locator(".search-status")).to_have_text(
        re.compile(r"\d+ papers?\.( .* come last\.)?$"), timeout=LONG
    )
    return int(
        re.findall(r"([\d,]+) papers?\.(?: .* come last\.)?$", page.locator(".search-status").inner_text())[
            0
        ].replace(",", "")
    )


def titles(page: Page) -> list[str]:
    """The titles of the results."""
    return page.locator(".search-results .row-title").all_inner_texts()
