"""Waits for what a script on a page does.

Playwright's `wait_for_function` evaluates a text in the page, which the policy of the pages forbids.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any, Final

from playwright.sync_api import Error, Page

_SECONDS: Final = 20.0
_PAUSE: Final = 50
"""Milliseconds."""


def wait_until(page: Page, expression: str, argument: Any = None) -> None:
    """Waits until an expression, or a function of the argument, is true on the page, or on the next one.

    Raises AssertionError if it is not true in time.
    """
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        with suppress(Error):  # the browser is on its way to another page
            if page.evaluate(expression, argument):
                return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"not true in {_SECONDS:.0f} s: {expression}")
