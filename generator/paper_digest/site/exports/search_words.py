"""Folds and splits words as the search in the browser does, in docs/assets/search/."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
"""Letters that Unicode does not decompose, as a keyboard without them writes them."""
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_WORD = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """The text without case and accents.

    To upper case and back is Unicode's case folding: "ß" becomes "ss".
    """
    lower = text.upper().lower()
    if lower.isascii():
        return lower
    marked = unicodedata.normalize("NFD", lower)
    plain = "".join(char for char in marked if not unicodedata.category(char).startswith("M"))
    return _LETTER.sub(lambda match: _LETTERS[match.group()], plain)


def name_words(name: str) -> frozenset[str]:
    """The folded words of a name: "Jean-Luc O'Brien" gives jean, luc, jeanluc, o, brien, obrien."""
    words: set[str] = set()
    for part in fold_text(name).split():
        pieces = _WORD.findall(part)
        words.update(pieces, ("".join(pieces),))
    return frozenset(words - {""})
