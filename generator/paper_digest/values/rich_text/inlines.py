"""The inlines of rich text: runs of styled text, formulas and links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextStyle(StrEnum):
    """How a stretch of words is set."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Unicode words in one face."""

    text: str
    face: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Math:
    """One formula, as TeX without its delimiters."""

    tex: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an http(s) address."""

    text: str
    url: str


Inline = TextRun | Math | Link
RichText = tuple[Inline, ...]
"""Clean text of a title, an abstract or a sentence; each sink has its own renderer for it."""
