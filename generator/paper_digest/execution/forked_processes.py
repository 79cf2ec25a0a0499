"""Maps a function over many items in processes that share the memory of this one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from pickle import PicklingError
from typing import Any, Final, TypeVar

from paper_digest.execution.worker_end import end_with_parent

# Both chosen by hand.
_MIN_ITEMS: Final = 64
"""With fewer items, starting processes costs more than it saves."""
_CHUNK_SIZE: Final = 16

Item = TypeVar("Item")
Result = TypeVar("Result")

_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a worker process: the function and its items, which were in memory when it started."""


def map_in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> Iterator[Result]:
    """The results of `map(function, items)`, in order; what the function raises is raised here.

    The processes are copies of this one ("fork"), so neither the function nor the items are pickled; the
    results are. Without such processes, or if one of them is lost, this process does the work.
    processes: as many as the machine has processors, unless a number is given.
    """
    count = processes if processes is not None else (os.cpu_count() or 1)
    if count < 2 or len(items) < _MIN_ITEMS or "fork" not in get_all_start_methods():
        yield from map(function, items)
        return
    done = 0
    try:
        for results in _chunks_in_processes(function, items, count):
            yield from results
            done += len(results)
    except (BrokenExecutor, OSError, PicklingError):
        yield from map(function, items[done:])


def _chunks_in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], count: int
) -> Iterator[list[Result]]:
    chunks = [
        range(start, min(start + _CHUNK_SIZE, len(items))) for start in range(0, len(items), _CHUNK_SIZE)
    ]
    with (
        _shared_memory(),
        ProcessPoolExecutor(
            min(count, len(chunks)),
            mp_context=get_context("fork"),
            initializer=_start,
            initargs=(function, items),
        ) as pool,
    ):
        try:
            yield from pool.map(_run, chunks)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _shared_memory() -> Iterator[None]:
    """Keeps the garbage collector of the processes from writing to the memory that they share."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _start(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    end_with_parent()
    _work[:] = [(function, items)]


def _run(indices: range) -> list[Any]:
    ((function, items),) = _work
    return [function(items[index]) for index in indices]
