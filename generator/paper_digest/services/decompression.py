"""Decompresses an answer while it comes in, so that neither its size nor its time is without a limit.

httpx does this, too, but lets a server compress an answer several times, and hands on nothing as long as
compressed data has no content.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.services.answers import UnexpectedAnswerError

ACCEPTED: Final = "gzip"
"""The content coding to ask for (RFC 9110, section 8.4)."""
_PLAIN: Final = frozenset({"", "identity"})
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_LARGEST_PART: Final = 1 << 20
_DAMAGED: Final = "an answer that breaks off or is damaged"
_GZIP_FORMAT: Final = zlib.MAX_WBITS | 16


def decompressed(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The content of an answer in parts of at most 1 MiB, at least one for each chunk; it may be empty.

    coding: the header Content-Encoding. Raises UnexpectedAnswerError for another coding than gzip, and for
    damaged data.
    """
    name = coding.strip().lower()
    if name in _PLAIN:
        return iter(chunks)
    if name not in _GZIP:
        raise UnexpectedAnswerError("an answer with another compression than gzip")
    return _without_gzip(chunks)


def _without_gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    decompressor = zlib.decompressobj(_GZIP_FORMAT)
    is_empty = True
    for chunk in chunks:
        rest = chunk
        while rest and not decompressor.eof:
            is_empty = False
            try:
                yield decompressor.decompress(rest, _LARGEST_PART)
            except zlib.error as error:
                raise UnexpectedAnswerError(_DAMAGED) from error
            rest = decompressor.unconsumed_tail
        yield b""
    if not (is_empty or decompressor.eof):
        raise UnexpectedAnswerError(_DAMAGED)
