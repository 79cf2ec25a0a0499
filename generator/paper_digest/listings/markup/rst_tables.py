"""Turns the tables of reStructuredText into Markdown's, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paper_digest.listings.markup.markdown_marks import RULE

_BORDER = re.compile(r"\s{0,3}=+(?: +=+)+\s*")
_GRID_BORDER = re.compile(r"\s{0,3}\+(?:[-=]+\+)+\s*")


def convert_tables(markdown: list[str], lines: Sequence[str]) -> set[int]:
    """Rows of simple and grid tables get bars; the lines (from 0) of all tables are returned."""
    in_table: set[int] = set()
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and lines[end].strip():
            end += 1
        borders = [index for index in range(number, end) if _is_border(lines[index])]
        if borders:
            _convert_table(markdown, lines, range(number, end), borders)
            in_table |= set(range(number, end))
        number = max(end, number + 1)
    return in_table


def _is_border(line: str) -> bool:
    return bool(_BORDER.fullmatch(line) or _GRID_BORDER.fullmatch(line))


def _convert_table(markdown: list[str], lines: Sequence[str], table: range, borders: Sequence[int]) -> None:
    is_grid = lines[borders[0]].lstrip().startswith("+")
    columns = [match.span() for match in re.finditer(r"[-=]+" if is_grid else r"=+", lines[borders[0]])]
    for number in table:
        markdown[number] = RULE
    if table[-1] > borders[0]:
        markdown[_last_heading_border(lines, borders, is_grid)] = f"|{' --- |' * len(columns)}"
    for first, cells in _rows(lines, table, frozenset(borders), columns, is_grid):
        markdown[first] = _bar_row(cells) if first > borders[0] else row_as_item(cells)


def _rows(
    lines: Sequence[str],
    table: range,
    borders: frozenset[int],
    columns: Sequence[tuple[int, int]],
    is_grid: bool,
) -> Iterator[tuple[int, list[str]]]:
    """The first line (from 0) and the cells of each row, which may have several lines."""
    rows: dict[int, list[list[str]]] = {}
    first = -1
    for number in table:
        if number in borders:
            first = -1
            continue
        cells = _cells(lines[number], columns)
        if first < 0 or not (is_grid or not cells[0]):
            first = number
        rows.setdefault(first, []).append(cells)
    for first, parts in rows.items():
        yield first, [" ".join(filter(None, column)) for column in zip(*parts, strict=True)]


def _last_heading_border(lines: Sequence[str], borders: Sequence[int], is_grid: bool) -> int:
    """The border below the row of headings; the first one where a table has none."""
    if is_grid:
        return next((number for number in borders if "=" in lines[number]), borders[0])
    return borders[1] if len(borders) > 2 else borders[0]


def _cells(line: str, columns: Sequence[tuple[int, int]]) -> list[str]:
    """The cells of a row; the last column may be longer than its border."""
    ends = [start for start, _ in columns[1:]]
    pieces = [line[start:end] for (start, _), end in zip(columns, [*ends, len(line)], strict=True)]
    return [piece.strip().strip("|").strip().replace("|", "\\|") for piece in pieces]


def _bar_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def row_as_item(cells: Sequence[str]) -> str:
    """A row as an item of a list, its first cell in bold."""
    return f"- **{cells[0]}** {' '.join(filter(None, cells[1:]))}".rstrip()
