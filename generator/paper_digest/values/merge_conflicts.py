"""Recognizes the conflict markers that Git leaves in files of which it could not merge two versions."""

from __future__ import annotations

import re

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")


def is_conflict_marker(line: str) -> bool:
    """Whether a line separates the versions of a merge conflict."""
    return _CONFLICT.match(line) is not None
