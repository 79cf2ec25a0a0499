"""Makes a Paper of a group of sightings, its identity and what a person corrected."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from paper_digest.linkage.clustering import Group
from paper_digest.linkage.field_resolution import best_abstract, best_authors, best_date, best_title
from paper_digest.linkage.link_kinds import links_of
from paper_digest.linkage.paper_ids import Identity
from paper_digest.linkage.slugs import heading_of_abstract
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.values.clean_text import clean
from paper_digest.values.identifiers import Identifier
from paper_digest.values.rich_text.inlines import RichText, TextRun
from paper_digest.values.rich_text.latex import parse

_T = TypeVar("_T")


def paper_of(group: Group, identity: Identity, corrections: tuple[Correction, ...]) -> Paper:
    """The paper; where a correction says something, it counts, and `corrected` names the field."""
    sightings = tuple(
        sorted(
            (one for evidence in group for one in evidence.sightings),
            key=lambda one: (one.dump, one.position),
        )
    )
    title = _first(one.title for one in corrections) or best_title(
        one.title for one in sightings if one.title
    )
    told = [one for one in sightings if one.abstract]
    own = [one for one in told if not one.machine_generated]
    abstract_raw = best_abstract(one.abstract or "" for one in own or told)
    abstract = _parsed(abstract_raw) if abstract_raw else None
    return Paper(
        id=identity.id,
        aliases=identity.aliases,
        title=_parsed(title) if title else None,
        heading=_heading(title, abstract, identity.id),
        abstract=abstract,
        machine_generated=bool(told) and not own,
        authors=_cleaned(
            _first(one.authors for one in corrections) or best_authors(one.authors for one in sightings)
        ),
        date=_first(one.date for one in corrections)
        or best_date(one.published for one in sightings if one.published),
        venue=_longest(one.venue for one in sightings),
        organization=_longest(one.organization for one in sightings),
        categories=tuple(
            dict.fromkeys(_cleaned(category for one in sightings for category in one.categories))
        ),
        identifiers=_identifiers(sightings, corrections),
        links=links_of(sightings, abstract),
        sightings=sightings,
        corrected=_corrected(corrections),
        pinned_topics=tuple(dict.fromkeys(topic for one in corrections for topic in one.topics)),
    )


@lru_cache(maxsize=1024)
def _parsed(raw: str) -> RichText:
    return parse(raw)


def _heading(title: str | None, abstract: RichText | None, paper_id: str) -> RichText:
    if title and (parsed := _parsed(title)):
        return parsed
    return heading_of_abstract(abstract) if abstract else (TextRun(paper_id),)


def _longest(told: Iterable[str | None]) -> str | None:
    """What tells most; ties by its letters."""
    return max(_cleaned(text for text in told if text), key=lambda text: (len(text), text), default=None)


def _cleaned(told: Iterable[str]) -> tuple[str, ...]:
    """What a person would read of each: no entities, nothing that turns or piles up letters; none that is empty then."""
    return tuple(text for text in map(clean, told) if text)


def _identifiers(
    sightings: tuple[Sighting, ...], corrections: tuple[Correction, ...]
) -> tuple[Identifier, ...]:
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
