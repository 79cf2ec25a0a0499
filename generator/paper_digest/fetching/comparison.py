"""Compares a new listing with the dumps that are saved, so that no paper of a good dump is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from paper_digest.model.record import Sighting, Span
from paper_digest.values.fingerprint import normalized_key

Papers = Mapping[str, Sighting]
"""The papers of a listing by what identifies them."""
_ELLIPSIS: Final = re.compile(r"[\[(]?(?:\.{3,}|…)[\])]?\Z")
_EXCERPT: Final = 2
"""An abstract that is so many times shorter than the saved one is an excerpt of it; chosen by hand."""


class Verdict(Enum):
    NEW = auto()
    """There is no dump of the day: save one."""
    LARGER = auto()
    """It has all papers and abstracts of a dump of the day: replace that one."""
    OTHER = auto()
    """It has new papers or other abstracts, and lacks some: save it beside the dumps of the day."""
    SAME = auto()
    """A dump of the day is the same."""
    SMALLER = auto()
    """It has nothing new and lacks papers: keep what is saved."""


def papers_of(sightings: Sequence[Sighting]) -> Papers:
    """The papers by their first identifier, address or title; of two with the same one, the first."""
    papers: dict[str, Sighting] = {}
    for sighting in sightings:
        papers.setdefault(_key(sighting), _without_place(sighting))
    return papers


def verdict_of(new: Papers, saved: Sequence[Papers]) -> tuple[Verdict, int]:
    """What to do with a listing of a day, and which of the day's dumps it concerns.

    saved: the papers of each dump of the day. Votes, and places in the file, do not count.
    """
    if not saved:
        return Verdict.NEW, 0
    for number, papers in enumerate(saved):
        if dict(new) == dict(papers):
            return Verdict.SAME, number
    for number, papers in reversed([*enumerate(saved)]):
        if all(key in new and _keeps_abstract(new[key], paper) for key, paper in papers.items()):
            return Verdict.LARGER, number
    return (Verdict.OTHER if _has_news(new, saved) else Verdict.SMALLER), len(saved) - 1


def is_copy(new: Papers, saved: Papers) -> bool:
    """Whether all papers of a listing are in a dump, with the same titles and no more of their abstracts."""
    return not _has_news(new, [saved]) and all(
        _without_spaces(paper.title) == _without_spaces(saved[key].title) for key, paper in new.items()
    )


def _has_news(new: Papers, saved: Sequence[Papers]) -> bool:
    """Whether a paper, or its abstract, is in none of the dumps."""
    return any(
        all(key not in papers or _is_news(paper, papers[key]) for papers in saved)
        for key, paper in new.items()
    )


def _keeps_abstract(new: Sighting, saved: Sighting) -> bool:
    """Whether the new abstract has all of the saved one, so that nothing is lost without that."""
    return _without_spaces(new.abstract).startswith(_without_spaces(saved.abstract))


def _is_news(new: Sighting, saved: Sighting) -> bool:
    """Whether the new abstract says more or something else; an excerpt does not."""
    text, saved_text = _without_spaces(new.abstract), _without_spaces(saved.abstract)
    return not saved_text.startswith(text) and len(text) * _EXCERPT >= len(saved_text)


def _without_spaces(text: str | None) -> str:
    """A text without white space and a final ellipsis, by which sites mark an excerpt."""
    return _ELLIPSIS.sub("", "".join((text or "").split()))


def _key(sighting: Sighting) -> str:
    if sighting.identifiers:
        identifier = min(sighting.identifiers, key=lambda known: (known.kind, known.value))
        return f"{identifier.kind}:{identifier.value}"
    return next(iter(sighting.urls), "") or normalized_key(sighting.title or sighting.abstract or "")


def _without_place(sighting: Sighting) -> Sighting:
    """The sighting without what changes from hour to hour, and without its place."""
    return replace(sighting, dump="", span=Span(1, 1), position=1, votes=None, comments=None, stars=None)
