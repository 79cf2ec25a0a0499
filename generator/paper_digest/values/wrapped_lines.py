"""Joins lines that a mailer or an editor wrapped."""

from __future__ import annotations

import re

_BROKEN_WORD = re.compile(r"\w-{1,2}$")
_BROKEN_ADDRESS = re.compile(r"\bhttps?:(?://)?$")
_NO_SECOND_PART = re.compile(r"(?:and|or|und|to|nor|&)\b")


def joined(before: str, after: str) -> str:
    """Two wrapped lines as one; a word broken at its hyphen is whole again ("High-" + "Dimensional")."""
    is_word = _BROKEN_WORD.search(before[-4:]) and after[:1].isalnum() and not _NO_SECOND_PART.match(after)
    return (
        f"{before}{after}" if is_word or _BROKEN_ADDRESS.search(before[-9:]) else f"{before} {after}".strip()
    )
