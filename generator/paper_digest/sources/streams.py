"""Wraps a stream that is unpacked on the way, so that it can neither grow without end nor fail in ten different ways."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from contextlib import suppress
from typing import Any, Protocol

LARGEST = 2 * 1024**3
"""Bytes that one dump may unpack to."""
FAILURES = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
)


class BrokenError(Exception):
    """A stream that breaks off; `found` and `advice` are for a Problem."""

    def __init__(self, found: str, advice: str) -> None:
        super().__init__(found)
        self.found = found
        self.advice = advice


class Closable(Protocol):
    """Anything that is closed in the end."""

    def close(self) -> None: ...


class Bounded(io.RawIOBase):
    """The same bytes; raises BrokenError where they are damaged or too many."""

    def __init__(self, stream: Any, also: tuple[Closable, ...], largest: int) -> None:
        super().__init__()
        self._stream = stream
        self._also = also
        self._left = largest
        self._largest = largest

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer; raises BrokenError."""
        try:
            found = self._stream.read(len(buffer))
        except FAILURES as error:
            raise BrokenError(
                f"one that breaks off or is damaged here ({error})", "Copy or download it again."
            ) from error
        self._left -= len(found)
        if self._left < 0:
            raise BrokenError(
                f"one that unpacks to more than {self._largest:,} bytes",
                "Unpack it and split it, if it is no bomb.",
            )
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        """Closes the stream and the file around it."""
        if not self.closed:
            for one in (self._stream, *self._also):
                with suppress(*FAILURES):
                    one.close()
        super().close()


def bounded(stream: Any, *also: Closable, largest: int = LARGEST) -> io.BufferedReader:
    """The stream with a buffer before it; closing it closes `also`, the files around it, too."""
    return io.BufferedReader(Bounded(stream, also, largest), 1 << 17)
