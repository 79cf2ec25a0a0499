"""Makes a Paper of a group of sightings, its identity and what a person corrected."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from generator.merging.choosing import best_abstract, best_authors, best_date, best_title
from generator.merging.groups import Group
from generator.merging.identity import Identity
from generator.merging.links import links_of
from generator.merging.names import heading_of_abstract
from generator.model import Correction, Identifier, Paper, Sighting, Text, Words
from generator.text.clean import clean
from generator.text.latex import parse

_T = TypeVar("_T")


def paper_of(group: Group, identity: Identity, corrections: tuple[Correction, ...]) -> Paper:
    """The paper; where a correction says something, it counts, and `corrected` names the field."""
    sightings = tuple(sorted((one for evidence in group for one in evidence.sightings), key=lambda one: (one.dump, one.position)))
    title = _first(one.title for one in corrections) or best_title(one.title for one in sightings if one.title)
    told = [one for one in sightings if one.abstract]
    own = [one for one in told if not one.by_machine]
    abstract_raw = best_abstract(one.abstract or "" for one in own or told)
    abstract = _parsed(abstract_raw) if abstract_raw else None
    return Paper(
        id=identity.id,
        aliases=identity.aliases,
        title=_parsed(title) if title else None,
        heading=_heading(title, abstract, identity.id),
        abstract=abstract,
        by_machine=bool(told) and not own,
        authors=_cleaned(_first(one.authors for one in corrections) or best_authors(one.authors for one in sightings)),
        date=_first(one.date for one in corrections) or best_date(one.published for one in sightings if one.published),
        venue=_longest(one.venue for one in sightings),
        organisation=_longest(one.organisation for one in sightings),
        categories=tuple(dict.fromkeys(_cleaned(category for one in sightings for category in one.categories))),
        identifiers=_identifiers(sightings, corrections),
        links=links_of(sightings, abstract),
        sightings=sightings,
        corrected=_corrected(corrections),
        pinned_topics=tuple(dict.fromkeys(topic for one in corrections for topic in one.topics)),
    )


@lru_cache(maxsize=1024)
def _parsed(raw: str) -> Text:
    return parse(raw)


def _heading(title: str | None, abstract: Text | None, paper_id: str) -> Text:
    if title and (parsed := _parsed(title)):
        return parsed
    return heading_of_abstract(abstract) if abstract else (Words(paper_id),)


def _longest(told: Iterable[str | None]) -> str | None:
    """What tells most; ties by its letters."""
    return max(_cleaned(text for text in told if text), key=lambda text: (len(text), text), default=None)


def _cleaned(told: Iterable[str]) -> tuple[str, ...]:
    """What a person would read of each: no entities, nothing that turns or piles up letters; none that is empty then."""
    return tuple(text for text in map(clean, told) if text)


def _identifiers(sightings: tuple[Sighting, ...], corrections: tuple[Correction, ...]) -> tuple[Identifier, ...]:
    by_hand = {one for correction in corrections for one in correction.identifiers}
    kinds = {one.kind for one in by_hand}
    seen = {one for sighting in sightings for one in sighting.identifiers if one.kind not in kinds}
    return tuple(sorted(by_hand | seen))


def _corrected(corrections: tuple[Correction, ...]) -> tuple[str, ...]:
    fields: set[str] = set()
    for one in corrections:
        fields |= {name for name in ("title", "authors", "date", "topics") if getattr(one, name)}
        fields |= {str(identifier.kind) for identifier in one.identifiers}
    return tuple(sorted(fields))


def _first(values: Iterable[_T]) -> _T | None:
    return next((value for value in values if value), None)
