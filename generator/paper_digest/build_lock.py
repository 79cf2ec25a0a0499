"""Lets one build at a time write the files of a project: a second one waits for the first.

A build also completes what a killed one began.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from paper_digest.journal import complete_replacement
from paper_digest.project import Project

_WAITING: Final = "Another build of this digest is running. Waiting for it to end."


@contextmanager
def one_build_at_a_time(project: Project, report: Callable[[str], object]) -> Iterator[None]:
    """Within this context, no other process builds the project; waits as long as one does.

    The files that builds write beside the pages are those of one build then, even if the last one was killed.
    report: gets a sentence if there is another build. The system ends the lock of a process that is killed.
    Where no file can be locked, builds are not kept apart.
    """
    lock = _acquired(project.build_lock, report)
    try:
        if lock:
            with suppress(OSError):  # this build cannot write the file either, and says so
                complete_replacement(project.journal, project.outputs)
        yield
    finally:
        if lock:
            lock.release()


def _acquired(path: Path, report: Callable[[str], object]) -> FileLock | None:
    """The lock, which is this process's now; None if the file cannot be locked."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(blocking=False)
        except Timeout:  # it is an OSError, too
            report(_WAITING)
            lock.acquire()
    except (OSError, NotImplementedError):  # a read-only disk, or one of another machine without locks
        return None
    return lock
