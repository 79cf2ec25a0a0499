"""Replaces a file as a whole, so that an interruption leaves the old one."""

from __future__ import annotations

import shutil
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Writes a new file beside the old one and gives it its name and permissions; a link stays a link.

    The new file is hidden until then, so that what a killed process leaves in raw/ is no dump.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
