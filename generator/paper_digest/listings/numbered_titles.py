"""Removes the numbers before the titles of a page, such as those of submissions: `77 Explaining Trees`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import ParserOutput

_NUMBER = re.compile(r"(?P<number>(?:paper |id )?#?\d{1,5})\s?[:.–—-]?\s+(?=[^\W\d_]{2})", re.IGNORECASE)
_FEWEST, _NEARLY_ALL = 3, 0.8
"""Titles of a page that begin with a number, and their share, if that is none of their words; by hand."""
_LONGEST: Final = 30


def without_numbers(outputs: Iterable[ParserOutput]) -> Iterator[ParserOutput]:
    """The outputs of a page; where nearly all titles begin with numbers that differ, these are removed.

    All outputs are read first, so that a fault in them would cost the whole page.
    """
    pieces = tuple(outputs)
    if not _are_numbered([piece.title or "" for piece in pieces if isinstance(piece, Sighting)]):
        yield from pieces
        return
    for piece in pieces:
        yield _without_number(piece) if isinstance(piece, Sighting) else piece


def _without_number(paper: Sighting) -> Sighting:
    return replace(paper, title=_NUMBER.sub("", paper.title, count=1)) if paper.title else paper


def _are_numbered(titles: Sequence[str]) -> bool:
    numbers = [match["number"] for title in titles if (match := _NUMBER.match(title[:_LONGEST]))]
    return len(numbers) >= max(_FEWEST, _NEARLY_ALL * len(titles)) and len({*numbers}) == len(numbers)
