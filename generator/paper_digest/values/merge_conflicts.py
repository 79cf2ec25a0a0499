"""Recognizes the marks that Git leaves in files of which it could not merge two versions."""

from __future__ import annotations

import re

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")


def is_conflict_mark(line: str) -> bool:
    """Whether a line is the mark of a merge conflict."""
    return _CONFLICT.match(line) is not None
