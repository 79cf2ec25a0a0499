"""Reads tables in JSON, as programs for data write them: names of columns apart from the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import UnionType
from typing import Final

from paper_digest.formats.coercion import flat, words
from paper_digest.formats.field_names import NAMES, normal
from paper_digest.formats.json_programs import is_of_paper

_TITLES: Final = frozenset(NAMES["title"])
_KNOWN: Final = frozenset(chain.from_iterable(NAMES.values()))
_HEADINGS: Final = ("columns", "header", "headers", "fields", "cols")
_ROWS: Final = ("data", "rows", "values", "records")
_FEWEST_KNOWN: Final = 2
"""Names of fields that a heading has, at least."""

_SURELY_ROWS: Final = 4
"""Titles in a list that are no translations of one title; chosen by hand."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row under the names of their columns."""

    values: Mapping[str, object]
    """Empty where the row has no cells, or repeats the names."""
    warning: str = ""
    """What is odd about the row."""


def rows_of_object(value: dict[str, object]) -> list[TableRow]:
    """The rows of an object that is a table, none if it is something else.

    Either has it a list of columns and one of rows, the first of which may name the columns, or a list or an
    index of all cells for each column. A paper may have a table, too.
    """
    return ([] if is_of_paper(value) else _of_headings(value)) or _of_columns(value)


def _of_headings(value: Mapping[str, object]) -> list[TableRow]:
    fields = flat(value)
    rows = next((fields[name] for name in _ROWS if name in fields), None)
    columns = next((fields[name] for name in _HEADINGS if name in fields), None)
    if isinstance(rows, list) and isinstance(columns, list):
        return _under(list(map(_name, columns)), rows)
    return rows_of_list(rows) if isinstance(rows, list) else []


def rows_of_list(rows: Sequence[object]) -> list[TableRow]:
    """The rows of a list of lists, the first of which names the columns; none if that does not."""
    heading = rows[0] if rows else None
    return _under(list(map(_name, heading)), rows[1:]) if isinstance(heading, list) else []


def _under(heading: Sequence[str], rows: Sequence[object]) -> list[TableRow]:
    """The cells of each row under the names of their columns."""
    if not _names_fields(heading) or not all(isinstance(row, list) for row in rows):
        return []
    return [_row(heading, row) for row in rows if isinstance(row, list)]


def _row(heading: Sequence[str], cells: Sequence[object]) -> TableRow:
    if list(map(_name, cells)) == heading:
        return TableRow({})
    is_too_wide = len(cells) > len(heading)
    widths = f"{len(cells)} cells under {len(heading)} headings" if is_too_wide else ""
    return TableRow(dict(zip(heading, cells, strict=False)), widths)


def _names_fields(heading: Sequence[str]) -> bool:
    """Whether names of columns are those of a paper's fields."""
    names = list(filter(None, map(normal, heading)))
    different = set(names)
    is_clear = len(different) == len(names)
    return is_clear and not different.isdisjoint(_TITLES) and len(different & _KNOWN) >= _FEWEST_KNOWN


def _name(column: object) -> str:
    return words(column) or ""


def _of_columns(value: Mapping[str, object]) -> list[TableRow]:
    """The rows of columns that have equally many cells, by their place or by the same numbers."""
    columns = list(filter(None, map(_cells, value.values())))
    if len(columns) < len(value) or not _names_fields(list(value)):
        return []
    is_table = all(column.keys() == columns[0].keys() for column in columns) and _are_of_several(value)
    return [TableRow(dict(zip(value, cells, strict=True))) for cells in _across(columns)] if is_table else []


def _are_of_several(value: Mapping[str, object]) -> bool:
    """Whether columns are those of several papers: one paper may have two titles and two authors in lists.

    It has no two numbers as years, and no lists of authors.
    """
    lists = {normal(key): column for key, column in value.items() if isinstance(column, list)}
    is_long = any(len(column) >= _SURELY_ROWS for column in lists.values())
    return (
        not lists or is_long or _has_any(lists, "published", int | float) or _has_any(lists, "authors", list)
    )


def _has_any(lists: Mapping[str, Sequence[object]], field: str, kind: type | UnionType) -> bool:
    """Whether the list of a field has an element of a kind."""
    return any(isinstance(cell, kind) for key in NAMES[field] for cell in lists.get(key, ()))


def _across(columns: Sequence[Mapping[str, object]]) -> Iterator[tuple[object, ...]]:
    return (tuple(column[key] for column in columns) for key in columns[0])


def _cells(column: object) -> Mapping[str, object]:
    """The cells of a column by their numbers; none of what is no column, as a list of one may be."""
    if isinstance(column, list):
        return {str(number): cell for number, cell in enumerate(column)} if len(column) > 1 else {}
    return column if isinstance(column, dict) and all(map(str.isdigit, column)) else {}
