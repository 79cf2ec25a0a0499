"""Writes the files of a new digest: those of `templates/digest/`, and the action that its workflows use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Final

from paper_digest.atomic_file import naming
from paper_digest.project import PACKAGED

_ACTION: Final = ".github/actions/paper-digest/action.yml"
"""Where the workflows of a new digest expect the action."""
_RENDERED: Final = frozenset(("README.md", "mkdocs.yml", "requirements.txt"))
"""Files with placeholders, such as `$title`; all others are copied."""
_NO_CONTENT: Final = frozenset((".git",))
"""A folder with nothing else counts as empty, such as a repository that was just created."""


class NotEmptyError(Exception):
    """A folder that has files already, or a path that is no folder."""


def write_new_digest(folder: Path, version: str) -> tuple[str, ...]:
    """Writes the files of a new digest into `folder`, which is created; returns their paths.

    The digest is called as the folder, and needs `version` of the program. No file is ever overwritten.
    Raises NotEmptyError, and OSError if a file cannot be written; then none is there.
    """
    if folder.exists() and not _is_empty(folder):
        raise NotEmptyError(f"{folder}: expected a new or an empty folder, found {_content(folder)}")
    names = {"title": _title(folder.resolve().name), "version": version}
    written: list[str] = []
    try:
        for path, source in sorted(_sources()):
            content = source.read_bytes()
            if path in _RENDERED:
                content = _rendered(content, names)
            _write(folder / path, content)
            written.append(path)
    except OSError:
        for path in written:
            (folder / path).unlink()
        _remove_empty_folders(folder)
        raise
    return tuple(written)


def _write(target: Path, content: bytes) -> None:
    """Writes a new file. Raises OSError if it cannot; then it is not there, unless somebody else wrote it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with naming(target):
        file = target.open("xb")
        try:
            with file:
                file.write(content)
        except OSError:  # Windows removes no file that is open
            target.unlink()
            raise


def _remove_empty_folders(folder: Path) -> None:
    """Removes the folders of a new digest that have no files."""
    for path in sorted(
        {parent for name, _ in _sources() for parent in (folder / name).parents}, reverse=True
    ):
        if folder in path.parents and path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and all(path.name in _NO_CONTENT for path in folder.iterdir())


def _content(folder: Path) -> str:
    """What is there instead of an empty folder."""
    if not folder.is_dir():
        return "a file"
    first = min(path.name for path in folder.iterdir() if path.name not in _NO_CONTENT)
    return f"a folder with {first!r} in it"


def _sources() -> Iterator[tuple[str, Path]]:
    """Each file's path in the new digest, and the file that it is made from."""
    templates = PACKAGED / "templates" / "digest"
    for path in templates.rglob("*"):
        if path.is_file():
            yield path.relative_to(templates).as_posix(), path
    yield _ACTION, PACKAGED / "action.yml"


def _title(name: str) -> str:
    """The name of a folder as a title: `my-digest` becomes "My digest"."""
    words = " ".join(name.replace("-", " ").replace("_", " ").split()) or "Paper digest"
    return words[0].upper() + words[1:]


def _rendered(content: bytes, names: dict[str, str]) -> bytes:
    # JSON's strings are YAML's, too, whatever a folder is called.
    values = {**names, "quoted_title": json.dumps(names["title"], ensure_ascii=False)}
    return Template(content.decode("utf-8")).substitute(values).encode("utf-8")
