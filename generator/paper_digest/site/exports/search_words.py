"""Folds and splits words as the search in the browser does, in docs/assets/search/."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
"""Letters that Unicode does not decompose, as a keyboard without them writes them."""
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """The text without case and accents.

    To upper case and back is Unicode's case folding: "ß" becomes "ss".
    """
    lower = text.upper().lower()
    if lower.isascii():
        return lower
    marked = unicodedata.normalize("NFD", lower)
    return _NON_ASCII.sub(
        lambda match: _LETTERS.get(match[0], "" if _is_mark(match[0]) else match[0]), marked
    )


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def name_words(name: str) -> frozenset[str]:
    """The folded words of a name: "Jean-Luc O'Brien" gives jean, luc, jeanluc, o, brien, obrien."""
    words: set[str] = set()
    for part in fold_text(name).split():
        pieces = _WORD.findall(part)
        words.update(pieces, ("".join(pieces),))
    return frozenset(words - {""})
