"""Reads the LaTeX commands in scraped text that are no formulas: accents, faces, links, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexNode,
    LatexWalker,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import LatexContextDb, MacroSpec, std_macro

from paper_digest.values.rich_text.inlines import Inline, Link, TextRun, TextStyle
from paper_digest.values.rich_text.latex_symbols import unicode_of

_FACES = {
    "textbf": TextStyle.STRONG,
    "bf": TextStyle.STRONG,
    "bfseries": TextStyle.STRONG,
    "emph": TextStyle.EMPHASIS,
    "textit": TextStyle.EMPHASIS,
    "textsl": TextStyle.EMPHASIS,
    "em": TextStyle.EMPHASIS,
    "it": TextStyle.EMPHASIS,
    "itshape": TextStyle.EMPHASIS,
    "sl": TextStyle.EMPHASIS,
    "texttt": TextStyle.CODE,
    "tt": TextStyle.CODE,
    "ttfamily": TextStyle.CODE,
    "textsc": TextStyle.SMALL_CAPS,
    "sc": TextStyle.SMALL_CAPS,
    "scshape": TextStyle.SMALL_CAPS,
}
_TRANSPARENT = frozenset("text textrm textsf textnormal mbox underline uline uppercase".split())
_SILENT = frozenset(
    "xspace noindent protect centering small footnotesize large label cite citep citet ref vspace hspace rm sf".split()
)
_SWITCH = re.compile(r"(em|it|bf|sc|sl|tt) (?=\S)")
_SET = re.compile(r"[^\\{}]*[,;|=:][^\\{}]*|\s*[\d.]+\s*|\{?\s[^\\{}]*\s\}?")
_GROUPED = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_ACCENTED = rf"\\[\"'`^~=.](?:{_GROUPED}|\\?[A-Za-z])|\\[cvuHkdbtr](?:{_GROUPED}| [A-Za-z])"
_STRETCH = re.compile(rf"((?:{_ACCENTED}|\\(?:[A-Za-z]+ ?|.)(?:{_GROUPED})*|{_GROUPED})+|\{{)")
_SKIPPED = ("label", "ref", "cite", "citep", "citet", "vspace", "hspace")


def _context() -> LatexContextDb:
    """What each command takes, where the library does not know or does not take a scraped form."""
    context = get_default_latex_context_db()
    switches = {"bf", "bfseries", "em", "it", "itshape", "sl", "tt", "ttfamily", "sc", "scshape"}
    macros = [std_macro(name, "{") for name in (*_FACES, *_TRANSPARENT) if name not in switches]
    macros += [MacroSpec(name, args_parser="{") for name in _SKIPPED]
    macros += [
        std_macro("href", "{{"),
        std_macro("url", "{"),
        std_macro("textcolor", "{{"),
        std_macro("footnote", "{"),
    ]
    context.add_context_category("scraped", prepend=True, macros=macros)
    return context


_CONTEXT = _context()


def read_commands(text: str) -> list[Inline]:
    """The pieces of `text`; commands nobody knows become their names, so that no word is lost.

    Only the stretches that hold commands or braces are parsed: the parser goes letter by letter.
    """
    pieces: list[Inline] = []
    for part in _STRETCH.split(text):
        if "\\" in part or "{" in part:
            # A bare % starts a comment and a bare # or & is an error in LaTeX; in scraped text they are themselves.
            pieces += _pieces(_nodes(re.sub(r"(?<!\\)([%#&])", r"\\\1", part)), TextStyle.PLAIN)
        elif part:
            pieces.append(TextRun(part.replace("}", "")))
    return pieces


def _nodes(latex: str) -> list[LatexNode]:
    nodes, _, _ = LatexWalker(latex, latex_context=_CONTEXT, tolerant_parsing=True).get_latex_nodes()
    return [node for node in nodes if node is not None]


def _pieces(nodes: Sequence[LatexNode], face: TextStyle) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname in _FACES and not _arguments(node):
            face = _FACES[node.macroname]  # a switch, such as {\em ...}: it holds to the end of its group
        else:
            yield from _piece(node, face)


def _piece(node: LatexNode, face: TextStyle) -> Iterator[Inline]:
    match node:
        case LatexCharsNode():
            yield TextRun(node.chars, face)
        case LatexGroupNode():
            yield from _group(node, face)
        case LatexMacroNode():
            yield from _macro(node, face)
        case LatexMathNode():
            yield TextRun(node.latex_verbatim(), face)  # a dollar that formulas.py left is money
        case _:
            yield TextRun(unicode_of(node.latex_verbatim()) or node.latex_verbatim(), face)


def _group(node: LatexGroupNode, face: TextStyle) -> Iterator[Inline]:
    inside = node.latex_verbatim()[1:-1]
    switch = _SWITCH.match(inside)
    if switch and isinstance(node.nodelist[0], LatexCharsNode):  # {it words}: a scraper dropped the backslash
        yield from _pieces(_nodes(inside[switch.end() :]), _FACES[switch[1]])
    elif _SET.fullmatch(inside):  # a set such as {0, 1}, not a group
        yield TextRun("{", face)
        yield from _pieces(node.nodelist, face)
        yield TextRun("}", face)
    else:
        yield from _pieces(node.nodelist, face)


def _macro(node: LatexMacroNode, face: TextStyle) -> Iterator[Inline]:
    name, arguments = node.macroname, _arguments(node)
    after = node.macro_post_space
    if name == "href" and len(arguments) == 2:
        yield Link(_words(arguments[1]).strip(), _words(arguments[0]).strip())
    elif name == "url" and arguments:
        yield Link("", _words(arguments[0]).strip())
    elif name in _FACES and arguments:
        yield from _pieces(arguments[0:1], _FACES[name])
    elif name in _TRANSPARENT or name in {"textcolor", "footnote"}:
        yield from _pieces(arguments[-1:], face)
    elif name in _SILENT:
        yield TextRun(after, face)
    elif spoken := unicode_of(node.latex_verbatim()):
        yield TextRun(spoken + ("" if spoken.endswith(after) else after), face)
    elif name.isalpha():  # an author's own command, such as \method: its name is the best word for it
        yield TextRun(name + after, face)
    else:
        yield TextRun(" ", face)


def _arguments(node: LatexMacroNode) -> list[LatexNode]:
    found = node.nodeargd.argnlist if node.nodeargd is not None else None
    return [argument for argument in found or [] if argument is not None]


def _words(node: LatexNode) -> str:
    pieces = _pieces(node.nodelist if isinstance(node, LatexGroupNode) else [node], TextStyle.PLAIN)
    return "".join(piece.text for piece in pieces if isinstance(piece, TextRun))
