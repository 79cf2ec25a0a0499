"""Reads tables with a field of a record in each row: its name in the first cell, its values in the others."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from paper_digest.formats.field_names import NAMES, normal
from paper_digest.formats.records import RawRecord
from paper_digest.formats.table_columns import with_program_fields
from paper_digest.model.record import Span

_TITLES: Final = frozenset(NAMES["title"]) - {"name"}
_FIELDS: Final = frozenset(key for name, keys in NAMES.items() if name != "title" for key in keys) | {
    "source",
    "authoraddresses",
}
_WORDS = re.compile(r"[A-Za-z][A-Za-z ()/-]{0,60}")
_FEWEST: Final = 3
"""Different fields beside the title that show such a table; by hand."""
_SAMPLE: Final = 60


Row = tuple[Span, Sequence[str]]
"""The lines and the cells of a row."""


def has_field_rows(lines: Sequence[str]) -> bool:
    """Whether the first cells of the first rows name fields of a paper, and other cells of the first none."""
    rows = list(islice(filter(None, map(_cells, lines)), _SAMPLE))
    names = set(map(_name, rows))
    is_header = bool(rows) and any(normal(cell) in _FIELDS for cell in rows[0][1:])
    return not is_header and bool(names & _TITLES) and len(names & _FIELDS) >= _FEWEST


def is_field_row(line: str) -> bool:
    """Whether a line starts with the name of a field in a cell of its own."""
    return _name(_cells(line)) in _FIELDS | _TITLES


def field_row_records(rows: Iterable[Row]) -> Iterator[RawRecord]:
    """The records; each starts with the field that the first one starts with."""
    record: list[Row] = []
    for row in rows:
        if record and row[1][0] == record[0][1][0]:
            yield _record(record)
            record = []
        record.append(row)
    if record:
        yield _record(record)


def _name(cells: Sequence[str]) -> str:
    """The normal form of the first cell of several, if it is words; else nothing."""
    return normal(cells[0]) if len(cells) > 1 and _WORDS.fullmatch(cells[0].strip()) else ""


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line.lstrip("\ufeff").replace("\0", "")]), [])
    except csv.Error:
        return []


def _record(rows: Sequence[Row]) -> RawRecord:
    values = {cells[0].strip(): "; ".join(filter(None, map(str.strip, cells[1:]))) for _, cells in rows}
    span = Span(rows[0][0].first, rows[-1][0].last)
    return RawRecord(span, with_program_fields(values, list(values)))
