"""Read CSV and TSV (also with `;` or `|`): a paper a row, columns known by their names; or a field a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from paper_digest.formats.books import NO_PAPER, is_book
from paper_digest.formats.field_names import NAMES, normal
from paper_digest.formats.field_rows import Row, field_row_records, has_field_rows, is_field_row
from paper_digest.formats.mapping import keys_by_field
from paper_digest.formats.people_columns import with_people_apart
from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.formats.table_columns import known_names, named_cells
from paper_digest.formats.wide_rows import Columns
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

LAYOUT = "CSV"
_DELIMITERS: Final = ("\t", ",", ";", "|")
_LONGEST_HEADING: Final = 60
_LONGEST_HEADER: Final = 4_000
_SAMPLE_ROWS: Final = 12
_ROW_AT_MOST: Final = 2_000
"""Lines of one row; a quotation mark that is never closed would take the rest of the file. Chosen by hand."""
_SEARCHED_LINES: Final = 50
"""Lines of a cell in which other fields are looked for, which it took along; chosen by hand."""
_ROWS_OF_COLUMNS: Final = 200
"""Rows by which the others are aligned; chosen by hand."""
_PREFACE = re.compile(r"\ufeff?(?:sep=(?P<delimiter>[,;|\t])|\"?About the data: .{0,2000})", re.IGNORECASE)
"""A line before the header: Excel's, which names the delimiter, or that of Dimensions."""
_BLANK: Final = "\ufeff\r\n"
_RULE = re.compile(r"[\s|:+-]+")
_PAPER_KEYS: Final = frozenset(key for name in ("title", "abstract") for key in NAMES[name]) - {
    "name",
    "description",
    "summary",
}
_KNOWN: Final = frozenset(key for keys in NAMES.values() for key in keys)
_SURELY_NAMES: Final = 4
"""Names of fields in one line that no heading of a page has; chosen by hand."""
_LONG_CELL: Final = 30
_REFERENCE = re.compile(r"\((?:19|20)\d\d\)|[“\"]")
"""What no heading has: a year in parentheses, a quotation mark."""
_SENTENCE = re.compile(r"\S+\s+\S+\s.*[^\W\d_]{2}\.")

csv.field_size_limit(1 << 27)  # some cells hold whole papers; a row's lines are limited here


def recognizes(head: str) -> bool:
    """Whether the first row names a title or an abstract, or short headings are over even rows."""
    first, _, rest = head.lstrip(_BLANK).partition("\n")
    table = rest.lstrip(_BLANK) if _PREFACE.fullmatch(first.strip()) else head.lstrip(_BLANK)
    start = table.split("\n", 400)[:400]
    lines = [line for line in start if line.strip()]
    if len(lines) < 2 or _is_other_text(lines):
        return False
    is_before_blank_line = not start[1].strip()
    return has_field_rows(lines) or any(_is_table(lines, char, is_before_blank_line) for char in _DELIMITERS)


def _is_other_text(lines: Sequence[str]) -> bool:
    """Whether the lines are a table of Markdown or drawn with rules, or start with a paragraph or JSON."""
    starts_otherwise = lines[0].lstrip().startswith(("|", "{", "[{"))
    return starts_otherwise or bool(_RULE.fullmatch(lines[1])) or len(lines[0]) > _LONGEST_HEADER


def _is_table(lines: Sequence[str], delimiter: str, is_before_blank_line: bool) -> bool:
    """Whether the first line names the columns of the others.

    is_before_blank_line: whether a blank line follows it, as below the heading of a page: "Title, authors".
    """
    heading = _cells(lines[0], delimiter)
    if not _is_heading(heading):
        return False
    sample = islice(_rows(lines, 1, delimiter, len(heading)), _SAMPLE_ROWS)
    rows = [row for _, row in sample if row]
    even_rows = [len(row) for row in rows].count(len(heading))
    names = set(map(normal, known_names(heading)))
    if names & _PAPER_KEYS:
        is_named = len(names & _KNOWN) >= (
            _SURELY_NAMES if is_before_blank_line else min(2, len(heading) / 2)
        )
        return is_named or even_rows * 2 >= len(rows)
    # the last row may be cut by the end of the sample
    return even_rows >= max(2, len(rows) - 1) and _has_words(heading) and _has_long_cell(rows)


