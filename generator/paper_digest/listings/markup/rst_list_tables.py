"""Turns reStructuredText's tables that are written as lists into lists of Markdown, one item for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paper_digest.listings.field_labels import field_of
from paper_digest.listings.markup.rst_tables import RULE, row_as_item

_DIRECTIVE = re.compile(r"(?P<indent>\s*)\.\. list-table::.*")
_HEADER_ROWS = re.compile(r"\s*:header-rows:\s*(?P<number>\d{1,2})\s*")
_ROW = re.compile(r"\s+[*+-]\s+[*+-](?:\s+(?P<cell>.*))?")
_CELL = re.compile(r"\s+[*+-](?:\s+(?P<cell>.*))?")
_OPTION = re.compile(r"\s+:[a-z-]{1,30}:.*")

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
    rows = list(_rows(lines, table))
    stated = (match["number"] for number in table if (match := _HEADER_ROWS.fullmatch(lines[number])))
    n_headings = int(next(stated, "0"))
    title = _title_column(rows[0]) if n_headings and rows else 0
    for row in rows[n_headings:]:
        texts = [text for _, text in row]
        in_order = [*texts[title : title + 1], *texts[:title], *texts[title + 1 :]]
        for (number, _), text in zip(row, (row_as_item(in_order[:1]), *in_order[1:]), strict=True):
            markdown[number] = text if number == row[0][0] else f"  {text}"


def _rows(lines: Sequence[str], table: range) -> Iterator[Row]:
    row: Row = []
    for number in table[1:]:
        line = lines[number]
        if match := _ROW.fullmatch(line):
            if row:
                yield row
            row = [(number, match["cell"] or "")]
        elif row and (match := _CELL.fullmatch(line)):
            row.append((number, match["cell"] or ""))
        elif row and line.strip() and not _OPTION.fullmatch(line):
            first, text = row[-1]
            row[-1] = (first, f"{text} {line.strip()}")
    if row:
        yield row


def _title_column(headings: Row) -> int:
    """The column with the titles: the one with such a heading, or the first."""
    fields = [field_of(text) for _, text in headings]
    return fields.index("title") if "title" in fields else 0
