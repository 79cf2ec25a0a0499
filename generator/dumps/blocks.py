"""Turns a dump's decoded text into blocks: paragraphs, or lines where each line stands for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model import Block, Dump, Span
from generator.text.clean import fold_space

_LINE_END = re.compile(r"\r\n|\n|\r|\f")
_WRAP_AT_LEAST, _WRAP_AT_MOST = 50, 140
"""The columns at which mailers, text browsers and editors wrap."""


def blocks_of(name: str, text: str) -> Dump:
    """The dump `name` as blocks; runs of hard-wrapped lines are one block, every other line is its own."""
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()  # what follows the last line end is no line
    filled = tuple(number for number, line in enumerate(lines, 1) if line.strip())
    blocks = tuple(block for run in _runs(filled) for block in _blocks_of_run(lines, run))
    return Dump(name, blocks, len(lines), filled)


def _runs(filled: tuple[int, ...]) -> Iterator[Span]:
    """The stretches of lines between blank lines."""
    first = None
    for number, following in pairwise((*filled, -1)):
        first = number if first is None else first
        if following != number + 1:
            yield Span(first, number)
            first = None


def _blocks_of_run(lines: list[str], run: Span) -> Iterator[Block]:
    stretch = lines[run.first - 1 : run.last]
    if _is_wrapped(stretch):
        yield Block(fold_space(" ".join(stretch)), "\n".join(stretch), run)
        return
    for number, line in enumerate(stretch, run.first):
        folded = fold_space(line)
        yield Block(folded, line if folded != line else folded, Span(number, number))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether every line ends only because its successor's first word would not have fitted."""
    width = max(len(line.rstrip()) for line in lines)
    if len(lines) < 2 or not _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST:
        return False
    return all(len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines))
