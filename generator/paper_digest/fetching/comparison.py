"""Compares a new listing with the dumps that are saved, so that no paper of a good dump is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from paper_digest.model.record import Sighting, Span
from paper_digest.values.fingerprint import normalized_key

Papers = Mapping[str, Sighting]
"""The papers of a listing by what identifies them."""


class Verdict(Enum):
    NEW = auto()
    """There is no dump of the day: save one."""
    LARGER = auto()
    """It has all papers of a dump of the day: replace that one."""
    OTHER = auto()
    """It has new papers and lacks some: save it beside the dumps of the day."""
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
        if not _lost(new, papers):
            return Verdict.LARGER, number
    known = {key for papers in saved for key in papers}
    return (Verdict.SMALLER if known.issuperset(new) else Verdict.OTHER), len(saved) - 1


def _lost(new: Papers, papers: Papers) -> bool:
    """Whether a paper, or its abstract, would be lost."""
    return any(key not in new or (paper.abstract and not new[key].abstract) for key, paper in papers.items())


def _key(sighting: Sighting) -> str:
    if sighting.identifiers:
        identifier = min(sighting.identifiers, key=lambda known: (known.kind, known.value))
        return f"{identifier.kind}:{identifier.value}"
    return next(iter(sighting.urls), "") or normalized_key(sighting.title or sighting.abstract or "")


def _without_place(sighting: Sighting) -> Sighting:
    """The sighting without what changes from hour to hour, and without its place."""
    return replace(sighting, dump="", span=Span(1, 1), position=1, votes=None, comments=None, stars=None)
