"""A SQLite file in `.cache/` that may be lost, damaged or locked at any time: that costs nothing but time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

_BLOCK: Final = 512
"""Rows that are read or written at a time."""
_TIMEOUT: Final = 30.0
"""Seconds to wait for another process that writes."""
_DAMAGED: Final = frozenset((sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR))
"""The file is no database, or one with other columns."""
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def with_database(
    path: Path,
    prepare: Callable[[sqlite3.Connection], object],
    action: Callable[[sqlite3.Connection], _Result],
) -> _Result | None:
    """What the action returns, committed; None if the file cannot be used. A damaged file is replaced.

    prepare: creates the tables, unless they are there.
    """
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(path, timeout=_TIMEOUT)) as database, database:
                prepare(database)
                return action(database)
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", None) not in _DAMAGED:
                return None  # it is locked, read-only, on a full disk ...
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return None


def rows_of(database: sqlite3.Connection, select: str, keys: Iterable[bytes]) -> Iterator[tuple[object, ...]]:
    """The rows that `select`, such as "SELECT a, b FROM c WHERE key", finds for the keys."""
    for block in blocks(keys):
        marks = ",".join("?" * len(block))
        yield from database.execute(f"{select} IN ({marks})", block)


def blocks(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    """The items, as many at a time as are read or written."""
    remaining = iter(items)
    while block := list(islice(remaining, _BLOCK)):
        yield block
