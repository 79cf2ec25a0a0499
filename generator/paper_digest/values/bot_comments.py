"""Recognizes the comments that programs post below papers."""

from __future__ import annotations

import re

_BOT = re.compile(
    r"\blibrarian[ -]bot\b|automated message from|recommended by the semantic scholar api"
    r"|found the following papers similar to this paper|thumbs up to this comment if you found it helpful",
    re.IGNORECASE,
)
_OPENING = 600
"""Characters in which such a comment says what it is."""


def is_bot_comment(text: str) -> bool:
    """Whether a text is a program's comment, such as a list of similar papers, and no abstract."""
    return bool(_BOT.search(text[:_OPENING]))
