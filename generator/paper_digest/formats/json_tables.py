"""Reads tables in JSON, as programs for data write them: names of columns apart from the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from paper_digest.formats.coercion import flat, words
from paper_digest.formats.field_names import NAMES, normal

_TITLES: Final = frozenset(NAMES["title"])
_KNOWN: Final = frozenset(chain.from_iterable(NAMES.values()))
_HEADINGS: Final = ("columns", "header", "headers", "fields", "cols")
_ROWS: Final = ("data", "rows", "values", "records")
_FEWEST_KNOWN: Final = 2
"""Names of fields that a heading has, at least."""

Row = dict[str, object]


def rows_of_object(value: Mapping[str, object]) -> list[Row]:
    """The rows of an object that is a table, none if it is something else.

    Either has it a list of columns and one of rows, the first of which may name the columns, or a list or an
    index of all cells for each column.
    """
    fields = flat(value)
    rows = next((fields[name] for name in _ROWS if name in fields), None)
    columns = next((fields[name] for name in _HEADINGS if name in fields), None)
    if isinstance(rows, list) and isinstance(columns, list):
        return _under(list(map(_name, columns)), rows)
    if isinstance(rows, list) and (below := rows_of_list(rows)):
        return below
    return _of_columns(value)


def rows_of_list(rows: Sequence[object]) -> list[Row]:
    """The rows of a list of lists, the first of which names the columns; none if that does not."""
    heading = rows[0] if rows else None
    return _under(list(map(_name, heading)), rows[1:]) if isinstance(heading, list) else []


def _under(heading: Sequence[str], rows: Sequence[object]) -> list[Row]:
    """The cells of each row under the names of their columns."""
    if not _names_fields(heading) or not all(isinstance(row, list) for row in rows):
        return []
    return [dict(zip(heading, row, strict=False)) for row in rows if isinstance(row, list)]


def _names_fields(heading: Sequence[str]) -> bool:
    """Whether names of columns are those of a paper's fields."""
    names = set(map(normal, heading))
    return not names.isdisjoint(_TITLES) and len(names & _KNOWN) >= _FEWEST_KNOWN


def _name(column: object) -> str:
    return words(column) or ""


def _of_columns(value: Mapping[str, object]) -> list[Row]:
    """The rows of columns that have equally many cells, by their place or by the same numbers."""
    columns = list(filter(None, map(_cells, value.values())))
    if len(columns) < len(value) or not _names_fields(list(value)):
        return []
    is_table = all(column.keys() == columns[0].keys() for column in columns)
    return [dict(zip(value, cells, strict=True)) for cells in _across(columns)] if is_table else []


def _across(columns: Sequence[Mapping[str, object]]) -> Iterator[tuple[object, ...]]:
    return zip(*(column.values() for column in columns), strict=True)


def _cells(column: object) -> Mapping[str, object]:
    """The cells of a column by their numbers; none of what is no column, as a list of one may be."""
    if isinstance(column, list):
        return {str(number): cell for number, cell in enumerate(column)} if len(column) > 1 else {}
    return column if isinstance(column, dict) and all(map(str.isdigit, column)) else {}
