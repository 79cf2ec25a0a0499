"""Resolves each field of a paper from its sightings and corrections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.link_kinds import classify_links
from paper_digest.linkage.slugs import heading_of_abstract
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.values.identifiers import Identifier
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun

_T = TypeVar("_T")

_TEX = re.compile(r"[\\$]")
_COMPLETE = 0.85
"""An abstract shorter than this share of the longest one was cut. Chosen by hand."""


def resolve_paper(
    cluster: Cluster, paper_id: str, aliases: tuple[str, ...], corrections: Sequence[Correction]
) -> Paper:
    """The paper of a cluster; corrections win over sightings, and `corrected` names their fields."""
    sightings = _sightings(cluster)
    title = _title(sightings, corrections)
    abstract, machine_generated = _abstract(sightings)
    opening = heading_of_abstract(abstract) if abstract else RichText((TextRun(paper_id),))
    categories = (category for sighting in sightings for category in sighting.categories)
    return Paper(
        id=paper_id,
        aliases=aliases,
        title=title,
        heading=title or opening,
        abstract=abstract,
        machine_generated=machine_generated,
        authors=_authors(sightings, corrections),
        date=_date(sightings, corrections),
        venue=_longest(sighting.venue for sighting in sightings),
        organization=_longest(sighting.organization for sighting in sightings),
        categories=tuple(dict.fromkeys(_cleaned(categories))),
        identifiers=_identifiers(sightings, corrections),
        links=classify_links(sightings, abstract),
        sightings=sightings,
        corrected=_corrected_fields(corrections),
        pinned_topics=tuple(
            dict.fromkeys(topic for correction in corrections for topic in correction.topics)
        ),
    )


def _sightings(cluster: Cluster) -> tuple[Sighting, ...]:
    """All sightings of a cluster, in the order of dumps."""
    sightings = (sighting for features in cluster for sighting in features.sightings)
    return tuple(sorted(sightings, key=lambda sighting: (sighting.dump, sighting.position)))


def _title(sightings: Sequence[Sighting], corrections: Sequence[Correction]) -> RichText | None:
    corrected = _first_value(correction.title for correction in corrections)
    source = corrected or best_title(sighting.title for sighting in sightings if sighting.title)
    return RichText.parse(source) if source else None


def _abstract(sightings: Sequence[Sighting]) -> tuple[RichText | None, bool]:
    """The authors' abstract, else a machine-generated summary, and whether it is machine-generated."""
    by_authors = best_abstract(
        sighting.abstract for sighting in sightings if sighting.abstract and not sighting.machine_generated
    )
    source = by_authors or best_abstract(sighting.abstract for sighting in sightings if sighting.abstract)
    return (RichText.parse(source), by_authors is None) if source else (None, False)


def _authors(sightings: Sequence[Sighting], corrections: Sequence[Correction]) -> tuple[PersonName, ...]:
    corrected = _first_value(correction.authors for correction in corrections)
    return corrected or best_authors(sighting.authors for sighting in sightings)


def _date(sightings: Sequence[Sighting], corrections: Sequence[Correction]) -> PartialDate | None:
    corrected = _first_value(correction.date for correction in corrections)
    return corrected or best_date(sighting.published for sighting in sightings if sighting.published)


def best_title(titles: Iterable[str]) -> str | None:
    """The most complete title: in mixed case, with TeX or accents, longest, most frequent; ties by text."""
    counts = Counter(titles)

    def quality(title: str) -> tuple[object, ...]:
        mixed_case = not title.isupper(), not title.islower()
        has_markup = bool(_TEX.search(title)) or not title.isascii()
        return (*mixed_case, has_markup, len(title), counts[title], title)

    return max(counts, key=quality, default=None)


def best_abstract(abstracts: Iterable[str]) -> str | None:
    """The most complete abstract: not cut, with TeX, longest; ties by text."""
    candidates = set(abstracts)
    longest = max(map(len, candidates), default=0)
    complete = [abstract for abstract in candidates if len(abstract) >= _COMPLETE * longest]
    return max(
        complete, key=lambda abstract: (bool(_TEX.search(abstract)), len(abstract), abstract), default=None
    )


def best_authors(author_lists: Iterable[tuple[PersonName, ...]]) -> tuple[PersonName, ...]:
    """The longest list of authors, and among those the one with the longest names."""

    def quality(names: tuple[PersonName, ...]) -> tuple[object, ...]:
        written = [str(name) for name in names]
        return len(names), sum(map(len, written)), written

    return max(author_lists, key=quality, default=())


def best_date(dates: Iterable[PartialDate]) -> PartialDate | None:
    """The earliest date, as exact as known: "2024-10-07" rather than "2024"."""
    candidates = set(dates)
    exact = {
        date for date in candidates if not any(more != date and more.refines(date) for more in candidates)
    }
    return min(exact, default=None)


def _identifiers(sightings: Sequence[Sighting], corrections: Sequence[Correction]) -> tuple[Identifier, ...]:
    """The sightings' identifiers, except those of a kind that a correction sets."""
    corrected = {identifier for correction in corrections for identifier in correction.identifiers}
    kinds = {identifier.kind for identifier in corrected}
    seen = {identifier for sighting in sightings for identifier in sighting.identifiers}
    return tuple(sorted(corrected | {identifier for identifier in seen if identifier.kind not in kinds}))


def _corrected_fields(corrections: Sequence[Correction]) -> tuple[str, ...]:
    fields: set[str] = set()
    for correction in corrections:
        fields |= {name for name in ("title", "authors", "date", "topics") if getattr(correction, name)}
        fields |= {str(identifier.kind) for identifier in correction.identifiers}
    return tuple(sorted(fields))


def _longest(texts: Iterable[str | None]) -> str | None:
    """The longest text; ties by text."""
    return max(_cleaned(text for text in texts if text), key=lambda text: (len(text), text), default=None)


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text as safe Unicode on one line, its TeX decoded; empty ones are left out."""
    return tuple(plain for text in texts if (plain := RichText.parse(text).plain))


def _first_value(values: Iterable[_T]) -> _T | None:
    return next((value for value in values if value), None)
