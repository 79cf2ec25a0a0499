"""Caches the vectors of texts in a file, so that each text is encoded once."""

from __future__ import annotations

import hashlib

import numpy as np

from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.caching.cache_database import blocks
from paper_digest.caching.entry_file import EntryFile

_KEY_BYTES = 16


def cached_encoder(encode: Encode, file: EntryFile, *, model: str, dimensions: int) -> Encode:
    """The same function of texts, but it encodes only those whose vectors the file lacks.

    model: what a vector depends on besides its text. A damaged vector is encoded again, a damaged file is
    replaced. If the file cannot be written, nothing is kept. All calls are one run: what one of them used is
    not removed by the next one.
    """
    used: set[bytes] = set()

    def encode_texts(texts: list[str]) -> Vectors:
        keys = [_key(model, text) for text in texts]
        text_of = dict(zip(keys, texts, strict=True))
        entries = {key: vector for key, vector in file.load(text_of).items() if len(vector) == 4 * dimensions}
        missing = [key for key in text_of if key not in entries]
        for block in blocks(missing):  # an interrupted run loses no more than one of them
            vectors = encode([text_of[key] for key in block])
            encoded = {key: _entry(vector) for key, vector in zip(block, vectors, strict=True)}
            file.add(encoded)
            entries |= encoded
        used.update(text_of)
        file.keep(used)
        stored = [np.frombuffer(entries[key], dtype="<f4") for key in keys]
        return np.array(stored, dtype=np.float32).reshape(len(keys), dimensions)

    return encode_texts


def _entry(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()


def _key(model: str, text: str) -> bytes:
    content = f"{model}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:_KEY_BYTES]
