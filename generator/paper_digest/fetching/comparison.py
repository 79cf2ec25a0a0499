"""Compares a new listing with the dumps that are saved, so that no paper of a good dump is lost."""

from __future__ import annotations

import re
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
    """A dump of the day is the same, or has more in other fields than the title, people and abstract."""
    SMALLER = auto()
    """It has nothing new and lacks papers, titles, people or parts of abstracts: keep what is saved."""


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
    current, last = latest_papers(saved), len(saved) - 1
    for number in range(last, -1, -1):
        if dict(new) == dict(saved[number]):  # an answer that flips adds no dump each time
            return Verdict.SAME, number
    if (kept := _kept_dump(new, saved, current)) is not None:
        return Verdict.LARGER, kept
    if _has_news(new, current):
        return Verdict.OTHER, last
    is_whole = all(key in new and _keeps_texts(new[key], paper) for key, paper in current.items())
    return (Verdict.SAME if is_whole else Verdict.SMALLER), last


def _kept_dump(new: Papers, saved: Sequence[Papers], current: Papers) -> int | None:
    """The last dump of which the listing has all papers, with all that it and later dumps say of them."""
    later: set[str] = set()
    for number in range(len(saved) - 1, -1, -1):
        papers = saved[number]
        keeps_own = all(key in new and _keeps_all(new[key], paper) for key, paper in papers.items())
        if keeps_own and all(_keeps_all(new[key], current[key]) for key in new.keys() & later):
            return number
        later |= papers.keys()
    return None


def latest_papers(dumps: Iterable[Papers]) -> Papers:
    """What several dumps, in the order in which they were saved, show last of each paper."""
    latest: dict[str, Sighting] = {}
    for papers in dumps:
        latest.update(papers)
    return latest


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
    return _keeps_texts(new, saved) and not _lacks(new, saved)


def _keeps_texts(new: Sighting, saved: Sighting) -> bool:
    """Whether a record has the title, as many authors, and all of the abstract of the saved one."""
    keeps_abstract = _without_spaces(new.abstract).startswith(_without_spaces(saved.abstract))
    return keeps_abstract and _has_same_title(new, saved) and len(new.authors) >= len(saved.authors)


def _lacks(record: Sighting, fuller: Sighting) -> bool:
    """Whether a record lacks a field or an author that a fuller one has."""
    values = ((getattr(fuller, field.name), getattr(record, field.name)) for field in fields(Sighting))
    # A mark such as `has_more_authors` says what a record lacks.
    lacks_field = any(value and not own for value, own in values if value is not True)
    return lacks_field or len(record.authors) < len(fuller.authors)


def _is_news(new: Sighting, saved: Sighting) -> bool:
    """Whether a record says something else, or more; an excerpt of the abstract does not.

    A record that lacks what the saved one has is news only for its abstract.
    """
    text, saved_text = _without_spaces(new.abstract), _without_spaces(saved.abstract)
    if not saved_text.startswith(text) and len(text) * _EXCERPT >= len(saved_text):
        return True
    return not _lacks(new, saved) and (_lacks(saved, new) or not _has_same_title(new, saved))


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
