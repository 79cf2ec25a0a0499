"""Measures how the processor time of a task grows when its input doubles."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

SMALLEST: Final = 4_000
"""Characters of the first input."""
LARGEST: Final = 256_000
SLOW: Final = 0.15
"""Seconds from which a time is measured well enough; shorter ones have more noise than growth."""
LONGEST: Final = 20
"""Seconds after which a task is stopped."""
WORST: Final = 2.3
"""The growth that may be: 2 is linear, 4 quadratic."""


class TooSlowError(BaseException):
    """A task took longer than LONGEST."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How a task's time grows."""

    factor: float
    """Of the time, when the input doubles; 1 if all times are short, infinite if the task was stopped."""
    size: int
    """Of the larger input."""
    seconds: float
    """For the larger input."""

    def __str__(self) -> str:
        return f"{self.factor:.2f} (at {self.size:,} characters, {self.seconds:.2f} s)"


def growth(run: Callable[[int], object], largest: int = LARGEST) -> Growth:
    """The growth of the time of `run` for an input of this size, at the first size that takes SLOW seconds.

    Doubtful growth is measured again, since the machine may have other work.
    """
    size, before = SMALLEST, 0.0
    try:
        before = _seconds(run, size)
        while size < largest:
            size, now = 2 * size, _seconds(run, 2 * size)
            if before >= SLOW:
                break
            last, before = before, now
        else:
            return Growth(1.0 if before < SLOW else before / max(last, SLOW / 2), size, before)
        if now / before > WORST:
            before = min(_seconds(run, size // 2) for _ in range(2))
            now = min(now, _seconds(run, size))
    except TooSlowError:
        return Growth(float("inf"), size, LONGEST)
    return Growth(now / before, size, now)


def _seconds(run: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    with _limit():
        run(size)
    return time.process_time() - start


@contextmanager
def _limit() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
