"""Tells the maintainers which dump keeps them waiting, while it is still read."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Final

LONGEST_SECONDS: Final = 60.0
"""Far above what a listing of 10,000 papers takes."""

log = logging.getLogger("paper_digest")


@contextmanager
def reports_if_slow(dump: str, seconds: float = LONGEST_SECONDS) -> Iterator[None]:
    """Reports the dump to standard error if this context takes longer than so many seconds."""
    message = (
        f"{dump}: warning: expected a dump that is read in {seconds:g} seconds, found one that takes longer. "
        "Wait for it; if it does not end, move it out of raw/ and report it."
    )
    timer = Timer(seconds, log.warning, args=("%s", message))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
