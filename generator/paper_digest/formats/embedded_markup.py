"""Turns the HTML or JATS that APIs put into titles and abstracts into their words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from paper_digest.values.clean_text import fold_space

_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:p|sec|title|italic|bold|i|b|em|strong|sub|sup|br|div|span|a|ul|ol|li|h\d|scp|sc|tt|code|u|img|math|tex-math|"
    r"inline-formula|disp-formula|alternatives|inline-graphic|ext-link|xref|list|list-item|blockquote|pre|hr|table|font|section|abstract)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_APART = frozenset(
    "p sec title br div ul ol li h1 h2 h3 h4 h5 h6 list list-item blockquote section table hr pre".split()
)
_UNSEEN = frozenset({"math"})
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
"""What a page runs; a `<script>` that nothing closes is a word that somebody writes about."""
_HEADING = re.compile(r"\s*abstract\s*[.:]?\s*", re.IGNORECASE)


class _Words(HTMLParser):
    """Gathers the words; entities stay as they are, since the text layer resolves them once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        name = tag.rpartition(":")[2]
        self.unseen += name in _UNSEEN
        self._part(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag.rpartition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.unseen -= name in _UNSEEN and self.unseen > 0
        self._part(name)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _part(self, name: str) -> None:
        if name in _APART:
            self.words.append("\n")


def without_markup(text: str) -> str:
    """The words of `text`, which may hold HTML or JATS tags; a text without such tags comes back as it is.

    A heading that says "Abstract" goes; `a < b` and `<unk>` are words and stay.
    """
    text = _PROGRAM.sub(" ", text) if "<" in text else text
    if "<" not in text or not _TAG.search(text):
        return text
    parser = _Words()
    # only what is a tag may act as one; "<" before anything else is the sign of "less than"
    parser.feed("".join(_quiet(text)))
    parser.close()
    lines = [line for line in "".join(parser.words).split("\n") if line.strip()]
    if len(lines) > 1 and _HEADING.fullmatch(lines[0]):
        lines = lines[1:]
    return fold_space(" ".join(lines))


def _quiet(text: str) -> list[str]:
    parts: list[str] = []
    end = 0
    for match in _TAG.finditer(text):
        parts += (text[end : match.start()].replace("<", "&lt;"), match.group())
        end = match.end()
    return [*parts, text[end:].replace("<", "&lt;")]
