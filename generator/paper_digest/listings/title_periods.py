"""Removes the period with which nearly all titles of a page end, as in PubMed's lists: `Looms of Wool.`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import ParserOutput

_FEWEST, _NEARLY_ALL = 2, 0.8
"""Titles of a page that end in a period, and their share, if it is none of theirs; by hand."""
_MARKS: Final = (".", "?", "!", "]")
"""What ends sentences; a question has no period."""


def without_periods(outputs: Iterable[ParserOutput]) -> Iterator[ParserOutput]:
    """The outputs of a page; where nearly all titles end as sentences, those with a period lose it."""
    pieces = tuple(outputs)
    titles = [piece.title for piece in pieces if isinstance(piece, Sighting) and piece.title]
    n_periods = sum(_ends_in_period(title) for title in titles)
    n_sentences = sum(title.endswith(_MARKS) for title in titles)
    are_sentences = n_periods >= _FEWEST and n_sentences >= _NEARLY_ALL * len(titles)
    for piece in pieces:
        yield _without_period(piece) if are_sentences and isinstance(piece, Sighting) else piece


def _without_period(paper: Sighting) -> Sighting:
    title = paper.title
    return replace(paper, title=title[:-1]) if title and _ends_in_period(title) else paper


def _ends_in_period(title: str) -> bool:
    """Whether a title ends in one period, and not in dots."""
    return title.endswith(".") and not title.endswith("..")
