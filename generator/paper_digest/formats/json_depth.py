"""Cuts values out of JSON that are nested too deeply for `json`."""

from __future__ import annotations

import re
from typing import Final

_DEEPEST: Final = 100
"""Levels of a record that are read; papers have a dozen at most."""
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


def without_deep_values(text: str, start: int) -> tuple[str, int]:
    """The JSON value at `start` with null for each value below _DEEPEST levels, and its end.

    An unfinished value ends with the text.
    """
    parts: list[str] = []
    depth, kept = 0, start
    for token in _TOKEN.finditer(text, start):
        if token[0] in ("[", "{"):
            depth += 1
            if depth == _DEEPEST + 1:
                parts += (text[kept : token.start()], "null")
        elif token[0] in ("]", "}"):
            depth -= 1
            kept = token.end() if depth == _DEEPEST else kept
            if not depth:
                return "".join((*parts, text[kept : token.end()])), token.end()
    return "", len(text)
