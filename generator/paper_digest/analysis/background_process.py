"""Works out one thing for each of many papers on a processor of its own, beside the rest of the study."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from pickle import PicklingError
from typing import TypeVar

_MANY = 6000
"""Items from which a process of its own, which needs a second or two to start, is worth it."""
_CHUNK = 500

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def beside(work: Callable[[_In], _Out], items: Sequence[_In]) -> Callable[[], list[_Out]]:
    """Starts the work; the function that comes back waits for its results, in the order of the items.

    work: a function of a module, so that another process finds it; the same result wherever it runs.
    """
    if len(items) < _MANY or (os.cpu_count() or 1) < 2:
        return lambda: list(map(work, items))
    # "spawn": a fork would copy the threads of MkDocs' server and of the matrix libraries in whatever state they are.
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    found = pool.map(work, items, chunksize=_CHUNK)

    def results() -> list[_Out]:
        try:
            return list(found)
        except (BrokenExecutor, OSError, PicklingError, AttributeError, RuntimeError):
            # No second process is to be had here; what is wrong with the work itself comes up again.
            return list(map(work, items))
        finally:
            pool.shutdown(cancel_futures=True)

    return results
