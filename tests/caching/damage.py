"""What may happen to a file of a cache."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5_000])


def overwritten(file: Path) -> None:
    file.write_text("no database\n" * 1_000)


def execute(statement: str) -> Callable[[Path], None]:
    """Changes the file by a statement of SQL."""

    def run(file: Path) -> None:
        with sqlite3.connect(file) as database:
            database.execute(statement)
        database.close()

    return run
