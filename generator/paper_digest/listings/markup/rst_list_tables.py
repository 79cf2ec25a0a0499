"""Turns reStructuredText's tables that are written as lists into lists of Markdown, one item for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paper_digest.listings.field_labels import field_of
from paper_digest.listings.markup.markdown_marks import RULE
from paper_digest.listings.markup.rst_tables import row_as_item

_DIRECTIVE = re.compile(r"(?P<indent>\s*)\.\. list-table::.*")
_HEADER_ROWS = re.compile(r"\s*:header-rows:\s*(?P<number>\d{1,2})\s*")
_ROW = re.compile(r"\s+[*+-]\s+[*+-](?:\s+(?P<cell>.*))?")
_CELL = re.compile(r"\s+[*+-](?:\s+(?P<cell>.*))?")

Row = list[tuple[int, str]]
"""The first line (from 0) and the text of each cell."""


def convert_list_tables(markdown: list[str], lines: Sequence[str]) -> None:
    """Each row of a list-table becomes an item: its title, then each other cell on a line of its own."""
    number = 0
    while number < len(lines):
        directive = _DIRECTIVE.fullmatch(lines[number])
        end = _end(lines, number + 1, len(directive["indent"])) if directive else number + 1
        if directive:
            _convert_table(markdown, lines, range(number, end))
        number = end


def _end(lines: Sequence[str], number: int, indent: int) -> int:
    """The first line below a directive that is not indented more than it."""
    while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > indent):
        number += 1
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _convert_table(markdown: list[str], lines: Sequence[str], table: range) -> None:
    for number in table:
        if lines[number].strip():
            markdown[number] = RULE
    rows = _rows(lines, table)
    n_headings = _number_of_headings(lines, table)
    title = _title_column(rows[0]) if n_headings and rows else 0
    for row in rows[n_headings:]:
        for number, text in _item_lines(row, title):
            markdown[number] = text


def _number_of_headings(lines: Sequence[str], table: range) -> int:
    stated = (match["number"] for number in table if (match := _HEADER_ROWS.fullmatch(lines[number])))
    return int(next(stated, "0"))


def _item_lines(row: Row, title: int) -> Iterator[tuple[int, str]]:
    """The lines of an item with the cells of a row, the title first; a row too short for one begins it."""
    texts = [text for _, text in row]
    title = title if title < len(texts) else 0
    yield row[0][0], row_as_item([texts.pop(title)])
    for (number, _), text in zip(row[1:], texts, strict=True):
        yield number, f"  {text}"


def _rows(lines: Sequence[str], table: range) -> list[Row]:
    rows: list[Row] = []
    for number in table[1:]:
        if match := _ROW.fullmatch(lines[number]):
            rows.append([(number, match["cell"] or "")])
        elif rows and lines[number].strip():
            _continue(rows[-1], number, lines[number])
    return rows


def _continue(row: Row, number: int, line: str) -> None:
    """Adds the cell on a line to a row, or its words to the row's last cell."""
    if match := _CELL.fullmatch(line):
        row.append((number, match["cell"] or ""))
    else:
        first, text = row.pop()
        row.append((first, f"{text} {line.strip()}"))


def _title_column(headings: Row) -> int:
    """The column with the titles: the one with such a heading, or the first."""
    fields = [field_of(text) for _, text in headings]
    return fields.index("title") if "title" in fields else 0
