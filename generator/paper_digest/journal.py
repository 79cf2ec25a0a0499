"""Replaces several files together: all of them or none, even if the process is killed.

The new contents are in a journal before the first file changes. Whoever finds the journal of a killed process
completes what it began.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from paper_digest.atomic_file import checked_content, link_target, replace_checked_file, replacing
from paper_digest.regular_file import content_if_any

_HASH_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class _Replacement:
    """One file of a journal."""

    path: bytes
    before: bytes
    """The hash of the content that is replaced."""
    content: bytes


def replace_together(journal: Path, contents: Mapping[Path, bytes]) -> None:
    """Replaces files by new contents; those that have this content already are not touched.

    After an OSError because of a full disk, all files are as before. Without a journal, as in a folder that
    cannot be written, a killed process may leave a part of the new files.
    """
    present = {path: _content(path) for path in contents}
    changed = {path: content for path, content in contents.items() if content != present[path]}
    if len(changed) > 1:
        replacements = [
            _Replacement(_key(path), _hash(present[path]), content) for path, content in changed.items()
        ]
        with suppress(OSError):
            replace_checked_file(journal, msgspec.msgpack.encode(replacements))
    replace_all(changed)
    _remove(journal)


def complete_replacement(journal: Path, paths: Iterable[Path]) -> None:
    """Completes what a killed process began, if there is its journal.

    paths: the files that may be replaced. Nothing is done if no file was replaced yet, as after an error, or
    if anybody has changed one of them since. Raises OSError if a file cannot be written.
    """
    stored = checked_content(journal)
    if stored is not None:
        replace_all(_contents(stored, {_key(path): path for path in paths}))
    _remove(journal)


def _contents(stored: bytes, path_of: Mapping[bytes, Path]) -> dict[Path, bytes]:
    """The contents in a journal; none if all files are as before, or one is as neither before nor after."""
    try:
        replacements = msgspec.msgpack.decode(stored, type=list[_Replacement])
    except msgspec.MsgspecError:  # of another version
        return {}
    contents: dict[Path, bytes] = {}
    is_begun = False
    for replacement in replacements:
        path = path_of.get(replacement.path)
        present = _hash(_content(path)) if path else b""
        is_replaced = present == _hash(replacement.content)
        if path is None or not (is_replaced or present == replacement.before):
            return {}
        is_begun |= is_replaced
        contents[path] = replacement.content
    return contents if is_begun else {}


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Replaces files once all new ones are written beside them.

    After an OSError because of a full disk, all files are as before.
    """
    with ExitStack() as files:
        for path, content in contents.items():
            files.enter_context(replacing(path)).write_bytes(content)


def _remove(journal: Path) -> None:
    with suppress(OSError):
        journal.unlink(missing_ok=True)


def _key(path: Path) -> bytes:
    return os.fsencode(link_target(path))


def _content(path: Path) -> bytes:
    """The content of a file; that of a missing one is empty. Raises OSError if it cannot be read."""
    return content_if_any(path) or b""


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=_HASH_BYTES).digest()
