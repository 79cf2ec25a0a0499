"""Waits for what a script on a page does.

Playwright's `wait_for_function` evaluates a text in the page, which the policy of the pages forbids.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any, Final

from playwright.sync_api import Error, Page, expect

_SECONDS: Final = 20.0
_PAUSE: Final = 50
"""Milliseconds."""


def wait_until(page: Page, expression: str, argument: Any = None) -> Any:
    """The value of an expression, or of a function of the argument, once it is true on this or the next page.

    Raises AssertionError if it is not true in time.
    """
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        with suppress(Error):  # the browser is on its way to another page
            value = page.evaluate(expression, argument)
            if value:
                return value
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"not true in {_SECONDS:.0f} s: {expression}")


def wait_for_paper(page: Page) -> None:
    """Waits until the page of a paper is shown: its address comes before its content."""
    page.wait_for_url("**/papers/**")
    expect(page.locator("article .cite").first).to_be_visible()
