"""The inlines of rich text: runs of styled text, formulas and links.

They are structs of msgspec with their name as a tag, so that it can decode them: dataclasses have none.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class TextStyle(StrEnum):
    """The typographic style of a run of text."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"


class TextRun(msgspec.Struct, frozen=True, tag=True):
    """Unicode text in one style."""

    text: str
    style: TextStyle = TextStyle.PLAIN


class Math(msgspec.Struct, frozen=True, tag=True):
    """One formula, as TeX without its delimiters."""

    tex: str


class Link(msgspec.Struct, frozen=True, tag=True):
    """Text that leads to an http(s) URL."""

    text: str
    url: str


Inline = TextRun | Math | Link
