"""Recognizes the comments that programs post below papers."""

from __future__ import annotations

import re

_START = r"recommended by the semantic scholar api|found the following papers similar to this paper"
_END = (
    r"thumbs up to this comment if you found it helpful|if you want recommendations for any paper"
    r"|directly ask librarian bot"
)
_BOT = re.compile(rf"\blibrarian[ -]bot\b|automated message from|{_START}|{_END}", re.IGNORECASE)
_COMMENT_START = re.compile(rf"\A\W*librarian[ -]bot\b|automated message from|{_START}", re.IGNORECASE)
_LIST_START = re.compile(rf"(?:{_START})(?!.*(?:{_END}))", re.IGNORECASE | re.DOTALL)
_LIST_END = re.compile(_END, re.IGNORECASE)
_OPENING = 600
"""Characters in which such a comment says what it is."""


def is_bot_comment(text: str) -> bool:
    """Whether a text is a program's comment, such as a list of similar papers, and no abstract."""
    return bool(_BOT.search(text[:_OPENING]))


def starts_comment(text: str) -> bool:
    """Whether such a comment begins with a text: with the name of its program, or what that introduces."""
    return bool(_COMMENT_START.search(text[:_OPENING]))


def starts_recommendations(text: str) -> bool:
    """Whether such a comment goes on with the papers that its program recommends."""
    return bool(_LIST_START.search(text[-_OPENING:]))


def ends_recommendations(text: str) -> bool:
    """Whether the papers that a program recommends are all above this text."""
    return bool(_LIST_END.search(text[:_OPENING]))
