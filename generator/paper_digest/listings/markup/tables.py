"""Finds the cells of tables, drawn with bars or copied with tabs, each with the word at the head of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FEW = 3
"""Lines and cells that are a table and no chance."""
_HEAD_WORDS = 3
_BAR = re.compile(r"(?<!\\)\|")


def cells_of(lines: Sequence[str]) -> dict[int, tuple[tuple[str, str], ...]]:
    """For each line (from 0) of a table: its cells as (head, cell), in order; heads and rules have none.

    A row that stands apart from its table, since a line between was damaged, still belongs to it if it has as many cells.
    """
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    heads: list[str] = []
    for number, line in enumerate(lines):
        if "|" not in line:
            continue
        is_rule = "-" in line and bool(_RULE.match(line))
        if is_rule and number and "|" in lines[number - 1] and not _RULE.match(lines[number - 1]):
            heads = _split(lines[number - 1])
            found[number - 1] = found[number] = ()
        elif is_rule:
            heads = heads or [""] * len(_split(line))  # the row of heads was lost
            found[number] = ()
        elif not heads and _begins_table(lines, number):
            cells = _split(line)
            heads = cells if all(len(cell.split()) <= _HEAD_WORDS for cell in cells) else [""] * len(cells)
            found[number] = () if heads == cells else tuple(zip(heads, cells, strict=True))
        elif heads and line.lstrip().startswith("|") and len(cells := _split(line)) == len(heads):
            found[number] = tuple(zip(heads, cells, strict=True))
    return found


def tabbed_cells_of(lines: Sequence[str]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The same for tables copied from a page: three lines or more with as many cells, three or more, that only tabs part."""
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    rows = [
        [] if line[:1].isspace() else [cell.strip() for cell in line.rstrip().split("\t")] for line in lines
    ]
    first = 0
    for _, run in groupby(rows, key=len):
        cells = list(run)
        width = len(cells[0])
        if width >= _FEW <= len(cells):
            is_head = all(0 < len(cell.split()) <= _HEAD_WORDS and not cell[0].isdigit() for cell in cells[0])
            heads = cells[0] if is_head else [""] * width
            found |= {
                first + at: () if is_head and not at else tuple(zip(heads, row, strict=True))
                for at, row in enumerate(cells)
            }
        first += len(cells)
    return found


def _begins_table(lines: Sequence[str], number: int) -> bool:
    """Whether three lines of as many cells, three or more, begin here: the rule below the heads may be lost."""
    three = [
        line for line in lines[number : number + 3] if line.lstrip().startswith("|") and not _RULE.match(line)
    ]
    counts = {len(_split(line)) for line in three}
    return len(three) == 3 and len(counts) == 1 and counts.pop() >= 3


def _split(line: str) -> list[str]:
    """The cells of one row; a bar inside of a link or behind a backslash parts nothing."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
