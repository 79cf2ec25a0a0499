"""Caches the vectors of texts in a file, so that each text is encoded once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.caching.cache_database import blocks, rows_of, with_database

_MAX_STORED = 2
"""The vectors that the file may hold for each one in use. With more, the unused ones are removed."""
_CREATE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
_KEY_BYTES, _CHECKSUM_BYTES = 16, 8
_Result = TypeVar("_Result")


def cached_encoder(encode: Encode, file: Path, *, model: str, dimensions: int) -> Encode:
    """The same function of texts, but it encodes only those whose vectors the file lacks.

    model: what a vector depends on besides its text. A damaged vector is encoded again, a damaged file is
    replaced. If the file cannot be written, nothing is kept.
    """
    store = _VectorFile(file, dimensions)

    def encode_texts(texts: list[str]) -> Vectors:
        keys = [_key(model, text) for text in texts]
        text_of = dict(zip(keys, texts, strict=True))
        vectors = store.load(list(text_of))
        missing = [key for key in text_of if key not in vectors]
        for block in blocks(missing):  # an interrupted run loses no more than one of them
            encoded = dict(zip(block, encode([text_of[key] for key in block]), strict=True))
            store.add(encoded)
            vectors |= encoded
        store.keep(list(text_of))
        return np.array([vectors[key] for key in keys], dtype=np.float32).reshape(len(keys), dimensions)

    return encode_texts


@dataclass(frozen=True, slots=True)
class _VectorFile:
    """A SQLite database with a row for each vector."""

    path: Path
    dimensions: int

    def load(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The vectors of those keys that the file has."""

        def select(database: sqlite3.Connection) -> list[tuple[object, ...]]:
            return list(rows_of(database, "SELECT text, vector FROM vectors WHERE text", keys))

        stored = self._with_database(select) or ()
        decoded = ((key, self._decoded(key, content)) for key, content in stored if isinstance(key, bytes))
        return {key: vector for key, vector in decoded if vector is not None}

    def add(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Adds or replaces vectors."""
        rows = [(key, self._encoded(key, vector)) for key, vector in vectors.items()]
        self._with_database(
            lambda database: database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        )

    def keep(self, keys: Sequence[bytes]) -> None:
        """Removes all other vectors, if they are the majority."""

        def remove(database: sqlite3.Connection) -> None:
            (count,) = database.execute("SELECT count(*) FROM vectors").fetchone()
            if count <= _MAX_STORED * len(keys):
                return
            database.execute("CREATE TEMP TABLE used (text BLOB PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in keys))
            database.execute("DELETE FROM vectors WHERE text NOT IN (SELECT text FROM used)")

        self._with_database(remove)

    def _encoded(self, key: bytes, vector: Vectors) -> bytes:
        content = vector.astype("<f4").tobytes()
        return _checksum(key, content) + content

    def _decoded(self, key: bytes, stored: object) -> Vectors | None:
        """The stored vector; None if it is damaged."""
        if not isinstance(stored, bytes):
            return None
        checksum, content = stored[:_CHECKSUM_BYTES], stored[_CHECKSUM_BYTES:]
        is_whole = len(content) == 4 * self.dimensions and checksum == _checksum(key, content)
        return np.frombuffer(content, dtype="<f4").astype(np.float32) if is_whole else None

    def _with_database(self, action: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        return with_database(self.path, lambda database: database.execute(_CREATE), action)


def _key(model: str, text: str) -> bytes:
    content = f"{model}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:_KEY_BYTES]


def _checksum(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()[:_CHECKSUM_BYTES]
