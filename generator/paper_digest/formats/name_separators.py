"""Tells the lists of names apart whose separator is rare: a line for each name, or colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.values.name_additions import has_corporate_word

_OTHER_SEPARATORS: Final = re.compile(r"[;；、，|]|\sand\s|\s&\s")
_COLON: Final = re.compile(r":\s+")
_NAME: Final = re.compile(r"[^\W\d_][^\s:]*(?:\s+[^\s:]+){1,5}", re.DOTALL)
"""Two to six words, as a whole name has."""
_INVERTED: Final = re.compile(r"[^\s,]+,")
"""A family name of one word; "Ada Roe, Bo" is the beginning of a list that goes on on the next line."""


def with_semicolons(text: str) -> str:
    """The text with semicolons between the names if each has its own line, or colons separate them.

    Lines may also be those of one long list, which has other separators; a colon may be behind the name of a
    group.
    """
    if _OTHER_SEPARATORS.search(text):
        return text
    lines = [line.strip() for line in text.split("\n") if line.strip()] if "\n" in text else []
    if _are_names(lines):
        return "; ".join(lines)
    parts = _COLON.split(text) if ": " in text else []
    return "; ".join(parts) if _are_names(parts) and not any(map(has_corporate_word, parts)) else text


def _are_names(parts: Sequence[str]) -> bool:
    """Whether there are several parts, each a whole name: "Ada Roe", or, each of them, "Roe, Ada"."""
    are_inverted = bool(parts) and all(map(_INVERTED.match, parts))
    are_alike = all(part.count(",") == are_inverted for part in parts)
    return len(parts) > 1 and are_alike and all(map(_NAME.fullmatch, parts))
