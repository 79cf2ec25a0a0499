"""Bounds and guards streams that are decompressed while they are read."""

from __future__ import annotations

import io
import lzma
import sys
import tarfile
import zipfile
import zlib
from contextlib import suppress
from typing import Any, Final

MAX_BYTES: Final = 2 * 1024**3
"""Bytes that one dump may unpack to; chosen by hand, far above any listing and below a server's memory."""
BUFFER_BYTES: Final = 1 << 16
"""Bytes that `peek` shows of a stream: enough to tell its encoding and format."""
STREAM_ERRORS: Final = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What decompressors raise on damaged input."""


class BrokenStreamError(Exception):
    """A stream that is damaged or too long; `actual` and `advice` are for a Problem."""

    def __init__(self, actual: str, advice: str) -> None:
        super().__init__(actual)
        self.actual = actual
        self.advice = advice


class _GuardedStream(io.RawIOBase):
    """The same bytes; every read raises BrokenStreamError once they are damaged or too many."""

    def __init__(self, stream: Any, max_bytes: int) -> None:
        super().__init__()
        self._stream = stream
        self._remaining = self._max_bytes = max_bytes
        self._error: BrokenStreamError | None = None

    def readable(self) -> bool:
        return True

    def lift_limit(self) -> None:
        self._remaining = sys.maxsize

    def readinto(self, buffer: Any) -> int:
        if self._error is None:
            try:
                chunk = self._stream.read(len(buffer))
            except STREAM_ERRORS as error:
                self._error = BrokenStreamError(
                    f"a damaged or incomplete file ({error})", "Copy or download it again."
                )
            else:
                self._remaining -= len(chunk)
                if self._remaining >= 0:
                    buffer[: len(chunk)] = chunk
                    return len(chunk)
                actual = f"a file that unpacks to more than {self._max_bytes:,} bytes"
                self._error = BrokenStreamError(
                    actual, "Unpack it and split it, unless it is an archive bomb."
                )
        raise self._error

    def close(self) -> None:
        if not self.closed:
            with suppress(*STREAM_ERRORS):
                self._stream.close()
        super().close()


def lift_limit(stream: io.BufferedReader) -> None:
    """Lets a stream from `guarded` be of any length, for those who keep little of it."""
    if isinstance(stream.raw, _GuardedStream):
        stream.raw.lift_limit()


def guarded(stream: Any, max_bytes: int = MAX_BYTES) -> io.BufferedReader:
    """The stream, buffered, with at most `max_bytes`; closing it closes `stream`."""
    return io.BufferedReader(_GuardedStream(stream, max_bytes), BUFFER_BYTES)
