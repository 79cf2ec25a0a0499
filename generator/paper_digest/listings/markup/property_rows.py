"""Joins the cells of tables with a label and its value in each row, as in Zotero's reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from paper_digest.listings.blocks import Block
from paper_digest.listings.field_labels import bare_label
from paper_digest.model.record import Span

_OF_PAPER = frozenset(
    ("title", "authors", "editors", "abstract", "date", "venue", "arxiv", "doi", "url", "categories")
)
_LABELS_OF_PAPER = frozenset(("code", "keywords", "key words", "volume", "pages"))
"""Labels of other fields, in lower case, that are no kinds of talks as "Demo" and "Session" are."""
_FEWEST_FIELDS = 2
"""Fields of papers that show that a table has one in each row; by hand. "Poster" and "Session" are none."""
_FEWEST_PAPERS = 2
_OF_PEOPLE = frozenset(("authors", "editors"))
"""Fields with a row for each person, as in Zotero's reports."""


def joined_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; `Author` and `Ada Lovelace` in a row of two cells are `Author: Ada Lovelace`.

    A heading directly above such a table is the title of its paper, if each of several has another.
    """
    rows = [list(row) for _, row in groupby(blocks, key=_row_of)]
    tables = _tables_of_properties(rows)
    titles = _titles_above(rows, tables)
    for index, row in enumerate(rows):
        if index in titles:
            yield replace(row[0], text=f"Title: {row[0].text}", level=0)
        elif _table_of(row) in tables and _is_pair(row):
            yield _joined(row)
        else:
            yield from row


def _titles_above(rows: Sequence[Sequence[Block]], tables: frozenset[int]) -> frozenset[int]:
    """The places of the headings directly above tables of properties; none if one is there twice.

    "Publication details" may be above each.
    """
    titled = {_table_of(row) for row in rows if _is_pair(row) and bare_label(row[0].text) == "title"}
    places = [
        index
        for index, (row, below) in enumerate(pairwise(rows))
        if row[0].level and _table_of(row) != _table_of(below) in tables - titled
    ]
    are_titles = len({rows[place][0].text for place in places}) == len(places) >= _FEWEST_PAPERS
    return frozenset(places if are_titles else ())


def _tables_of_properties(rows: Iterable[Sequence[Block]]) -> frozenset[int]:
    """The tables that have a field of a paper in each row; in a program these may be kinds of talks."""
    labels: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        if _is_pair(row) and bare_label(row[1].text) is None:
            labels[_table_of(row)].append(row[0].text)
    return frozenset(table for table, own in labels.items() if _are_of_papers(own))


def _are_of_papers(labels: Sequence[str]) -> bool:
    """Whether labels name several fields of papers, and none but people twice one below the other."""
    fields = [bare_label(label) for label in labels]
    are_repeated = any(
        label == below and field not in _OF_PEOPLE
        for (label, below), field in zip(pairwise(labels), fields, strict=False)
    )
    own_labels = _LABELS_OF_PAPER.intersection(label.strip(" :").lower() for label in labels)
    n_fields = len(_OF_PAPER.intersection(fields)) + len(own_labels)
    return not are_repeated and n_fields >= _FEWEST_FIELDS


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
