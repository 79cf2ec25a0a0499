"""Checks that time grows linearly with the input, by the ratio of two times in one run."""

from __future__ import annotations

import math
import time
import timeit
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

FACTOR = 8
"""How much larger the second input is. Quadratic time would be 64 times the first time."""

TOLERANCE = 3
"""How much more than linear the growth may be: caches and garbage collection cost a large input more."""

SHORTEST = 0.01
"""CPU seconds that the first input should take; shorter times are noise."""

LARGEST = 500_000
"""The first input is not made larger than this."""


def assert_linear_time(run: Callable[[Input], object], make: Callable[[int], Input], size: int = 500) -> None:
    """Fails if `run` takes much more than FACTOR times as long for `make(FACTOR * n)` as for `make(n)`.

    n is the first of size, 2 * size, 4 * size ... with a measurable time, at most LARGEST. Times are CPU
    times of this process, the shortest of three runs each, so other processes on the machine change nothing.
    Of the larger input, no further run is measured once one is short enough.
    """
    while (shorter := _seconds(run, make(size))) < SHORTEST and size < LARGEST:
        size *= 2
    limit = FACTOR * TOLERANCE * max(shorter, SHORTEST)
    longer = _seconds(run, make(FACTOR * size), limit)
    assert longer < limit, (
        f"{shorter:.3f} s, then {longer:.3f} s for {FACTOR} times the input; limit {limit:.3f} s"
    )


def _seconds(run: Callable[[Input], object], value: Input, enough: float = 0) -> float:
    """The shortest of three runs, or the first that takes less than `enough`."""
    shortest = math.inf
    for _ in range(3):
        shortest = min(shortest, timeit.timeit(lambda: run(value), timer=time.process_time, number=1))
        if shortest < enough:
            break
    return shortest
