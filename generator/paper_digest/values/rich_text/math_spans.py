"""Finds formulas in scraped text: between dollars, between TeX brackets, or bare."""

from __future__ import annotations

import re
from collections.abc import Callable

from paper_digest.values.script import UNSPACED
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "latex.toml")
_SYMBOLS = _LISTS["greek"] | _LISTS["symbols"] | _LISTS["functions"]
_STYLES = _LISTS["formula_styles"]
_NAMES = _SYMBOLS | _STYLES | _LISTS["formula_parts"]

_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_NAMED = alternation(_SYMBOLS)
_STYLED = alternation(_STYLES)
_SCRIPT = rf"(?:[_^](?:{_GROUP}|\\[A-Za-z]+|(?:{_NAMED})(?![A-Za-z])|[A-Za-z0-9*+]))"
_BRACKETS = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_BARE = re.compile(
    rf"(?<![\w\\$@/.])(?:"
    rf"(?:\\?(?:{_STYLED}){_GROUP}|\\?(?:Omega|Theta)|O|o){_BRACKETS}"  # O(T^{{-1/4}}), Omega(kd)
    rf"|\\?(?:{_STYLED}){_GROUP}(?:{_SCRIPT})*"  # \mathcal{O}, mathbb{R}^d
    rf"|\\(?:{_NAMED})(?![A-Za-z])(?:{_SCRIPT})*"  # \tau, \ell_2
    rf"|\\(?:d|t)?frac{_GROUP}{_GROUP}"
    rf"|(?:{_NAMED}|[A-Za-z]|\d+(?:\.\d+)?(?=\^)){_SCRIPT}+"  # ell_infty, L_2, 10^{{-3}}
    rf"|[A-Za-z]+(?:[_^]{_GROUP})+"  # width^{{-c}}
    rf"|(?<=[)\]])(?:[_^]{_GROUP})+"  # the script of (log n)^{{2}}
    rf")(?![A-Za-z0-9_])"
)
_DELIMITED = re.compile(r"\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]|(?<!\\)\$\$(?P<display>[^$]+)\$\$")
# As Pandoc has it: no space inside the dollars, no digit after the closing one; before them no letter,
# but for those of scripts that set no space before a formula.
_DOLLARS = re.compile(
    rf"(?<![^\W{UNSPACED}])(?<![\\$])\$(?P<tex>(?! )(?:[^$\\]|\\.)+?(?<! ))\$(?!\d)"
    r"|(?<=\w)\$(?P<glued>(?! )(?=[^$]*\\)(?:[^$\\]|\\.)+?(?<! ))\$(?!\d)"
)
_COMMAND = re.compile(r"\\(?:text|textrm|textbf|textit|mathrm|operatorname)\s*" + _GROUP + r"|\\[A-Za-z]+")
_PROSE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}(?![A-Za-z])")
_STRIPPED_NAME = re.compile(rf"(?<![A-Za-z\\])(?:{_NAMED}|{_STYLED})(?![A-Za-z])")

_BARE_SIGN = re.compile(r"[_^\\{]|\b(?:O|Omega|Theta)\(")
_OPERATOR_SIGN = re.compile(
    r"\b(?:pm|times|approx|cdot|sim|varepsilon|infty|leq|leqslant|geq|geqslant)(?![a-z])"
)

# What is left of an operator without its backslash: \pm, \times, \approx; safe only next to a number.
_STRIPPED_OPERATORS = (
    (re.compile(r"(?<=\d|%) ?\bpm ?(?=\d)"), " ± "),
    (re.compile(r"(?<=\d) times (?=\d)"), " × "),
    (re.compile(r"\bapprox (?=[A-Z\d])|\bapprox(?=\d)"), "≈ "),
    (re.compile(r"\bcdot\b"), "·"),
    (re.compile(r"\bsim ?(?=\d)"), "∼"),
    (re.compile(r"\bvarepsilon\b"), "ε"),
    (re.compile(r"\binfty\b"), "∞"),
    (re.compile(r"(?<= )(?:leq|leqslant)(?= )"), "≤"),
    (re.compile(r"(?<= )(?:geq|geqslant)(?= )"), "≥"),
)


def replace_formulas(text: str, replacement: Callable[[str], str]) -> str:
    """The text with each formula replaced; `replacement` takes its TeX without delimiters.

    Dollar signs that mean money stay: "$5 million and $10", "costs $100", "between $5 and 10$ dollars".
    """
    # A pattern runs only if a character that it requires occurs: most abstracts contain none of them.
    if "\\" in text or "$" in text:
        text = _DELIMITED.sub(
            lambda match: replacement(next(group for group in match.groups() if group).strip()), text
        )
        text = _DOLLARS.sub(lambda match: _between_dollars(match, replacement), text)
    if _BARE_SIGN.search(text):
        text = _BARE.sub(lambda match: _bare(match.group(), replacement), text)
    if _OPERATOR_SIGN.search(text):
        for stripped, sign in _STRIPPED_OPERATORS:
            text = stripped.sub(sign, text)
    return text


def _bare(matched: str, replacement: Callable[[str], str]) -> str:
    """The replacement of bare TeX; prose in brackets and fractions without their command stay text."""
    if matched.endswith(")") and _is_prose(matched):
        return matched
    if "}{" in matched and "frac" not in matched:
        # Its braces are all that is left of the fraction.
        return matched.replace("{", "\\{").replace("}", "\\}")
    return replacement(_complete(matched))


def _complete(bare: str) -> str:
    """Bare TeX as a complete formula."""
    tex = with_backslashes(bare)
    return "{}" + tex if tex.startswith(("_", "^")) else tex


def with_backslashes(tex: str) -> str:
    r"""TeX with the backslashes that a scraper dropped: `ell_infty` gives `\ell_\infty`."""
    return _STRIPPED_NAME.sub(lambda match: "\\" + match.group(), tex)


def _between_dollars(match: re.Match[str], replacement: Callable[[str], str]) -> str:
    tex = match["tex"] or match["glued"]
    if _is_prose(tex):
        return match.group()
    return replacement(tex if "\\" in tex else with_backslashes(tex))


def _is_prose(tex: str) -> bool:
    """Whether the text between two dollar signs is prose about money (or a formula that lost its end)."""
    words = [word for word in _PROSE.findall(_COMMAND.sub(" ", tex)) if word not in _NAMES]
    return len(words) >= 2 or (
        len(words) == 1 and " " in tex and "\\" not in tex and not re.search(r"[=_^<>+]", tex)
    )
