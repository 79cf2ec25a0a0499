"""Puts a site's generated files on disk: only what changed, each file whole or not at all, and nothing that is gone stays."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from paper_digest.model.site_files import PagePath, Site

MANIFEST = ".generated"
"""Names every generated file, so that the next run knows which are its own to remove."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files a run wrote, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def write_tree(site: Site, docs: Path) -> Changes:
    """Makes `docs` hold exactly this site's files besides those that people wrote.

    A file whose bytes are the same is not touched, so that a watching server sees only real changes.
    Raises ValueError for a path that would leave `docs`, OSError when the disk refuses.
    """
    wanted = {path for path, _ in site}
    before = _manifest(docs)
    written = sum(_write(docs, path, content) for path, content in site)
    gone = sorted(before - wanted)
    for path in gone:
        _remove(docs, path)
    _write(docs, MANIFEST, "".join(f"{path}\n" for path in sorted(wanted)).encode())
    return Changes(written, len(site) - written, len(gone))


def _manifest(docs: Path) -> set[PagePath]:
    try:
        return {
            line for line in (docs / MANIFEST).read_text("utf-8").splitlines() if line and _is_inside(line)
        }
    except FileNotFoundError:
        return set()


def _write(docs: Path, path: PagePath, content: bytes) -> bool:
    """Whether the file had to be written."""
    if not _is_inside(path):
        raise ValueError(f"a generated file must stay below docs/, but one is called {path!r}")
    target = docs / path
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _is_inside(path: PagePath) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts


def _remove(docs: Path, path: PagePath) -> None:
    target = docs / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