def _has_long_cell(rows: Sequence[Sequence[str]]) -> bool:
    return any(len(cell) > _LONG_CELL for row in rows for cell in row)


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether cells are names of columns; spreadsheets write further columns without names.

    Beside enough names of fields, a heading may be a question, as those of forms are.
    """
    names = [cell for cell in cells if cell]
    if len(names) < 2 or len({*names}) < len(names):
        return False
    are_short = max(map(len, names)) <= _LONGEST_HEADING
    return are_short or len(_KNOWN.intersection(map(normal, known_names(names)))) >= _SURELY_NAMES


def _has_words(heading: Sequence[str]) -> bool:
    """Whether there are three headings or more, and none is a number or a part of a text."""
    are_words = all(cell and not cell[0].isdigit() and not _SENTENCE.fullmatch(cell) for cell in heading)
    return len(heading) >= 3 and are_words and not any(map(_REFERENCE.search, heading))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a row; rows that hold no paper or are much too wide are reported, short rows are read.

    A row with a few cells too many is aligned by what the others hold in each column.

    Empty cells beyond the last column make no row too wide: Web of Science ends each row with a tab.
    """
    source = SourceText(lines)
    if has_field_rows(source.lines):
        yield from _outputs_of_field_rows(name, source.lines, metadata)
        return
    start, heading, delimiter = _heading(source.lines, metadata)
    reporter = Reporter(
        name,
        f"a row of {len(heading)} cells with a title or an abstract",
        f"Fix the row, or name its columns in {name}.yml (columns: {{title: ..., abstract: ...}}); "
        f"the columns are {', '.join(heading)}.",
    )
    width = len(heading)
    fitting = (row for _, row in _rows(source.lines, start, delimiter, width) if row and len(row) == width)
    columns = Columns.of_rows(islice(fitting, _ROWS_OF_COLUMNS), width)
    rows = _rows(source.lines, start, delimiter, width, columns)
    header = [Boilerplate(Span(1, start))] if start else []
    events = chain(header, (_event(span, row, heading, columns) for span, row in rows))
    yield from parser_outputs(with_people_apart(events), reporter, metadata)


def _outputs_of_field_rows(name: str, lines: Sequence[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    reporter = Reporter(
        name, "rows with the fields of a paper, its title among them", "Fix the rows or delete them."
    )
    return parser_outputs(field_row_records(_field_rows(lines)), reporter, metadata)


def _field_rows(lines: Sequence[str]) -> Iterator[Row]:
    """The rows with cells; no cells for a stray quotation mark, which would take the next fields along."""
    start = 0
    while start < len(lines):
        row, count = _row(lines, start, ",")
        within = lines[start + 1 : start + min(count, _SEARCHED_LINES)]
        takes_fields_along = any(map(is_field_row, within)) and not _is_quoted(lines[start : start + count])
        if takes_fields_along or (row and len(row) == 1 and is_field_row(row[0])):
            row, count = None, 1
        if row is None or row:
            yield Span(start + 1, start + count), row
        start += count


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether each quotation mark in the lines of a row is at an end of a cell, or doubled."""
    try:
        return len(list(csv.reader((f"{line}\n" for line in lines), strict=True))) == 1
    except csv.Error:
        return False


def _event(span: Span, row: list[str] | None, heading: Sequence[str], columns: Columns) -> Event:
    if row is None:
        return UnparsedSpan(span, "a quotation mark that is not closed")
    if not any(map(str.strip, row)):
        return Boilerplate(span)
    widths = f"{len(row)} cells under {len(heading)} headings"
    cells: list[str] | None = row
    if is_too_wide := any(map(str.strip, row[len(heading) :])):
        cells = columns.aligned(row)
    if cells is None:
        return UnparsedSpan(span, widths)
    values = named_cells(heading, cells)
    if is_book({**dict.fromkeys(heading, ""), **values}):
        return UnparsedSpan(span, NO_PAPER)
    return RawRecord(span, values, widths if is_too_wide or len(row) < len(heading) else "")


def _heading(lines: Sequence[str], metadata: DumpMetadata) -> tuple[int, Sequence[str], str]:
    """The number of lines up to and with the first row, its cells, and the delimiter."""
    wanted = {key for keys in keys_by_field(metadata).values() for key in keys}
    delimiter = ""
    for number, line in enumerate(lines, 1):
        preface = _PREFACE.fullmatch(line.strip())
        if preface:
            delimiter = preface["delimiter"] or ""
        elif line.strip():
            by_delimiter = {char: _cells(line, char) for char in delimiter or _DELIMITERS}
            best = max(
                by_delimiter,
                key=lambda char: (
                    len(wanted.intersection(map(normal, by_delimiter[char]))),
                    len(by_delimiter[char]),
                ),
            )
            return number, by_delimiter[best], best
    return len(lines), (), ","


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _rows(
    lines: Sequence[str], start: int, delimiter: str, width: int, columns: Columns | None = None
) -> Iterator[tuple[Span, list[str] | None]]:
    """The lines and cells of each row below `start` lines; no cells for a stray quotation mark."""
    while start < len(lines):
        row, count = _row(lines, start, delimiter)
        if count > 1 and not _is_whole(row, width, columns):
            row, count = None, 1  # a stray quotation mark took the next rows along
        if row is None or row:
            yield Span(start + 1, start + count), row
        start += count


def _is_whole(row: list[str] | None, width: int, columns: Columns | None) -> bool:
    """Whether cells over several lines are one row, as their number says, or what the columns hold."""
    if row is None:
        return False
    return len(row) == width or (columns is not None and columns.aligned(row) is not None)


def _row(lines: Sequence[str], start: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that starts below `start` lines, and how many lines it takes."""
    most = _ROW_AT_MOST if '"' in lines[start] else 1
    last = min(len(lines), start + most)
    reader = csv.reader(
        (f"{lines[number].replace(chr(0), '')}\n" for number in range(start, last)), delimiter=delimiter
    )
    try:
        row = next(reader, [])
    except csv.Error:
        return None, max(1, reader.line_num)
    is_closed = reader.line_num == 1 or '"' in lines[start + reader.line_num - 1]
    return (row if is_closed else None), max(1, reader.line_num)
