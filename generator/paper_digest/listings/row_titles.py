"""Adds the titles in the other rows of tables of HTML: those in the column that the titles are in.

A feature may select only the rows with an identifier. The others would be lost, and their links would belong
to a neighbor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.title_features import Page

_KINDS = frozenset((BlockKind.TEXT, BlockKind.PROSE))

_Row = dict[int, list[int]]
"""The blocks with text of a row, by their columns."""


def with_titles_of_rows(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or one in the same column of another row."""
    found = [index for index, is_found in enumerate(is_title) if is_found]
    all_titles = list(is_title)
    if not found or any(page[index].block.cell is None for index in found):
        return all_titles
    for rows in _tables(page):
        for index in _missed(rows, page, is_title):
            all_titles[index] = True
    return all_titles


def _tables(page: Page) -> Iterator[list[_Row]]:
    """The rows of each table."""
    tables: dict[int, dict[int, _Row]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for index, block in enumerate(page):
        if block.block.cell and (block.text or block.block.links):
            table, row, column = block.block.cell
            tables[table][row][column].append(index)
    return (list(rows.values()) for rows in tables.values())


def _missed(rows: Sequence[_Row], page: Page, is_title: Sequence[bool]) -> Iterator[int]:
    """The titles of rows without one; none unless each row has one title at most, all in one column."""
    columns = [[column for column, cell in row.items() for index in cell if is_title[index]] for row in rows]
    used = {column for of_row in columns for column in of_row}
    if len(used) != 1 or any(len(of_row) > 1 for of_row in columns):
        return
    column = used.pop()
    titled = [row for row, of_row in zip(rows, columns, strict=True) if of_row]
    for row, of_row in zip(rows, columns, strict=True):
        if not of_row and column in row and _is_like_rows(row, titled) and _is_paper(row, column, page):
            yield row[column][0]


def _is_like_rows(row: _Row, others: Sequence[_Row]) -> bool:
    """Whether a row has several cells and begins in the column that others begin in."""
    return len(row) > 1 and min(row) in {min(other) for other in others}


def _is_paper(row: _Row, column: int, page: Page) -> bool:
    """Whether the cell may be a title, and the row has a link, unlike a row of headings."""
    return _may_be_title(page[row[column][0]]) and any(
        page[index].block.links for cell in row.values() for index in cell
    )


def _may_be_title(block: BlockFeatures) -> bool:
    return block.can_be_title and block.kind in _KINDS and len(block.title.split()) > 1
