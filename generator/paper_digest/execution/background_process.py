"""Maps a function over many items in a second process while the caller continues."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from pickle import PicklingError
from typing import TypeVar

from paper_digest.execution.worker_end import end_with_parent

# Both chosen by hand.
_MIN_ITEMS = 6000
"""With fewer items, starting a process, which takes a second or two, costs more than it saves."""
_CHUNK_SIZE = 500

Result = TypeVar("Result")


def map_in_background(
    function: Callable[..., Result], *arguments: Sequence[object]
) -> Callable[[], list[Result]]:
    """Starts `map(function, *arguments)`; the returned function waits for the results, in order.

    function: pure, and importable by another process.
    """
    if len(arguments[0]) < _MIN_ITEMS or (os.cpu_count() or 1) < 2:
        return lambda: list(map(function, *arguments))
    # Not "fork": it would copy the threads of MkDocs' server and of matrix libraries in an undefined state.
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent)
    results = pool.map(function, *arguments, chunksize=_CHUNK_SIZE)

    def wait() -> list[Result]:
        try:
            return list(results)
        except (BrokenExecutor, OSError, PicklingError, AttributeError, RuntimeError):
            # There is no second process here; an error of the function itself is raised again.
            return list(map(function, *arguments))
        finally:
            pool.shutdown(cancel_futures=True)

    return wait
