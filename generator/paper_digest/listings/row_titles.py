"""Adds the titles in the other rows of tables of HTML: those in the column that the titles are in.

A feature may select only the rows with an identifier. The others would be lost, and their links would belong
to a neighbor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, compress

from paper_digest.listings.title_features import Page

_FEWEST_CELLS = 2
"""Cells with text of a row that may be a paper's; by hand."""

_Row = dict[int, list[int]]
"""The blocks with text of a row, by their columns."""


def with_titles_of_rows(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or one in the same column of another row."""
    titles = [index for index, is_found in enumerate(is_title) if is_found]
    all_titles = list(is_title)
    if not titles or any(page[index].block.cell is None for index in titles):
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
    """The titles of rows without one; none unless each row has one title at most, all in one column.

    Such a row begins in a column that those with titles begin in.
    """
    columns = [_title_columns(row, is_title) for row in rows]
    used = set(chain.from_iterable(columns))
    if len(used) == 1 and max(map(len, columns)) == 1:
        column = used.pop()
        openings = {min(row) for row in compress(rows, columns)}
        untitled = compress(rows, (not of_row for of_row in columns))
        yield from (
            row[column][0] for row in untitled if min(row) in openings and _is_paper(row, column, page)
        )


def _title_columns(row: _Row, is_title: Sequence[bool]) -> list[int]:
    """The column of each title in a row."""
    return [column for column, cell in row.items() for index in cell if is_title[index]]


def _is_paper(row: _Row, column: int, page: Page) -> bool:
    """Whether a row has several cells, one that may be a title, and people or a link, unlike headings."""
    if len(row) < _FEWEST_CELLS or column not in row:
        return False
    blocks = [page[index] for index in chain.from_iterable(row.values())]
    says_more = any(block.block.links or block.names_people for block in blocks)
    return says_more and page[row[column][0]].is_plain_title and len(page[row[column][0]].title.split()) > 1
