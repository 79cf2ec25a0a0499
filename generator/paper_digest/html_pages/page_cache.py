"""Keeps finished pages in a SQLite file, so that a page is rendered once."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from paper_digest.caching.cache_database import rows_of, with_database
from paper_digest.html_pages.rendered_page import PageMetadata

MAX_BYTES: Final = 1_000_000_000
"""The size that the compressed pages may have; chosen by hand."""
_MAX_UNUSED: Final = 0.5
"""The share of pages that may be unused before they are removed; chosen by hand."""
_CREATE: Final = (
    "CREATE TABLE IF NOT EXISTS pages"
    " (key BLOB PRIMARY KEY, metadata BLOB, html BLOB, html_hash BLOB, checksum BLOB) WITHOUT ROWID"
)
_DECODER: Final = msgspec.json.Decoder(PageMetadata)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page of the cache: its metadata, the hash of its HTML, and its HTML, compressed."""

    metadata: PageMetadata
    html_hash: bytes
    packed: bytes = b""

    @classmethod
    def of(cls, metadata: PageMetadata, html: bytes) -> CachedPage:
        """The page with this HTML."""
        return cls(metadata, hash_of(html), zlib.compress(html, 1))


def hash_of(content: bytes) -> bytes:
    """The hash by which equal contents are recognized."""
    return hashlib.sha256(content).digest()


@dataclass(frozen=True, slots=True)
class PageCache:
    """A SQLite database with a row for each page.

    A damaged row counts as absent, a damaged file is replaced. If the file cannot be used, nothing is kept.
    """

    path: Path
    max_bytes: int = MAX_BYTES

    def load(self, keys: Sequence[bytes]) -> dict[bytes, CachedPage]:
        """The pages with these keys, without their HTML."""

        def select(database: sqlite3.Connection) -> list[tuple[object, ...]]:
            columns = "key, metadata, html_hash, checksum"
            return list(rows_of(database, f"SELECT {columns} FROM pages WHERE key", keys))  # noqa: S608 - names of columns

        decoded = (_decoded(*row) for row in self._with_database(select) or ())
        return dict(entry for entry in decoded if entry)

    def html(self, key: bytes, html_hash: bytes) -> bytes | None:
        """The HTML of a page; None if it is absent or damaged."""
        select = "SELECT html FROM pages WHERE key"
        rows = self._with_database(lambda database: list(rows_of(database, select, [key]))) or []
        for (packed,) in rows:
            if isinstance(packed, bytes):
                with suppress(zlib.error):
                    content = zlib.decompress(packed)
                    return content if hash_of(content) == html_hash else None
        return None

    def add(self, pages: Iterable[tuple[bytes, CachedPage]]) -> None:
        """Adds or replaces pages."""
        rows = [(key, *_encoded(key, page)) for key, page in pages]
        if rows:
            self._with_database(
                lambda database: database.executemany(
                    "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", rows
                )
            )

    def keep(self, keys: Collection[bytes]) -> None:
        """Removes all other pages if they are the majority or all pages are too large, and all if that is not
        enough.
        """

        def remove(database: sqlite3.Connection) -> None:
            count, size = database.execute("SELECT count(*), total(length(html)) FROM pages").fetchone()
            if count * (1 - _MAX_UNUSED) <= len(keys) and size <= self.max_bytes:
                return
            database.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in keys))
            database.execute("DELETE FROM pages WHERE key NOT IN (SELECT key FROM used)")
            (size,) = database.execute("SELECT total(length(html)) FROM pages").fetchone()
            if size > self.max_bytes:
                database.execute("DELETE FROM pages")

        self._with_database(remove)

    def _with_database(self, action: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        return with_database(self.path, lambda database: database.execute(_CREATE), action)


def _encoded(key: bytes, page: CachedPage) -> tuple[bytes, bytes, bytes, bytes]:
    metadata = msgspec.json.encode(page.metadata)
    return metadata, page.packed, page.html_hash, hash_of(key + metadata + page.html_hash)


def _decoded(
    key: object, metadata: object, html_hash: object, checksum: object
) -> tuple[bytes, CachedPage] | None:
    """The entry of a row; None if it is damaged."""
    if not (isinstance(key, bytes) and isinstance(metadata, bytes) and isinstance(html_hash, bytes)):
        return None
    if checksum != hash_of(key + metadata + html_hash):
        return None
    try:
        return key, CachedPage(_DECODER.decode(metadata), html_hash)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
