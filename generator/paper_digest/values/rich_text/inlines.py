"""The inlines of rich text: runs of styled text, formulas and links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextStyle(StrEnum):
    """The typographic style of a run of text."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Unicode text in one style."""

    text: str
    style: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Math:
    """One formula, as TeX without its delimiters."""

    tex: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an http(s) URL."""

    text: str
    url: str


Inline = TextRun | Math | Link
