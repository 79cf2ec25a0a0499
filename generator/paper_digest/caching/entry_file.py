"""Stores entries by key in one SQLite file of limited size; the entries that were not used longest go first.

Several projects may share a file: what one of them no longer uses makes room for it, and not for what
another one used in its latest run.

A lost, damaged or locked file costs time only: an entry is returned as it was added, or not at all.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from paper_digest.caching.cache_database import rows_of, with_database

MAX_BYTES: Final = 1_000_000_000
"""The size of all entries, compressed. A digest of 16,000 papers takes about a third. Chosen by hand."""
MAX_GROWTH: Final = 2.0
"""How many times larger than the entries of a project's latest run all of its entries may be, in files whose
entries are costly to carry from run to run. Chosen by hand.
"""
_FORMAT: Final = 2
"""The version of the tables; a file of another version is replaced."""
_CHECKSUM_BYTES: Final = 8
_MAX_ENTRY: Final = 1 << 30
"""Bytes of one entry; damaged content may claim to be larger when it is decompressed."""
_LEVEL: Final = 1
"""The fastest compression: pages shrink to a third at any level."""
_CREATE: Final = (
    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, run INTEGER NOT NULL, size INTEGER NOT NULL,"
    " owner TEXT NOT NULL) WITHOUT ROWID",
)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file of entries; it is created when the first entry is added."""

    path: Path
    max_bytes: int = MAX_BYTES
    max_growth: float = math.inf
    """How many times larger the entries of this owner may be than those that its latest run used."""
    owner: str = ""
    """The project whose runs these are; an entry belongs to the one that used it last."""

    def load(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The entries with these keys that the file has."""

        def select(database: sqlite3.Connection) -> list[tuple[object, ...]]:
            return list(rows_of(database, "SELECT key, content FROM entries WHERE key", keys))

        stored = (self._with_database(select) or ()) if self.path.is_file() else ()
        contents = ((key, _unpacked(key, packed)) for key, packed in stored if isinstance(key, bytes))
        return {key: content for key, content in contents if content is not None}

    def add(self, entries: Mapping[bytes, bytes]) -> None:
        """Adds or replaces entries; they count as used in the latest run."""
        self.add_packed({key: pack(key, content) for key, content in entries.items()})

    def add_packed(self, entries: Mapping[bytes, bytes]) -> None:
        """Adds or replaces entries that are packed already, in another process for example."""
        if entries:
            self._with_database(lambda database: self._insert(database, list(entries.items())))

    def keep(self, keys: Iterable[bytes]) -> None:
        """Ends a run that used these entries: others go, longest unused first, until the rest fits."""
        if self.path.is_file():
            self._with_database(lambda database: self._end_run(database, keys))

    def _end_run(self, database: sqlite3.Connection, keys: Iterable[bytes]) -> None:
        run = _latest_run(database) + 1
        database.executemany(
            "UPDATE uses SET run = ?, owner = ? WHERE key = ?", ((run, self.owner, key) for key in keys)
        )
        used = database.execute("SELECT total(size) FROM uses WHERE run = ?", (run,)).fetchone()[0]
        if used:
            _remove_beyond(database, used * self.max_growth, "WHERE owner = ?", self.owner)
        _remove_beyond(database, self.max_bytes)

    def _insert(self, database: sqlite3.Connection, packed: Sequence[tuple[bytes, bytes]]) -> None:
        run = _latest_run(database)
        database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", packed)
        database.executemany(
            "INSERT OR REPLACE INTO uses VALUES (?, ?, ?, ?)",
            ((key, run, len(content), self.owner) for key, content in packed),
        )

    def _with_database(self, action: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        return with_database(self.path, _prepare, action)


def _prepare(database: sqlite3.Connection) -> None:
    """Makes the tables, anew if they are of another version; writes nothing if they are there."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != _FORMAT:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute('DROP TABLE "{}"'.format(name.replace('"', '""')))
        database.execute(f"PRAGMA user_version = {_FORMAT}")
    for statement in _CREATE:
        database.execute(statement)
    # What a crash of the machine loses is computed again.
    database.execute("PRAGMA synchronous = OFF")


def _latest_run(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT coalesce(max(run), 0) FROM uses").fetchone()[0])


def _remove_beyond(database: sqlite3.Connection, max_bytes: float, which: str = "", *values: str) -> None:
    """Removes, of the entries in `which` uses, those that were not used longest, until the others fit."""
    query = f"SELECT key, size FROM uses {which} ORDER BY run DESC, key"  # noqa: S608 - of this module
    sizes = database.execute(query, values).fetchall()
    total = 0
    outdated: list[tuple[bytes]] = []
    for key, size in sizes:
        total += size
        if total > max_bytes:
            outdated.append((key,))
    for table in ("entries", "uses"):
        database.executemany(f"DELETE FROM {table} WHERE key = ?", outdated)  # noqa: S608 - two names
    # A row of one table without its row in the other is the trace of a damaged file.
    database.execute("DELETE FROM entries WHERE key NOT IN (SELECT key FROM uses)")


def pack(key: bytes, content: bytes) -> bytes:
    """An entry as the file stores it: compressed, with a checksum of the key and the content."""
    return _checksum(key, content) + zlib.compress(content, _LEVEL)


def _unpacked(key: bytes, packed: object) -> bytes | None:
    """The content; None if it is damaged."""
    if not isinstance(packed, bytes):
        return None
    try:
        content = zlib.decompressobj().decompress(packed[_CHECKSUM_BYTES:], _MAX_ENTRY)
    except zlib.error:
        return None
    return content if packed[:_CHECKSUM_BYTES] == _checksum(key, content) else None


def _checksum(key: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(content, key=key[:64], digest_size=_CHECKSUM_BYTES).digest()
