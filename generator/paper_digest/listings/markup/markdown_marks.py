"""Marks of Markdown: counts those in a text, and writes those into which other markup is turned."""

from __future__ import annotations

import re
from typing import Final

RULE: Final = "***"
"""Stands for a line that is markup only: a rule of Markdown, which underlines nothing."""
_LINK_OR_HEADING = re.compile(r"\]\((?:https?://|#|/)|^#{1,6} \S", re.MULTILINE)
_DEEPEST: Final = 6


def n_markdown_marks(text: str) -> int:
    """The number of links and headings of Markdown in a text."""
    return len(_LINK_OR_HEADING.findall(text))


def heading(level: int, text: str) -> str:
    """A heading; Markdown has six levels, and deeper ones become the sixth."""
    return f"{'#' * min(level, _DEEPEST)} {text}"
