"""Finds the HTML elements that are open at each line of a Markdown page, such as `<div class="card">`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from typing import Final

_TAG = re.compile(r"<(?P<slash>/?)(?P<tag>div|section|article|details)\b[^<>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_DEEPEST: Final = 40
"""Elements within one another that are remembered; so many are never closed, and around nothing. By hand."""


def elements_of_lines(lines: Sequence[str]) -> list[tuple[int, ...]]:
    """For each line the elements around its first words, as numbers, the outermost first."""
    numbers = count(1)
    opened: list[tuple[str, int]] = []
    around: list[tuple[int, ...]] = []
    for line in lines:
        first: tuple[int, ...] | None = None
        end = 0
        for tag in _TAG.finditer(line):
            if first is None and _WORD.search(line, end, tag.start()):
                first = _numbers(opened)
            _change(opened, tag, next(numbers))
            end = tag.end()
        around.append(_numbers(opened) if first is None else first)
    return around


def _numbers(opened: Sequence[tuple[str, int]]) -> tuple[int, ...]:
    return tuple(number for _, number in opened) if len(opened) < _DEEPEST else ()


def _change(opened: list[tuple[str, int]], tag: re.Match[str], number: int) -> None:
    """Opens an element, or closes the innermost one of that name with all that is open in it."""
    name = tag["tag"].lower()
    if not tag["slash"]:
        opened[:] = [*opened[1 - _DEEPEST :], (name, number)]
        return
    names = [open_name for open_name, _ in opened]
    if name in names:
        del opened[len(names) - 1 - names[::-1].index(name) :]
