"""Decodes and splits the text of names, in which braces protect what is in them, as in BibTeX."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from paper_digest.values.clean_text import clean, fold_space
from paper_digest.values.rich_text.latex_symbols import unicode_of

SUFFIX: Final = r"(?:(?i:jr|sr)\.?|II|III|IV|2nd|3rd|4th)"
IS_SUFFIX = re.compile(SUFFIX)
PARTICLES: Final = frozenset(
    "de da di del della der den des du van von la le el al bin ibn ben ter ten y e"
    " zu zum zur im dos das do af av".split()
)
"""Words in lower case before a family name. Collected by hand."""
COMMA = re.compile(r"\s*,\s*")
_BRACES = re.compile(r"[{}~]")
_EMPTY_BRACES = re.compile(r"\{[{}\s]{0,8}\}")
_TEX = re.compile(
    r"\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
    r"|\\[\"'`^~=.]\s*(?:\{[^{}]*\}|\\[A-Za-z]+\s?|[A-Za-z])"
    r"|\\[vucHkrdbt](?:\s*\{[^{}]*\}|\s*\\[A-Za-z]+\s?|\s+[A-Za-z])"
    r"|\\(?:[A-Za-z]+\s?|.)"
)
"""BibTeX's special characters: accents, letters and symbols, in braces of their own or without."""
_WORD_COMMAND = re.compile(r"\\(?!text)[A-Za-z]{4,20}+\s?(?!\{)")
"""What a forgotten space or brace makes a command: `H\\aakon`; not one with an argument: `\\textsc{e}`."""


def decoded(text: str) -> str:
    """The text in clean Unicode; only braces that protect are left."""
    return clean(_TEX.sub(_character, text) if "\\" in text else text)


def _character(match: re.Match[str]) -> str:
    """What TeX prints for a special character; the letters of an unknown command within a word stay."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    is_within_word = before.isalpha() and _WORD_COMMAND.match(match.string, match.start())
    return unicode_of(match[0]) or (match[0][1:] if is_within_word else "")


def without_braces(text: str) -> str:
    """The text without braces, and with spaces for TeX's ties."""
    return (
        fold_space(text.replace("{", "").replace("}", "").replace("~", " ")) if _BRACES.search(text) else text
    )


def without_stray_braces(text: str) -> str:
    """The text without braces that protect nothing: empty pairs, or all where one has no partner."""
    if not _BRACES.search(text):
        return text
    filled = _EMPTY_BRACES.sub("", text)
    depths = list(accumulate({"{": 1, "}": -1}.get(char, 0) for char in filled))
    is_balanced = not depths or (min(depths) >= 0 and not depths[-1])
    return filled if is_balanced else filled.replace("{", "").replace("}", "")


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between the separators that no braces enclose."""
    if "{" not in text:
        return separator.split(text)
    parts, depth, start = [], 0, 0
    for token in re.finditer(rf"[{{}}]|{separator.pattern}", text, separator.flags):
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if depth <= 0 and token.group() not in "{}":
            parts.append(text[start : token.start()])
            start = token.end()
    return [*parts, text[start:]]


def is_lower(word: str) -> bool:
    """Whether the first letter is in lower case; a word in braces counts as capitalized."""
    first_letter = next((char for char in word if char.isalpha() or char == "{"), "")
    return first_letter.islower()
