"""Finds the cells of tables, drawn with bars or copied with tabs, each with the heading of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MIN_SIZE = 3
"""Rows and columns of what is a table and not chance; chosen by hand."""
_MAX_HEADING_WORDS = 3
_BAR = re.compile(r"(?<!\\)\|")

Cells = tuple[tuple[str, str], ...]
"""The cells of a row, each as (heading, text)."""


def cells_of(lines: Sequence[str]) -> dict[int, Cells]:
    """The cells of each line (from 0) of a Markdown table; rows of headings and delimiters have none.

    A row that a damaged line separates from its table still belongs to it if it has as many cells.
    """
    rows: dict[int, Cells] = {}
    headings: list[str] = []
    for number, line in enumerate(lines):
        if "|" not in line:
            continue
        if _is_delimiter_row(line):
            rows[number] = ()
            if number and "|" in lines[number - 1] and not _is_delimiter_row(lines[number - 1]):
                headings, rows[number - 1] = _split(lines[number - 1]), ()
            headings = headings or [""] * len(_split(line))  # the row of headings was lost
        elif headings:
            rows |= _body_row(number, line, headings)
        elif _begins_table(lines, number):
            headings, rows[number] = _first_row(_split(line))
    return rows


def tabbed_cells_of(lines: Sequence[str]) -> dict[int, Cells]:
    """The same for tables copied from a page: three or more lines of as many cells between tabs."""
    table: dict[int, Cells] = {}
    rows = [
        [] if line[:1].isspace() else [cell.strip() for cell in line.rstrip().split("\t")] for line in lines
    ]
    first = 0
    for width, run in groupby(rows, key=len):
        run_rows = list(run)
        if width >= _MIN_SIZE <= len(run_rows):
            table |= _tabbed_table(first, run_rows)
        first += len(run_rows)
    return table


def _is_delimiter_row(line: str) -> bool:
    return "-" in line and bool(_DELIMITER_ROW.match(line))


def _body_row(number: int, line: str, headings: Sequence[str]) -> dict[int, Cells]:
    cells = _split(line)
    is_row = line.lstrip().startswith("|") and len(cells) == len(headings)
    return {number: tuple(zip(headings, cells, strict=True))} if is_row else {}


def _first_row(cells: list[str]) -> tuple[list[str], Cells]:
    """The headings of a table without a row of delimiters, and the cells of its first row."""
    if all(len(cell.split()) <= _MAX_HEADING_WORDS for cell in cells):
        return cells, ()
    headings = [""] * len(cells)
    return headings, tuple(zip(headings, cells, strict=True))


def _tabbed_table(first: int, rows: Sequence[Sequence[str]]) -> dict[int, Cells]:
    has_headings = all(
        0 < len(cell.split()) <= _MAX_HEADING_WORDS and not cell[0].isdigit() for cell in rows[0]
    )
    headings = rows[0] if has_headings else [""] * len(rows[0])
    table = {first + index: tuple(zip(headings, row, strict=True)) for index, row in enumerate(rows)}
    return table | {first: ()} if has_headings else table


def _begins_table(lines: Sequence[str], number: int) -> bool:
    """Whether three rows of as many cells, three or more, begin here: the row of delimiters may be lost."""
    rows = [
        _split(line)
        for line in lines[number : number + _MIN_SIZE]
        if line.lstrip().startswith("|") and not _DELIMITER_ROW.match(line)
    ]
    widths = {len(row) for row in rows}
    return len(rows) == _MIN_SIZE and len(widths) == 1 and widths.pop() >= _MIN_SIZE


def _split(line: str) -> list[str]:
    """The cells of one row; a bar behind a backslash separates nothing."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
