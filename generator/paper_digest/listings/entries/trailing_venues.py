"""Cuts the venue and year behind titles, where nearly all of a page have one: "Weaving Nets KDD2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.prose import ends_open

_FEWEST, _MOST = 3, 0.6
"""Titles with a venue, and their share; a single one may be about that venue: "A Survey of KDD 2021"."""
_FEWEST_WORDS: Final = 3
"""Words of a title before its venue."""
_VENUE = re.compile(
    r"[\s,;(\[-]+(?:[^\W\d_a-z][\w&/+]*[^\W\d_a-z]\w*|(?i:arxiv|preprint|interspeech|nature|science))"
    r"[ -]?['’]?(?:(?:19|20)\d\d|(?<=['’ ])\d\d)\W*\Z"
)
"""An acronym and a year."""


def without_venues(titles: Sequence[TitleCandidate | None]) -> list[TitleCandidate | None]:
    """The titles without the venues behind them, if most have one."""
    starts = [_start_of_venue(title.text) if title else None for title in titles]
    n_titles = sum(title is not None for title in titles)
    n_venues = sum(start is not None for start in starts)
    if n_venues < max(_FEWEST, _MOST * n_titles):
        return list(titles)
    return [
        title if title is None or start is None else _cut(title, start)
        for title, start in zip(titles, starts, strict=True)
    ]


def _start_of_venue(title: str) -> int | None:
    """Where a venue starts behind the words of a title."""
    match = _VENUE.search(title)
    before = title[: match.start()] if match else ""
    return len(before) if len(before.split()) >= _FEWEST_WORDS and not _breaks_off(before) else None


def _breaks_off(text: str) -> bool:
    """Whether what follows belongs to the title: "Weaving Nets at LoomEval 2020", "Cloth: LoomEval 2020"."""
    return ends_open(text) or text.endswith(":")


def _cut(title: TitleCandidate, start: int) -> TitleCandidate:
    """The title up to where its venue starts, which its text is beside from then on."""
    n_cut = len(title.text) - start
    return replace(title, text=title.text[:start], end=title.end - n_cut, closing="venue")
