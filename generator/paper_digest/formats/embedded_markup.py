"""Turns the HTML or JATS that APIs put into titles and abstracts into their words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from paper_digest.values.clean_text import fold_space

_ATTRIBUTE = r"""\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)"""
_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:p|sec|title|italic|bold|i|b|em|strong|sub|sup|br|div|span|a|ul|ol|li|h\d|scp|sc|tt|code|u|img|math|tex-math|"
    r"inline-formula|disp-formula|alternatives|inline-graphic|ext-link|xref|list|list-item|blockquote|pre|hr|table|font|section|abstract|"
    r"semantics|annotation|annotation-xml|m(?:i|n|o|s|text|row|sub|sup|subsup|frac|sqrt|root|over|under|underover|fenced|style|space|"
    r"table|tr|td|padded|phantom|enclose|multiscripts|prescripts))"
    rf"(?:{_ATTRIBUTE})*\s*/?>",  # `a <b or c> d` compares numbers
    re.IGNORECASE,
)
_APART = frozenset(
    "p sec title br div ul ol li h1 h2 h3 h4 h5 h6 list list-item blockquote section table hr pre".split()
)
_UNSEEN = frozenset({"annotation-xml"})
_HEADINGS = frozenset({"title", "head", *(f"h{level}" for level in range(1, 7))})
_COLON: Final = "\x00:"
"""A colon that no source has."""
_ENDS: Final = ".:;,?!"
_FORMULAS = frozenset({"tex-math", "annotation"})
"""Elements whose text is TeX."""
_FORMULA = frozenset({"math", "inline-formula", "disp-formula", "alternatives"})
"""Elements that hold one formula, maybe in several ways."""
_DOCUMENT = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|$)", re.DOTALL)
"""The formula in the TeX document that some publishers wrap around each."""
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
"""What a page runs; a `<script>` that nothing closes is a word that somebody writes about."""
_HEADING = re.compile(r"\s*abstract\s*[.:]?\s*", re.IGNORECASE)


class _Tex(str):
    """A formula in dollar signs."""

    __slots__ = ()


def _formula(tex: str) -> str:
    """The formula of TeX code, in dollar signs; empty if there is none."""
    document = _DOCUMENT.search(tex)
    code = fold_space(document[1] if document else tex).strip("$ ")
    return f"${code}$" if code else ""


class _Words(HTMLParser):
    """Gathers the words; entities stay as they are, since the text layer resolves them once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.unseen = 0
        self.formulas: list[int] = []
        """Where the words of each open formula start."""
        self.tex: int | None = None
        """Where the words of an open element with TeX start."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        name = tag.rpartition(":")[2]
        self.unseen += name in _UNSEEN
        if name in _FORMULA:
            self.formulas.append(len(self.words))
        elif name in _FORMULAS and self.tex is None:
            self.tex = len(self.words)
        self._part(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag.rpartition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.unseen -= name in _UNSEEN and self.unseen > 0
        if name in _FORMULA and self.formulas:
            self._end_formula(self.formulas.pop())
        elif name in _FORMULAS and self.tex is not None:
            self.words[self.tex :] = [_Tex(_formula("".join(self.words[self.tex :])))]
            self.tex = None
        elif name in _HEADINGS:
            self._end_heading()
        self._part(name)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _end_heading(self) -> None:
        """A heading becomes the label of what follows it."""
        last = self.words[-1].rstrip() if self.words else ""
        if last and last[-1] not in _ENDS:
            self.words[-1] = last
            self.words.append(_COLON)

    def _end_formula(self, start: int) -> None:
        """Where a formula is given in several ways, its TeX says it best."""
        parts = self.words[start:]
        tex = next((part for part in parts if isinstance(part, _Tex) and part), None)
        self.words[start:] = [tex] if tex is not None else parts

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
    # only what is a tag may act as one; "<" before anything else is the sign of "less than"
    return words_of_markup("".join(_quiet(text)))


def words_of_markup(markup: str) -> str:
    """The words of a text in which every "<" starts a tag."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    text = "".join(parser.words)
    if text.rstrip().endswith(_COLON):  # no label, as nothing follows
        text = text.rstrip().removesuffix(_COLON)
    lines = [line for line in text.replace(_COLON, ":").split("\n") if line.strip()]
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
