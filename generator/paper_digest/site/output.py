"""Writes generated files that changed, each atomically, and removes outdated ones."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from paper_digest.atomic_file import remove_leftovers, replace_file
from paper_digest.model.problem import Problem
from paper_digest.model.site_files import FileState, PagePath
from paper_digest.site.manifest import MANIFEST, generated_files, growing_manifest, is_inside, manifest_text

_MAINTAINED = frozenset({"robots.txt"})
"""Generated files that a project may have of its own, which are kept."""
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Changes:
    """The number of files that a run wrote, left unchanged and removed."""

    written: int
    unchanged: int
    removed: int
    files: Mapping[PagePath, FileState] = field(default_factory=dict, repr=False, compare=False)
    """The generated files as they are now, with the list of them."""
    problems: tuple[Problem, ...] = ()
    """The papers whose pages could not be made."""


def write_tree(
    site: Iterable[tuple[PagePath, bytes]], docs: Path, last: Mapping[PagePath, FileState] | None = None
) -> Changes:
    """Write the files below `docs` and remove generated files that are no longer part of the site.

    site: the paths and contents, one after the other, so that they need not be in memory all at once. last:
    the files that the last run left, which need not be read if they have the same times and sizes.
    A file whose content is the same is not touched, so that a watching server sees only real changes. A
    robots.txt that was not generated is kept. What a killed run left is removed.
    Raises ValueError for a path outside `docs`, OSError if a file cannot be written.
    """
    remove_leftovers(Path(folder) for folder, _, _ in os.walk(docs))
    generated = generated_files(docs)
    files: dict[PagePath, FileState] = {}
    written = 0
    with growing_manifest(docs) as list_file:
        for path, content in site:
            if not _is_maintained(docs, path, generated):
                list_file(path)
                if not _is_as_left(docs / path, content, (last or {}).get(path)):
                    written += _write(docs, path, content)
                files[path] = _state(docs / path, content)
    outdated = generated - files.keys()
    for path in outdated:
        _remove(docs, path)
    manifest = manifest_text(docs, files)
    _write(docs, MANIFEST, manifest)
    unchanged = len(files) - written
    files[MANIFEST] = _state(docs / MANIFEST, manifest)
    return Changes(written, unchanged, len(outdated), files)


def is_intact(path: Path, state: FileState) -> bool:
    """Whether a file is the one that was written.

    Raises OSError if it cannot be read.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode) or status.st_size != state.size:
        return False
    # The files of a checkout or a restored cache are the same, but newer.
    return status.st_mtime_ns == state.modified or _content_hash(path.read_bytes()) == state.content


def _is_as_left(path: Path, content: bytes, last: FileState | None) -> bool:
    """Whether the last run wrote this content, and the file has its time and size."""
    if last is None or last.content != _content_hash(content):
        return False
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (last.size, last.modified)


def _state(path: Path, content: bytes) -> FileState:
    status = path.lstat()
    return FileState(status.st_size, status.st_mtime_ns, _content_hash(content))


def _content_hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=_HASH_BYTES).digest()


def maintained_files(docs: Path) -> tuple[PagePath, ...]:
    """The files that a run would generate, but that maintainers have written themselves."""
    generated = generated_files(docs)
    return tuple(path for path in sorted(_MAINTAINED) if _is_maintained(docs, path, generated))


def _is_maintained(docs: Path, path: PagePath, generated: frozenset[PagePath]) -> bool:
    """Whether maintainers have written this file themselves."""
    return path in _MAINTAINED and path not in generated and (docs / path).is_file()


def _write(docs: Path, path: PagePath, content: bytes) -> bool:
    """Write the file unless it has this content; return whether it was written."""
    if not is_inside(path):
        raise ValueError(f"a generated file must stay below docs/, found {path!r}")
    target = docs / path
    if link := _link_in(docs, path):
        raise OSError(errno.ELOOP, "a link in place of a folder of generated files", str(link))
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_symlink():
        target.unlink()  # the page replaces a link, and not the file outside docs/ that it leads to
    replace_file(target, content)
    return True


def _link_in(docs: Path, path: PagePath) -> Path | None:
    """The first folder below docs/ on the way to a file that is a link, which may lead anywhere."""
    folders = [docs.joinpath(parent) for parent in PurePosixPath(path).parents][-2::-1]
    return next((folder for folder in folders if folder.is_symlink()), None)


def _remove(docs: Path, path: PagePath) -> None:
    """Remove the file, and the folders that it leaves empty; one behind a link to a folder is not ours."""
    if _link_in(docs, path):
        return
    target = docs / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
