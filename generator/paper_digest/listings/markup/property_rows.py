"""Joins the cells of tables with a label and its value in each row, as in Zotero's reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from paper_digest.listings.blocks import Block
from paper_digest.listings.field_labels import bare_label
from paper_digest.model.record import Span

_FEWEST_ROWS = 2
"""Rows with a known label that show that a table has one in each row; by hand."""


def joined_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; `Author` and `Ada Lovelace` in a row of two cells are `Author: Ada Lovelace`."""
    rows = [list(row) for _, row in groupby(blocks, key=_row_of)]
    n_labels = Counter(_table_of(row) for row in rows if _is_labeled(row))
    for row in rows:
        if n_labels[_table_of(row)] >= _FEWEST_ROWS and _is_pair(row):
            yield _joined(row)
        else:
            yield from row


def _table_of(row: Sequence[Block]) -> int:
    """The number of the table of a row; 0 outside of tables."""
    return row[0].cell.table if row[0].cell else 0


def _row_of(block: Block) -> tuple[int, int] | int:
    """The row of a block; each block outside of tables is a row of its own."""
    return (block.cell.table, block.cell.row) if block.cell else id(block)


def _is_pair(group: Sequence[Block]) -> bool:
    """Whether the blocks of a row are one in its first cell, and one or more in the second one."""
    columns = [block.cell.column if block.cell else 0 for block in group]
    return columns[:2] == [1, 2] and set(columns[1:]) == {2} and not group[0].links


def _is_labeled(group: Sequence[Block]) -> bool:
    return _is_pair(group) and bare_label(group[0].text) is not None and bare_label(group[1].text) is None


def _joined(group: Sequence[Block]) -> Block:
    label, *values = group
    return replace(
        values[0],
        text=f"{label.text.rstrip(' :')}: {' '.join(value.text for value in values)}",
        span=Span(label.span.first, max(value.span.last for value in values)),
        links=tuple(link for value in values for link in value.links),
        marker=label.marker,
        cell=None,
    )
