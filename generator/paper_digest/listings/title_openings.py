"""Removes what nearly all titles of a page begin with: `77 Explaining Trees`, `[Dye Labs] Fair Weaving`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import ParserOutput

_NUMBER = re.compile(r"(?P<words>(?:paper |id )?#?\d{1,5})\s?[:.–—-]?\s+(?=[^\W\d_]{2})", re.IGNORECASE)
_TAGS: Final = (
    re.compile(r"\[(?P<words>[^\[\]]{1,40})\][:.]?\s+(?=\S)"),
    re.compile(r"\((?P<words>[^()]{1,40})\)[:.]?\s+(?=\S)"),
    re.compile(r"`(?P<words>[^`]{1,40})`\s+(?=\S)"),
)
_REPLICATION = re.compile(r"\W?R[ep]\b|Repl|Repro", re.IGNORECASE)
_FEWEST, _NEARLY_ALL = 3, 0.8
"""Titles of a page that begin in one form, and their share, if that is none of their words; by hand."""
_LONGEST: Final = 60
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^“”]+)”")


def without_openings(outputs: Iterable[ParserOutput]) -> Iterator[ParserOutput]:
    """The outputs of a page; where nearly all titles begin with numbers or tags, these are removed.

    Numbers must all differ, and tags must not nearly all be the same: "[Re]" is a part of titles. All outputs
    are read first, so that a fault in them would cost the whole page.
    """
    pieces = tuple(outputs)
    opening = _shared_opening([piece.title or "" for piece in pieces if isinstance(piece, Sighting)])
    if not opening:
        yield from pieces
        return
    for piece in pieces:
        yield _without(opening, piece) if isinstance(piece, Sighting) else piece


def _without(opening: re.Pattern[str], paper: Sighting) -> Sighting:
    """The paper with its title behind the opening, and without the quotation marks around that."""
    if not paper.title or not opening.match(paper.title):
        return paper
    title = opening.sub("", paper.title, count=1)
    quoted = _QUOTED.fullmatch(title)
    return replace(paper, title=quoted[quoted.lastindex or 0] if quoted else title)


def _shared_opening(titles: Sequence[str]) -> re.Pattern[str] | None:
    """The form in which nearly all titles begin."""
    if _are_enough(numbers := _words(_NUMBER, titles), titles) and len({*numbers}) == len(numbers):
        return _NUMBER
    shared = (form for form in _TAGS if _are_enough(tags := _words(form, titles), titles) and _differ(tags))
    return next(shared, None)


def _differ(tags: Sequence[str]) -> bool:
    """Whether no tag is that of nearly all titles, or says that a paper repeats another one."""
    if any(map(_REPLICATION.match, tags)):
        return False
    return Counter(tags).most_common(1)[0][1] < _NEARLY_ALL * len(tags)


def _words(form: re.Pattern[str], titles: Sequence[str]) -> list[str]:
    return [match["words"] for title in titles if (match := form.match(title[:_LONGEST]))]


def _are_enough(words: Sequence[str], titles: Sequence[str]) -> bool:
    return len(words) >= max(_FEWEST, _NEARLY_ALL * len(titles))
