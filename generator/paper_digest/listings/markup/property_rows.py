"""Joins the cells of tables with a label and its value in each row, as in Zotero's reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from paper_digest.listings.blocks import Block
from paper_digest.listings.field_labels import bare_label
from paper_digest.model.record import Span

_FEWEST_ROWS = 2
"""Rows with a known label that show that a table has one in each row; by hand."""


def joined_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; `Author` and `Ada Lovelace` in a row of two cells are `Author: Ada Lovelace`."""
    groups = [list(group) for _, group in groupby(blocks, key=_row_of)]
    n_labels = Counter(group[0].cell.table for group in groups if group[0].cell and _is_labeled(group))
    previous = 0
    for group, following in zip_longest(groups, groups[1:]):
        table = group[0].cell.table if group[0].cell else 0
        is_inside = table == previous or _is_labeled(group) or _is_in(following, table)
        if table and n_labels[table] >= _FEWEST_ROWS and is_inside and _is_pair(group):
            yield _joined(group)
        else:
            yield from group
        previous = table


def _is_in(group: Sequence[Block] | None, table: int) -> bool:
    return bool(group and group[0].cell and group[0].cell.table == table)


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
