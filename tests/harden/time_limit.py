"""Ends what would take too long, as a file that never ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from tests.harden.growth import TooSlowError


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Within this context, the main thread gets a TooSlowError after so long."""

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise TooSlowError(f"still running after {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
