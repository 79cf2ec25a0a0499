"""Replaces a file as a whole, so that an interruption leaves the old one; recognizes damaged files."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final

from paper_digest.regular_file import content_of

LEFTOVERS: Final = ".*.part"
"""Names of files that a killed process left; .gitignore has the same pattern."""

FULL_DISK: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""Numbers of errors that more space would mend."""
_CHECKSUM_BYTES: Final = 16


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file as a whole, with the permissions of the old one, which stays after an OSError."""
    with replacing(path) as beside:
        beside.write_bytes(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The path of a new file beside the old one, which gets its name and permissions after the block.

    If the block raises an error, the old file stays. A link stays a link. The new file is hidden until then,
    so that what a killed process leaves in raw/ is no dump. Its name is that of the old file, so that there
    is at most one leftover, which the next run replaces. Raises IsADirectoryError if a folder has the name,
    and OSError if a device has it.
    """
    target = link_target(path)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.is_char_device() or target.is_block_device():
        raise OSError(errno.EINVAL, "a device in place of a file", str(path))
    beside = target.with_name(f".{target.name}.part")
    with naming(path, beside):
        beside.unlink(missing_ok=True)  # it may be a link, through which another file would be written
        try:
            yield beside
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def naming(path: Path, written: Path | None = None) -> Iterator[None]:
    """Lets an OSError in the block name a file: one of a full disk names none.

    written: the file that is written in its place.
    """
    try:
        yield
    except OSError as error:
        if error.errno and error.filename in (None, str(written)):
            error.filename = str(path)
        raise


def link_target(path: Path) -> Path:
    """The file that is replaced at a path: where its links lead, or a link itself that leads to itself."""
    return Path(os.path.realpath(path))


def replace_checked_file(path: Path, content: bytes) -> None:
    """Writes a file with a checksum, for `checked_content`; its folder is made if there is none.

    Raises OSError if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, _checksum(content) + content)


def checked_content(path: Path) -> bytes | None:
    """What `replace_checked_file` wrote; None if there is no file, or it is damaged or cannot be read."""
    try:
        stored = content_of(path)
    except OSError:
        return None
    checksum, content = stored[:_CHECKSUM_BYTES], stored[_CHECKSUM_BYTES:]
    return content if checksum == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECKSUM_BYTES).digest()


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Removes what killed processes left directly in these folders."""
    for folder in folders:
        for path in folder.glob(LEFTOVERS):
            if path.is_file() or path.is_symlink():
                path.unlink(missing_ok=True)
