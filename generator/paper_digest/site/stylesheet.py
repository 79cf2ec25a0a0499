"""Bundles the style sheet of a built site, so that a page needs a single request for it."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTATION = re.compile(r"\s*\n\s*")


def bundle_stylesheet(entry: Path) -> None:
    """Replace each @import in `entry` by its file in the same folder, without comments and indentation.

    Do nothing if there is no such file or if it is already bundled.
    """
    if not entry.is_file():
        return
    source = entry.read_text("utf-8")
    bundled = _IMPORT.sub(lambda match: (entry.parent / match[1]).read_text("utf-8"), source)
    if bundled != source:
        compact = _INDENTATION.sub("\n", _COMMENT.sub("", bundled)).lstrip()
        entry.write_text(compact, "utf-8", newline="\n")
