"""Recognizes notices that a paper was withdrawn."""

from __future__ import annotations

import re
from typing import Final

_WITHDRAWN = re.compile(
    r"\b(?:paper|article|manuscript|submission|work|preprint) (?:has been|is|was) (?:\w+ )?withdrawn\b"
    r"|^\W{0,3}withdrawn\b(?! from)",
    re.IGNORECASE,
)
"""A comment that takes the paper itself back, not one that names a withdrawn paper or a submission."""
_NOTICE: Final = re.compile(
    r"\W{0,3}(?:this|the) (?:paper|article|manuscript|submission|work|preprint) "
    r"(?:has been|is|was) (?:\w+ )?withdrawn\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE: Final = 600
"""Characters; a longer text that starts in this way is an abstract with a note before it."""


def is_withdrawal(comment: str) -> bool:
    """Whether the authors' comment on a paper takes it back."""
    return _WITHDRAWN.search(comment) is not None


def is_notice_of_withdrawal(abstract: str) -> bool:
    """Whether the text in place of an abstract only says that the paper was withdrawn."""
    return len(abstract) <= _LONGEST_NOTICE and _NOTICE.match(abstract) is not None
