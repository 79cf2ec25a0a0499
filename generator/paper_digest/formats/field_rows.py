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
from paper_digest.sources.coverage import UnparsedSpan

_TITLES: Final = frozenset(NAMES["title"]) - {"name"}
_FIELDS: Final = frozenset(
    ("authoraddresses", *(key for name, keys in NAMES.items() if name != "title" for key in keys))
)
_ALL: Final = _TITLES | _FIELDS
_WORDS = re.compile(r"[A-Za-z][A-Za-z ()/-]{0,60}")
_FEWEST: Final = 3
"""Different fields beside the title that show such a table; by hand."""
_SAMPLE: Final = 60


Row = tuple[Span, Sequence[str] | None]
"""The lines and the cells of a row; no cells where a quotation mark is not closed."""
_NOT_CLOSED: Final = "a quotation mark that is not closed, so that a field is missing"


def has_field_rows(lines: Sequence[str]) -> bool:
    """Whether first cells of the first rows name fields of a paper; in a header, the cells beside one do."""
    rows = list(islice(filter(None, map(_cells, lines)), _SAMPLE))
    names = set(map(_name, rows))
    is_header = bool(rows) and any(normal(cell) in _FIELDS for cell in rows[0][1:])
    return not is_header and bool(names & _TITLES) and len(names & _FIELDS) >= _FEWEST


def is_field_row(line: str) -> bool:
    """Whether a line starts with the name of a field in a cell of its own."""
    return _name(_cells(line)) in _ALL


def field_row_records(rows: Iterable[Row]) -> Iterator[RawRecord | UnparsedSpan]:
    """The records; each starts with the field that the first one starts with.

    One with several titles is not read: which title its other fields belong to is unknown.
    """
    all_rows = list(rows)
    starts = [0, *_starts(all_rows)]
    for start, end in zip(starts, [*starts[1:], len(all_rows)], strict=True):
        if start < end:
            yield _record(all_rows[start:end])


def _starts(rows: Sequence[Row]) -> Iterator[int]:
    """Where the records behind the first one start, with the rows above the fields: a number, a name."""
    names = [_name(cells or ()) for _, cells in rows]
    above = next((index for index, name in enumerate(names) if name in _ALL), 0)
    for index in range(above + 1, len(rows)):
        if names[index] == names[above] != names[index - 1]:
            yield _with_rows_above(rows, names, index, above)


def _with_rows_above(rows: Sequence[Row], names: Sequence[str], start: int, most: int) -> int:
    """Where the rows start that are no fields and directly above a record, at most as many as given."""
    first = start
    while (
        start - first < most
        and names[first - 1] not in _ALL
        and rows[first - 1][0].last + 1 == rows[first][0].first
    ):
        first -= 1
    return first


def _name(cells: Sequence[str]) -> str:
    """The normal form of the first cell of several, if it is words; else nothing."""
    return normal(cells[0]) if len(cells) > 1 and _WORDS.fullmatch(cells[0].strip()) else ""


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line.lstrip("\ufeff").replace("\0", "")]), [])
    except csv.Error:
        return []


def _record(rows: Sequence[Row]) -> RawRecord | UnparsedSpan:
    span = Span(rows[0][0].first, rows[-1][0].last)
    values: dict[str, list[str]] = {}
    for cells in filter(None, (cells for _, cells in rows)):
        values.setdefault(cells[0].strip(), []).extend(filter(None, map(str.strip, cells[1:])))
    if any(len(texts) > 1 for name, texts in values.items() if normal(name) in _TITLES):
        return UnparsedSpan(span, "rows with several titles")
    joined = {name: "; ".join(texts) for name, texts in values.items()}
    warning = _NOT_CLOSED if any(cells is None for _, cells in rows) else ""
    return RawRecord(span, with_program_fields(joined, list(joined)), warning)
