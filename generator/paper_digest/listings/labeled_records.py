"""Moves the titles of labeled records before their other lines, for programs that sort the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paper_digest.listings.blocks import Block
from paper_digest.listings.field_labels import label_of

_LABELED = re.compile(r"[^\W\d_][\w /()-]{0,40}:(?:\s|$)")
_NEARLY_ALL: Final = 0.8
"""Share of the lines of a record with labels, and of the records with a title behind others; by hand."""
_FEWEST_LINES: Final = 3
_FEWEST_RECORDS: Final = 2


def with_titles_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a page, each title of a labeled record before the record's other lines.

    A record is a run of lines without a blank one between them, nearly all with labels, and one title.
    """
    runs = list(_runs(blocks))
    places = [_place_of_title(run) for run in runs]
    titled = [place for place in places if place is not None]
    n_behind = sum(place > 0 for place in titled)
    if n_behind < max(_FEWEST_RECORDS, _NEARLY_ALL * len(titled)):
        return blocks
    return [block for run, place in zip(runs, places, strict=True) for block in _reordered(run, place)]


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


def _place_of_title(run: Sequence[Block]) -> int | None:
    """Where the title of a labeled record is; None for any other run."""
    n_labeled = sum(bool(_LABELED.match(block.text)) for block in run)
    if len(run) < _FEWEST_LINES or n_labeled < _NEARLY_ALL * len(run):
        return None
    labels = [label_of(block.text) for block in run]
    places = [index for index, label in enumerate(labels) if label and label.field == "title"]
    return places[0] if len(places) == 1 else None


def _reordered(run: Sequence[Block], place: int | None) -> Iterator[Block]:
    if place is None:
        yield from run
        return
    yield run[place]
    yield from (block for index, block in enumerate(run) if index != place)
