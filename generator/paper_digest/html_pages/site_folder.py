"""Keeps the files of the last site while MkDocs empties its folder, and removes those that are outdated."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from paper_digest.caching.input_files import files_below

HIDDEN: Final = ".paper-digest-previous"
"""The folder in a site where its files are while MkDocs empties it: MkDocs keeps hidden entries."""


class Signature(NamedTuple):
    """What shows that a file was not written, without reading it."""

    size: int
    modified: int
    inode: int


def signature_of(path: str | Path) -> Signature | None:
    """The signature of a file; None if there is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return _signature(status)


def _signature(status: os.stat_result) -> Signature:
    return Signature(status.st_size, status.st_mtime_ns, status.st_ino)


def written_file(file: Path, content: bytes) -> Signature:
    """Writes a file; returns its signature. Raises OSError if it cannot be written."""
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        return _signature(os.fstat(stream.fileno()))


def set_aside(site: Path) -> None:
    """Moves the files of a site into its hidden folder. Raises OSError if they cannot be moved."""
    put_back(site)  # what a killed build left there
    entries = [entry for entry in site.iterdir() if not entry.name.startswith(".")] if site.is_dir() else []
    if entries:
        hidden = site / HIDDEN
        hidden.mkdir(exist_ok=True)
        for entry in entries:
            entry.rename(hidden / entry.name)


def put_back(site: Path) -> None:
    """Moves the files back; those that the site has again stay as they are. The hidden folder is gone then.

    Raises OSError if they cannot be moved.
    """
    hidden = site / HIDDEN
    if hidden.is_dir():
        for entry in hidden.iterdir():
            if not (site / entry.name).exists():
                entry.rename(site / entry.name)
        _remove_tree(hidden)


def _remove_tree(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            _remove_tree(entry)
        else:
            entry.unlink()
    folder.rmdir()


def signatures(site: Path) -> dict[str, Signature]:
    """The signature of each file of a site, by its path; hidden entries of the site itself are left out."""
    return dict(_walk(str(site), "")) if site.is_dir() else {}


def source_signatures(docs: Path) -> dict[str, Signature | None]:
    """The signature of each file of the documentation, hidden ones and those behind links included, by its
    path; None if a link leads nowhere.
    """
    return {path: signature_of(file) for path, file in files_below(docs)}


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Signature]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if prefix or not entry.name.startswith("."):
                    yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif prefix or not entry.name.startswith("."):
                yield f"{prefix}{entry.name}", _signature(entry.stat(follow_symlinks=False))


def remove_outdated(site: Path, before: Mapping[str, Signature], is_kept: Callable[[str], bool]) -> None:
    """Removes the files that were there before, were not written since, and are not kept.

    Folders that get empty are removed, too. Raises OSError if a file cannot be removed.
    """
    outdated = [
        path
        for path, signature in signatures(site).items()
        if before.get(path) == signature and not is_kept(path)
    ]
    for path in outdated:
        (site / path).unlink()
    folders = {parent for path in outdated for parent in Path(path).parents} - {Path()}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        if not any((site / folder).iterdir()):
            (site / folder).rmdir()
