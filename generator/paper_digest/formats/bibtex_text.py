"""Turns what programs write as LaTeX commands in BibTeX for want of a character into that character."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Final

_SYMBOLS: Final = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textendash": "–",
    "textemdash": "—",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
    "texttimes": "×",
    "textpm": "±",
    "textdegree": "°",
    "textmu": "µ",
    "textonehalf": "½",
    "texttrademark": "™",
    "textregistered": "®",
    "textcopyright": "©",
    "textbullet": "•",
}
_NAMES: Final = "|".join(_SYMBOLS)
_SYMBOL = re.compile(
    rf"\{{\\(?P<braced>{_NAMES})\s*(?:\{{\}})?\}}|\\(?P<bare>{_NAMES})(?:\{{\}}|\s+|(?![A-Za-z]))"
    r"|\{\\~(?:\{\})?\}|\{(?P<escape>\\[_%&#$])\}"
)
"""A character that a program wrote as a command: `{\\textless}`, `{\\~{}}`, `{\\%}`."""
_BRACED_COMPARISON = re.compile(r"\{\$([<>])\$\}")
_COMPARISONS: Final = ("$<$", "$>$")
"""What programs write for the signs around the names of elements."""
_CONTENT: Final = r"\{(?P<content>(?:[^{}]|\{[^{}]*\})*)\}"
_QUOTATION = re.compile(rf"\\(?:mkbibquote|enquote\*?)\s*{_CONTENT}")
_TEXT = re.compile(rf"\\(?:textsubscript|textsuperscript|textit|textbf|textnormal|mbox)\s*{_CONTENT}")
"""What programs write for the elements `<sub>`, `<sup>`, `<i>`, `<b>` and `<span>`."""
_EMPHASIS = re.compile(r"\\mkbib(?:emph|italic)(?=\s*\{)")
_IN_FORMULA = re.compile(rf"\\ensuremath\s*{_CONTENT}")
_FORMULA = re.compile(r"((?<!\\)\$(?:[^$\\]|\\.)*\$)", re.DOTALL)
_MACRO = re.compile(r"\{?\s*\\([a-z]{2,8})\s*\}?")
_JOURNALS: Final = tomllib.loads(files(__package__).joinpath("data/journal_macros.toml").read_text("utf-8"))


def with_characters(latex: str) -> str:
    """LaTeX with characters instead of the commands that programs write for them."""
    if "\\" not in latex and "$" not in latex:
        return latex
    parts = _FORMULA.split(_BRACED_COMPARISON.sub(r"\1", latex))
    parts[::2] = map(_outside_formulas, parts[::2])
    parts[1::2] = (
        part[1] if part in _COMPARISONS else _IN_FORMULA.sub(r"\g<content>", part) for part in parts[1::2]
    )
    return "".join(parts)


def _outside_formulas(latex: str) -> str:
    text = _IN_FORMULA.sub(r"$\g<content>$", latex)
    text = _QUOTATION.sub(r"“\g<content>”", text)
    text = _EMPHASIS.sub(r"\\emph", _TEXT.sub(r"\g<content>", text))
    return _SYMBOL.sub(_symbol, text)


def _symbol(match: re.Match[str]) -> str:
    name = match["braced"] or match["bare"]
    return _SYMBOLS[name] if name else match["escape"] or "~"


def journal_name(latex: str) -> str:
    r"""The name of a journal that is given by a macro of astronomers, such as `\apjl`; else as it is."""
    macro = _MACRO.fullmatch(latex)
    return _JOURNALS.get(macro[1], latex) if macro else latex
