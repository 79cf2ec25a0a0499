"""Turns the HTML or JATS that APIs put into titles and abstracts into their words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from paper_digest.formats.mathml_to_tex import MATHML, MathMl
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
_ESCAPED_TAG = re.compile(
    r"&lt;(?P<tag>(?P<close>/?)(?P<name>(?:jats:)?(?:p|title|italic|bold|i|b|em|strong|sub|sup|span|scp|sc|br|h\d))"
    r"(?:\s[^<>&]{0,200})?/?)&gt;",
    re.IGNORECASE,
)
"""A tag that was escaped once too often."""
_MAY_STAND_ALONE = frozenset(("br", "p", "jats:p"))
_BLOCKS = frozenset(
    "p sec title br div ul ol li h1 h2 h3 h4 h5 h6 list list-item blockquote section table hr pre".split()
)
_HIDDEN = frozenset({"annotation-xml"})
_HEADINGS = frozenset({"title", "head", *(f"h{level}" for level in range(1, 7))})
_COLON: Final = "\x00:"
"""A colon that no source has."""
_ENDS: Final = ".:;,?!"
_TEX_ELEMENTS = frozenset({"tex-math", "annotation"})
"""Elements whose text is TeX."""
_FORMULA_ELEMENTS = frozenset({"math", "inline-formula", "disp-formula", "alternatives"})
"""Elements that hold one formula, maybe in several ways."""
_DOCUMENT = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|$)", re.DOTALL)
"""The formula in the TeX document that some publishers wrap around each."""
_EXPONENT = re.compile(r"[-+−–]?\d{1,6}")
_SUPERSCRIPT = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", re.IGNORECASE | re.DOTALL)
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


@dataclass(slots=True)
class _OpenFormula:
    """A formula whose end tag has not come."""

    start: int
    """Where its words start."""
    tex: _Tex | None = None
    """Its first TeX code."""
    mathml: MathMl = field(default_factory=MathMl)


class _Words(HTMLParser):
    """Gathers the words; entities stay as they are, since the text layer resolves them once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.n_hidden = 0
        self.formulas: list[_OpenFormula] = []
        self.tex: int | None = None
        """Where the words of an open element with TeX start."""
        self.superscripts: list[int] = []
        """Where the words of open superscripts start."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        name = tag.rpartition(":")[2]
        self.n_hidden += name in _HIDDEN
        if name in _FORMULA_ELEMENTS:
            self.formulas.append(_OpenFormula(len(self.words)))
        elif name in _TEX_ELEMENTS and self.tex is None:
            self.tex = len(self.words)
        elif name in MATHML and self.formulas:
            self.formulas[-1].mathml.start(name)
        elif name == "sup":
            self.superscripts.append(len(self.words))
        self._part(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag.rpartition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.n_hidden -= name in _HIDDEN and self.n_hidden > 0
        if name in _FORMULA_ELEMENTS and self.formulas:
            self._end_formula(self.formulas.pop())
        elif name in _TEX_ELEMENTS and self.tex is not None:
            self._end_tex(self.tex)
            self.tex = None
        elif name in MATHML and self.formulas:
            self.formulas[-1].mathml.end(name)
        else:
            self._end_words(name)
        self._part(name)

    def handle_data(self, data: str) -> None:
        if not self.n_hidden:
            self.words.append(data)
            if self.formulas and self.tex is None:
                self.formulas[-1].mathml.text(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _end_words(self, name: str) -> None:
        if name == "sup" and self.superscripts:
            self._end_superscript(self.superscripts.pop())
        elif name in _HEADINGS:
            self._end_heading()

    def _end_heading(self) -> None:
        """A heading becomes the label of what follows it."""
        last = self.words[-1].rstrip() if self.words else ""
        if last and last[-1] not in _ENDS:
            self.words[-1] = last
            self.words.append(_COLON)

    def _end_superscript(self, start: int) -> None:
        """An exponent, without which 10 to the power of 6 would be 106."""
        exponent = "".join(self.words[start:]).strip()
        if _EXPONENT.fullmatch(exponent):
            self.words[start:] = [exponent.translate(_SUPERSCRIPT)]

    def _end_tex(self, start: int) -> None:
        tex = _Tex(_formula("".join(self.words[start:])))
        self.words[start:] = [tex]
        self._note_tex(tex)

    def _note_tex(self, tex: _Tex) -> None:
        """Where a formula is given in several ways, its first TeX says it best."""
        if self.formulas and not self.formulas[-1].tex:
            self.formulas[-1].tex = tex

    def _end_formula(self, formula: _OpenFormula) -> None:
        tex = formula.tex
        if not tex and formula.mathml.is_structured:
            tex = _Tex(_formula(formula.mathml.tex()))
        if tex:
            self.words[formula.start :] = [tex]
            self._note_tex(tex)

    def _part(self, name: str) -> None:
        if name in _BLOCKS:
            self.words.append("\n")


def without_markup(text: str) -> str:
    """The words of `text`, which may hold HTML or JATS tags; a text without such tags comes back as it is.

    A heading that says "Abstract" goes; `a < b` and `<unk>` are words and stay.
    """
    text = _with_escaped_tags(text) if "&lt;" in text else text
    text = _PROGRAM.sub(" ", text) if "<" in text else text
    if "<" not in text or not _TAG.search(text):
        return text
    # only what is a tag may act as one; "<" before anything else is the sign of "less than"
    return words_of_markup("".join(_with_escaped_words(text)))


def _with_escaped_tags(text: str) -> str:
    """The text in which escaped tags are tags if it opens and closes them, as "HTML &lt;i&gt;" does not."""
    closed: dict[str, set[str]] = defaultdict(set)
    for tag in _ESCAPED_TAG.finditer(text):
        closed[tag["name"].lower()].add(tag["close"])

    def unescaped(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        return f"<{tag['tag']}>" if name in _MAY_STAND_ALONE or len(closed[name]) > 1 else tag[0]

    return _ESCAPED_TAG.sub(unescaped, text)


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


def _with_escaped_words(text: str) -> list[str]:
    """The tags, and the text between them without any "<"."""
    parts: list[str] = []
    end = 0
    for match in _TAG.finditer(text):
        parts += (text[end : match.start()].replace("<", "&lt;"), match.group())
        end = match.end()
    return [*parts, text[end:].replace("<", "&lt;")]
