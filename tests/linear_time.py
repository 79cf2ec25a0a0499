"""Checks that time grows linearly with the input, by the ratio of two times in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

FACTOR = 8
"""How much larger the second input is. Quadratic time would be 64 times the first time."""

TOLERANCE = 3
"""How much more than linear the growth may be: caches and collections of garbage cost a large input more."""

FLOOR = 0.005
"""CPU seconds; the time for the small input counts as at least this much, since shorter times are noise."""


def assert_linear_time(run: Callable[[Input], object], make: Callable[[int], Input], size: int) -> None:
    """Fails if `run` takes much more than FACTOR times as long for `make(FACTOR * size)` as for `make(size)`.

    Times are CPU times of this process, the shortest of three runs each, so a busy machine changes nothing.
    """
    small, large = make(size), make(FACTOR * size)
    shorter, longer = (min(_seconds(run, value) for _ in range(3)) for value in (small, large))
    limit = FACTOR * TOLERANCE * max(shorter, FLOOR)
    assert longer < limit, (
        f"{shorter:.3f} s, then {longer:.3f} s for {FACTOR} times the input; limit {limit:.3f} s"
    )


def _seconds(run: Callable[[Input], object], value: Input) -> float:
    start = time.process_time()
    run(value)
    return time.process_time() - start
