"""Splits text into words as the browser's search does: docs/assets/search/vocabulary.js has the same functions."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
"""Letters that Unicode does not decompose, as a keyboard without them writes them."""
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_WORD = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """The text without case and accents. To upper case and back is Unicode's case folding: "ß" becomes "ss"."""
    lower = text.upper().lower()
    if lower.isascii():
        return lower
    marked = unicodedata.normalize("NFD", lower)
    plain = "".join(char for char in marked if not unicodedata.category(char).startswith("M"))
    return _LETTER.sub(lambda match: _LETTERS[match.group()], plain)


def name_words(name: str) -> frozenset[str]:
    """The folded words of a name; words with a hyphen or an apostrophe also as one: "Jean-Luc" gives jean, luc, jeanluc."""
    words: set[str] = set()
    for part in fold_text(name).split():
        pieces = _WORD.findall(part)
        words.update(pieces, ("".join(pieces),))
    return frozenset(words - {""})
