"""Moves the titles of labeled records before their other lines, for programs that sort the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from operator import not_
from typing import Final

from paper_digest.listings.blocks import Block
from paper_digest.listings.field_labels import label_of

_LABELED = re.compile(r"[^\W\d_][\w /()-]{0,40}:(?:\s|$)")
_NEARLY_ALL: Final = 0.8
"""Share of the lines of a record with labels, and of the records with a title behind others; by hand."""
_FEWEST_RECORDS: Final = 2


def with_titles_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a page, each title of a labeled record before the record's other lines.

    A record is a run of lines without a blank one between them, nearly all with labels, and one title. Blank
    lines separate no records where a title leads the first one, or a run of labels behind it has no title.
    """
    runs = list(_runs(blocks))
    titles = [_places_of_titles(run) for run in runs]
    records = list(dropwhile(not_, (places for places in titles if places is not None)))
    if len(records) < _FEWEST_RECORDS or not _are_behind(records):
        return blocks
    return [block for run, places in zip(runs, titles, strict=True) for block in _reordered(run, places)]


def _are_behind(records: Sequence[Sequence[int]]) -> bool:
    """Whether each record has one title, which is behind other lines in the first and in nearly all."""
    n_behind = sum(0 not in places for places in records)
    are_single = all(len(places) == 1 for places in records)
    return are_single and records[0][0] > 0 and n_behind >= _NEARLY_ALL * len(records)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks, those together between which no line is blank."""
    run: list[Block] = []
    for block in blocks:
        if run and block.span.first > run[-1].span.last + 1:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _places_of_titles(run: Sequence[Block]) -> Sequence[int] | None:
    """Where titles are in a run of labels, some of them known; None for any other run."""
    labels = [label_of(block.text) for block in run]
    n_labeled = sum(bool(_LABELED.match(block.text)) for block in run)
    if not any(labels) or n_labeled < _NEARLY_ALL * len(run):
        return None
    return [index for index, label in enumerate(labels) if label and label.field == "title"]


def _reordered(run: Sequence[Block], titles: Sequence[int] | None) -> Iterator[Block]:
    for place in titles or ():
        yield run[place]
    yield from (block for index, block in enumerate(run) if index not in (titles or ()))
