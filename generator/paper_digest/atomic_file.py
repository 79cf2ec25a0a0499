"""Replaces a file as a whole, so that an interruption leaves the old one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

LEFTOVERS: Final = ".*.part"
"""Names of files that a killed process left; .gitignore has the same pattern."""


def replace_file(path: Path, content: bytes) -> None:
    """Writes a new file beside the old one and gives it its name and permissions; a link stays a link.

    The new file is hidden until then, so that what a killed process leaves in raw/ is no dump. Its name is
    that of the old file, so that there is at most one leftover, which the next run replaces.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.part")
    beside.unlink(missing_ok=True)  # it may be a link, through which another file would be written
    try:
        beside.write_bytes(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Removes what killed processes left directly in these folders."""
    for folder in folders:
        for path in folder.glob(LEFTOVERS):
            if path.is_file() or path.is_symlink():
                path.unlink(missing_ok=True)
