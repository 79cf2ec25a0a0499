"""Ends worker processes with the process that started them, also if that is killed."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Makes this worker process end when its parent does; does nothing in a process that has none.

    Otherwise it would wait forever to hand over its results, and might write a page of an old build.
    """
    Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
