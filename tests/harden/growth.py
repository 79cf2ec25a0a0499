"""Measures how the processor time of a task grows when its input doubles."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.harden.time_limit import TooSlowError, time_limit

SMALLEST: Final = 4_000
"""Characters of the first input."""
SLOW: Final = 0.2
"""Seconds from which a time is measured well enough; shorter ones have more noise than growth."""
LONGEST: Final = 30.0
"""Seconds of processor time after which a task is stopped."""
WORST: Final = 2.3
"""The growth that may be: 2 is linear, 4 quadratic."""
_STEPS: Final = 4
"""How much longer the second input is: two doublings."""
_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """How a task's time grows."""

    factor: float
    """Of the time, when the input doubles; 0 if the largest input takes too little time to tell, infinite if
    the task was stopped.
    """
    size: int
    """Of the larger input, in characters."""
    seconds: float
    """For the larger input."""

    def __str__(self) -> str:
        return f"{self.factor:.2f} ({self.size:,} characters: {self.seconds:.2f} s)"


def growth(run: Callable[[int], object], largest: int) -> Growth:
    """The growth of the time of `run` for an input of a size, at the first size that takes SLOW seconds.

    The input of each call must be new, since results are cached. Doubtful growth is measured again at larger
    sizes, each time between the two largest: the machine may have had other work, or the input may be read in
    another way from a size on, which is a step and no growth.
    """
    size = SMALLEST
    try:
        while (longer := _seconds(run, size * _STEPS)) < SLOW:
            if size * _STEPS * 2 > largest:
                return Growth(0.0, size * _STEPS, longer)
            size *= 2
        factor = float((longer / max(_seconds(run, size), 1e-6)) ** 0.5)
        for _ in range(_ATTEMPTS):
            if factor <= WORST:
                break
            size *= 2
            shorter, longer = _seconds(run, size * _STEPS // 2), _seconds(run, size * _STEPS)
            factor = longer / shorter
    except TooSlowError:
        return Growth(float("inf"), size * _STEPS, LONGEST)
    return Growth(factor, size * _STEPS, longer)


def _seconds(run: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        with time_limit(LONGEST, of_processor=True):
            run(size)
    finally:
        gc.enable()
    return time.process_time() - start
