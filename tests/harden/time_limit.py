"""Ends a task that takes too long, as one that reads a file that never ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class TooSlowError(BaseException):
    """A task took too long; no net for faults of the program catches it."""


@contextmanager
def time_limit(seconds: float, *, of_processor: bool = False) -> Iterator[None]:
    """Within this context, the main thread gets a TooSlowError after so long.

    of_processor: count only the time in which this process runs.
    """

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise TooSlowError(f"still running after {seconds:.0f} seconds")

    timer, number = (
        (signal.ITIMER_VIRTUAL, signal.SIGVTALRM) if of_processor else (signal.ITIMER_REAL, signal.SIGALRM)
    )
    before = signal.signal(number, stop)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
