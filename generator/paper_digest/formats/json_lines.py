"""Writes JSON on the lines of another text, so that the reader of JSON finds records where they are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Token = tuple[int, str]
"""A part of JSON, and the line on which it is at least."""


def on_lines(tokens: Iterable[Token], lines: Sequence[str]) -> str:
    """The tokens, each on its line, or on the one reached if that is later; ends are not on blank lines."""
    parts: list[str] = []
    reached = 1
    for number, token in tokens:
        line = number
        while not token and line > reached and not "".join(lines[line - 1 : line]).strip():
            line -= 1
        parts += ("\n" * (line - reached), token)
        reached = max(reached, line)
    return "".join(parts)
