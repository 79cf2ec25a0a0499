"""A database that cannot be used keeps nothing; a damaged one is replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from paper_digest.caching.cache_database import blocks, rows_of, with_database

from tests.caching.damage import cut, empty, execute, overwritten

KEYS = [b"key %d" % number for number in range(1_200)]


def prepare(database: sqlite3.Connection) -> None:
    database.execute("CREATE TABLE IF NOT EXISTS things (key BLOB PRIMARY KEY, value INTEGER)")


def insert(database: sqlite3.Connection) -> None:
    database.executemany("INSERT OR REPLACE INTO things VALUES (?, ?)", ((key, 1) for key in KEYS))


def select(database: sqlite3.Connection) -> dict[object, object]:
    return dict(rows_of(database, "SELECT key, value FROM things WHERE key", [*KEYS, b"unknown"]))  # type: ignore[arg-type]


def test_rows_are_found_by_thousands_of_keys(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    with_database(file, prepare, insert)
    assert with_database(file, prepare, select) == dict.fromkeys(KEYS, 1)


@pytest.mark.parametrize(
    "damage", [empty, cut, overwritten, Path.unlink, execute("ALTER TABLE things RENAME COLUMN value TO x")]
)
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    file = tmp_path / "file"
    with_database(file, prepare, insert)
    damage(file)
    with_database(file, prepare, select)
    with_database(file, prepare, insert)
    assert with_database(file, prepare, select) == dict.fromkeys(KEYS, 1)


def test_a_file_that_another_program_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paper_digest.caching.cache_database._TIMEOUT", 0.05)
    file = tmp_path / "file"
    with_database(file, prepare, insert)
    holder = sqlite3.connect(file)
    holder.execute("BEGIN EXCLUSIVE")
    assert with_database(file, prepare, select) is None
    holder.close()
    assert with_database(file, prepare, select) == dict.fromkeys(KEYS, 1)


def test_blocks_have_all_items_in_order() -> None:
    parts = list(blocks(range(1_300)))
    assert [len(part) for part in parts] == [512, 512, 276]
    assert [item for part in parts for item in part] == list(range(1_300))
