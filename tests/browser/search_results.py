"""Reads the results of the search page."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.waiting import wait_until


def count(page: Page) -> int:
    """The number of results, once they are there."""
    shown = "pattern => document.querySelector('.search-status')?.innerText.match(pattern)?.[1]"
    return int(wait_until(page, shown, r"([\d,]+) papers?\.( .* come last\.)?$").replace(",", ""))


def dates(page: Page) -> list[str]:
    """The dates of the results that have one."""
    facts = "\n".join(page.locator(".search-results .row-facts").all_inner_texts())
    return re.findall(r"^\d{4}(?:-\d\d){0,2}$", facts, re.MULTILINE)


def titles(page: Page) -> list[str]:
    """The titles of the results."""
    return page.locator(".search-results .row-title").all_inner_texts()
