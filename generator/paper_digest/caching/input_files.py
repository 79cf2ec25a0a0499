"""Finds the files below a folder that something is made of, and hashes their names and contents."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

_HASH_BYTES: Final = 16


def files_below(folder: Path, *, follow_links: bool = True) -> Iterator[tuple[str, Path]]:
    """All files in a folder, hidden ones included, by their paths in it; none if there is no such folder.

    A folder that cannot be read counts as empty, as for Path.rglob.

    follow_links: whether a link to a folder stands for the files in that folder, as for MkDocs and Jinja; a
    link to a folder around it is left out then. Otherwise, each link is a file.
    """
    if folder.is_dir():
        for path in _walk(str(folder), "", (), follow_links):
            yield path, folder / path


def _walk(folder: str, prefix: str, around: tuple[tuple[int, int], ...], follow_links: bool) -> Iterator[str]:
    status = Path(folder).stat()
    identity = (status.st_dev, status.st_ino)
    if identity in around:
        return
    for entry in _entries(folder):
        if _is_folder(entry, follow_links):
            yield from _walk(entry.path, f"{prefix}{entry.name}/", (*around, identity), follow_links)
        else:
            yield f"{prefix}{entry.name}"


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except PermissionError:
        return []


def _is_folder(entry: os.DirEntry[str], follow_links: bool) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_links)
    except OSError:  # a link to itself, for example
        return False


def files_hash(files: Iterable[tuple[str, Path]], *, follow_links: bool = True) -> bytes:
    """A hash of the names, kinds and contents of files; a file may be absent.

    follow_links: whether the content of a link is that of the file that it leads to; otherwise it has none.
    Raises OSError if a file cannot be read.
    """
    return parts_hash(part for name, path in files for part in _parts(name, path, follow_links))


def _parts(name: str, path: Path, follow_links: bool) -> tuple[bytes, ...]:
    is_link = path.is_symlink()
    is_followed = follow_links or not is_link
    kind = stat.S_IFMT(path.stat().st_mode) if is_followed and path.exists() else 0
    content = _content_hash(path) if stat.S_ISREG(kind) else b""
    return os.fsencode(name), f"{is_link} {kind}".encode(), content


def _content_hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").digest()


def parts_hash(parts: Iterable[bytes]) -> bytes:
    """A hash of all parts and of where each of them ends."""
    digest = blake2b(digest_size=_HASH_BYTES)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
