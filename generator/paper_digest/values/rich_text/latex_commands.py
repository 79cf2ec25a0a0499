"""Parses the LaTeX commands outside of formulas: accents, styles, links, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

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
from paper_digest.values.rich_text.latex_symbols import LIBRARY_ERRORS, unicode_of
from paper_digest.values.word_lists import load_word_lists

_LISTS = load_word_lists(__package__, "latex.toml")
_STYLES = {name: style for style in TextStyle for name in _LISTS.get(style, ())}
_TRANSPARENT = _LISTS["transparent"]
_SWITCH = re.compile(r"(em|it|bf|sc|sl|tt) (?=\S)")
_SET = re.compile(r"[^\\{}]*[,;|=:][^\\{}]*|\s*[\d.]+\s*|\{?\s[^\\{}]*\s\}?")
_GROUPED = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_ACCENTED = rf"\\[\"'`^~=.](?:{_GROUPED}|\\?[A-Za-z])|\\[cvuHkdbtr](?:{_GROUPED}| [A-Za-z])"
_STRETCH = re.compile(rf"((?:{_ACCENTED}|\\(?:[A-Za-z]+ ?|.)(?:{_GROUPED})*|{_GROUPED})+|\{{)")
_NESTING = re.compile(r"(\\(?:begin|left|\[|\()|\{)|(\\(?:end|right|\]|\))|\})")
_TEXT_SYMBOL = "text"
"""How the names of the symbols of text begin, such as `\\textendash`."""
_LONGEST_SYMBOL = 20
_MAX_DEPTH = 40
"""Levels that are parsed, since the parser takes several calls for each; real texts have fewer than ten."""


def _context() -> LatexContextDb:
    """The arguments of commands that the library does not know or that scraped text writes differently."""
    context = get_default_latex_context_db()
    with_text = {*_STYLES, *_TRANSPARENT, "url"} - _LISTS["switches"] - {"textcolor"}
    macros = [std_macro(name, "{") for name in with_text]
    macros += [MacroSpec(name, args_parser="{") for name in _LISTS["skipped"]]
    macros += [std_macro("href", "{{"), std_macro("textcolor", "{{")]
    context.add_context_category("scraped", prepend=True, macros=macros)
    return context


_CONTEXT = _context()


def read_commands(text: str) -> list[Inline]:
    """The inlines of `text`; an unknown command becomes its name, so that no word is lost.

    Only the parts with commands or braces are parsed: the parser goes character by character.
    """
    inlines: list[Inline] = []
    for part in _STRETCH.split(text):
        if "\\" in part or "{" in part:
            # In LaTeX a bare % starts a comment and a bare # or & is an error; in scraped text they are text.
            inlines += _parsed(re.sub(r"(?<!\\)([%#&])", r"\\\1", part), TextStyle.PLAIN)
        elif part:
            inlines.append(TextRun(part.replace("}", "")))
    return inlines


def _parsed(latex: str, style: TextStyle) -> Iterator[Inline]:
    """The inlines of LaTeX; its bare words if it cannot be parsed."""
    nodes = _nodes(latex)
    if nodes is None:
        return iter([TextRun(re.sub(r"[\\{}]", "", latex), style)])
    return _inlines(nodes, style)


def _nodes(latex: str) -> list[LatexNode] | None:
    """The syntax tree; None if it is too deep or the library fails."""
    if _depth(latex) > _MAX_DEPTH:
        return None
    walker = LatexWalker(latex, latex_context=_CONTEXT, tolerant_parsing=True)
    try:
        nodes, _, _ = walker.get_latex_nodes()
    except LIBRARY_ERRORS:
        return None
    return [node for node in nodes if node is not None]


def _depth(latex: str) -> int:
    """How deep groups, environments and formulas are nested at most."""
    steps = (1 if opening else -1 for opening, _ in _NESTING.findall(latex))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _inlines(nodes: Sequence[LatexNode], style: TextStyle) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname in _STYLES and not _arguments(node):
            style = _STYLES[node.macroname]  # a switch such as {\em ...} applies up to the end of its group
        else:
            yield from _inline(node, style)


def _inline(node: LatexNode, style: TextStyle) -> Iterator[Inline]:
    match node:
        case LatexCharsNode():
            yield TextRun(node.chars, style)
        case LatexGroupNode():
            yield from _group(node, style)
        case LatexMacroNode():
            yield from _macro(node, style)
        case LatexMathNode():
            yield TextRun(node.latex_verbatim(), style)  # a dollar that math_spans.py left is money
        case _:
            yield TextRun(unicode_of(node.latex_verbatim()) or node.latex_verbatim(), style)


def _group(node: LatexGroupNode, style: TextStyle) -> Iterator[Inline]:
    inside = node.latex_verbatim()[1:-1]
    switch = _SWITCH.match(inside)
    if switch and isinstance(node.nodelist[0], LatexCharsNode):  # {it words}: a scraper dropped the backslash
        yield from _parsed(inside[switch.end() :], _STYLES[switch[1]])
    elif _SET.fullmatch(inside.rstrip(":")):  # a set such as {0, 1}, not a group such as {BERT:}
        yield TextRun("{", style)
        yield from _inlines(node.nodelist, style)
        yield TextRun("}", style)
    else:
        yield from _inlines(node.nodelist, style)


def _macro(node: LatexMacroNode, style: TextStyle) -> Iterator[Inline]:
    name, arguments = node.macroname, _arguments(node)
    if name in ("href", "url") and arguments:
        text = _words(arguments[1]).strip() if len(arguments) > 1 else ""
        yield Link(text, _words(arguments[0]).strip())
    elif name in _STYLES and arguments:
        yield from _inlines(_content(arguments[0]), _STYLES[name])
    elif name in _TRANSPARENT and arguments:
        yield from _inlines(_content(arguments[-1]), style)
    elif name in _TRANSPARENT:
        return
    else:
        yield TextRun(_macro_text(node, arguments), style)


def _macro_text(node: LatexMacroNode, arguments: list[LatexNode]) -> str:
    """The Unicode of a symbol or an accented letter; the name of an author's own command."""
    # TeX swallows the space after a letter such as \\o and before the argument of an accent.
    space = "" if arguments or node.macroname in _LISTS["letters"] else str(node.macro_post_space)
    if node.macroname in _LISTS["silent"]:
        return space
    if symbol := unicode_of(node.latex_verbatim()):
        return symbol.rstrip() + space if symbol.strip() else symbol
    known, rest = _split_symbol(node.macroname)
    return f"{known}{rest}{space}" if node.macroname.isalpha() else " "


def _split_symbol(name: str) -> tuple[str, str]:
    r"""The symbol of a command that a program wrote without a space before the next word, and that word.

    `\textendashLaw` is "–Law"; without such a symbol, the whole name is a word.
    """
    longest = min(len(name) - 1, _LONGEST_SYMBOL)
    lengths = range(longest, len(_TEXT_SYMBOL), -1) if name.startswith(_TEXT_SYMBOL) else ()
    symbols = ((unicode_of(f"\\{name[:length]}"), name[length:]) for length in lengths)
    return next(((symbol, rest) for symbol, rest in symbols if symbol), ("", name))


def _arguments(node: LatexMacroNode) -> list[LatexNode]:
    arguments = node.nodeargd.argnlist if node.nodeargd is not None else None
    return [argument for argument in arguments or [] if argument is not None]


def _content(argument: LatexNode) -> Sequence[LatexNode]:
    r"""What an argument is without its braces, which are no set's: `\textbf{0, 1}`."""
    return list(argument.nodelist) if isinstance(argument, LatexGroupNode) else [argument]


def _words(node: LatexNode) -> str:
    inlines = _inlines(_content(node), TextStyle.PLAIN)
    return "".join(inline.text for inline in inlines if isinstance(inline, TextRun))
