"""Compares a new listing with the dumps that are saved, so that no paper of a good dump is lost."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
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
    """It has all papers of a dump of the day, with all that the dump says of them: replace that one."""
    OTHER = auto()
    """It has new papers, titles or abstracts, and lacks some: save it beside the dumps of the day."""
    SAME = auto()
    """A dump of the day is the same."""
    SMALLER = auto()
    """It has nothing new and lacks papers or parts of them: keep what is saved."""


def papers_of(sightings: Sequence[Sighting]) -> Papers:
    """The papers by their first identifier, address or title; of two with the same one, the first."""
    papers: dict[str, Sighting] = {}
    for sighting in sightings:
        papers.setdefault(_key(sighting), _without_place(sighting))
    return papers


def verdict_of(new: Papers, saved: Sequence[Papers]) -> tuple[Verdict, int]:
    """What to do with a listing of a day, and which of the day's dumps it concerns.

    saved: the papers of each dump of the day, in the order in which they were saved. Votes, and places in the
    file, do not count.
    """
    if not saved:
        return Verdict.NEW, 0
    current = latest_papers(saved)
    if (same := _same_dump(new, saved, current)) is not None:
        return Verdict.SAME, same
    if (kept := _kept_dump(new, saved, current)) is not None:
        return Verdict.LARGER, kept
    return (Verdict.OTHER if _has_news(new, current) else Verdict.SMALLER), len(saved) - 1


def _same_dump(new: Papers, saved: Sequence[Papers], current: Papers) -> int | None:
    """The last dump with these papers, if all of them are as they were shown last."""
    if any(paper != current.get(key) for key, paper in new.items()):
        return None
    numbers = range(len(saved) - 1, -1, -1)
    return next((number for number in numbers if saved[number].keys() == new.keys()), None)


def _kept_dump(new: Papers, saved: Sequence[Papers], current: Papers) -> int | None:
    """The last dump of which the listing has all papers, with all that was shown of them last.

    A paper of a later dump would hide what the listing says of it.
    """
    later: set[str] = set()
    for number in range(len(saved) - 1, -1, -1):
        keys = saved[number].keys() | (new.keys() & later)
        if all(key in new and _keeps_all(new[key], current[key]) for key in keys):
            return number
        later |= saved[number].keys()
    return None


def latest_papers(dumps: Iterable[Papers]) -> Papers:
    """What several dumps, in the order in which they were saved, show last of each paper."""
    return dict(ChainMap(*map(dict, reversed([*dumps]))))


def is_copy(new: Papers, saved: Papers) -> bool:
    """Whether all papers of a listing are saved, with the same titles and no more of their abstracts."""
    return not _has_news(new, saved) and all(
        _without_spaces(paper.title) == _without_spaces(saved[key].title) for key, paper in new.items()
    )


def _has_news(new: Papers, saved: Papers) -> bool:
    """Whether a paper, or what the listing says of it, is new."""
    return any(key not in saved or _is_news(paper, saved[key]) for key, paper in new.items())


def _keeps_all(new: Sighting, saved: Sighting) -> bool:
    """Whether a record has all that the saved one has, so that nothing is lost without that."""
    keeps_abstract = _without_spaces(new.abstract).startswith(_without_spaces(saved.abstract))
    return keeps_abstract and _has_same_title(new, saved) and not _is_poorer(new, saved)


def _is_poorer(new: Sighting, saved: Sighting) -> bool:
    """Whether a field of the saved record is empty, or it has more authors."""
    values = ((getattr(saved, field.name), getattr(new, field.name)) for field in fields(Sighting))
    has_lost_field = any(before and not after for before, after in values if before is not True)
    return has_lost_field or len(new.authors) < len(saved.authors)


def _is_news(new: Sighting, saved: Sighting) -> bool:
    """Whether the title is another, or the abstract says more or something else; an excerpt does not."""
    text, saved_text = _without_spaces(new.abstract), _without_spaces(saved.abstract)
    has_other_abstract = not saved_text.startswith(text) and len(text) * _EXCERPT >= len(saved_text)
    return has_other_abstract or not (_has_same_title(new, saved) or _is_poorer(new, saved))


def _has_same_title(new: Sighting, saved: Sighting) -> bool:
    """Whether the titles differ in case and punctuation only, or the saved record has none."""
    return not saved.title or normalized_key(new.title or "") == normalized_key(saved.title)


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
