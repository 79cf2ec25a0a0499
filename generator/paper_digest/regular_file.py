"""Reads files that people and other programs maintain: opening a named pipe, for example, would never end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
)
"""What may be in the place of a file, besides devices."""


def content_of(path: Path) -> bytes:
    """The content of a file, or of the one to which a link leads.

    Raises OSError if it is missing, is no regular file, or cannot be read; its `strerror` says which.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "a device")
        raise OSError(errno.EINVAL, f"{kind} in place of a file", str(path))
    return path.read_bytes()


def text_of(path: Path, errors: str = "strict") -> str:
    """The text of a file, without the byte order mark and the ends of lines that some editors write.

    errors: how what is not UTF-8 is decoded, as for `bytes.decode`. Raises OSError as `content_of` does, and
    UnicodeDecodeError.
    """
    return content_of(path).decode("utf-8-sig", errors).replace("\r\n", "\n").replace("\r", "\n")


def content_if_any(path: Path) -> bytes | None:
    """The content of a file; None if nothing has this name, not even a link that leads nowhere.

    Raises OSError as `content_of` does.
    """
    return content_of(path) if os.path.lexists(path) else None


def text_if_any(path: Path, errors: str = "strict") -> str | None:
    """The same of a text. Raises OSError and UnicodeDecodeError as `text_of` does."""
    return text_of(path, errors) if os.path.lexists(path) else None


def reason_of(error: OSError | UnicodeDecodeError) -> str:
    """Why a file could not be read, for a message that names the file."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
