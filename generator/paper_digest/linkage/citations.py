"""Resolves the bibliography entry of a paper, and gives each paper a citation key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from paper_digest.model.citation import CONTAINER_FIELDS, CitationEntry
from paper_digest.model.metadata import PaperMetadata
from paper_digest.model.paper import Paper, Venue, VenueKind
from paper_digest.model.record import Sighting
from paper_digest.values.partial_date import PartialDate

_KINDS = {
    "article": VenueKind.JOURNAL,
    "inproceedings": VenueKind.CONFERENCE,
    "conference": VenueKind.CONFERENCE,
}
_OVERRIDING = {
    "title": frozenset(("subtitle", "shorttitle", "titleaddon")),
    "venue": frozenset(CONTAINER_FIELDS),
    "volume": frozenset(("volume",)),
    "pages": frozenset(("pages",)),
    "url": frozenset(("url", "urldate")),
}
"""The fields of an entry that a field of metadata.jsonl replaces."""


def resolve_entry(
    sightings: Sequence[Sighting], published: Sequence[Sighting], metadata: PaperMetadata
) -> CitationEntry | None:
    """The entry with the most fields among those of the `published` version, or only the key of another.

    A preprint's entry says nothing of the publication in the proceedings; metadata.jsonl wins over entries.
    """
    best: CitationEntry | None = None
    for sighting in sightings:
        entry = sighting.citation
        if entry is None:
            continue
        is_published = any(sighting is candidate for candidate in published)
        entry = _without_overridden(entry, metadata) if is_published else CitationEntry(key=entry.key)
        best = max(best, entry, key=_quality) if best else entry  # the first of ties
    return best


def _quality(entry: CitationEntry) -> tuple[bool, int, bool]:
    return bool(entry.entry_type), len(entry.fields), bool(entry.key)


def _without_overridden(entry: CitationEntry, metadata: PaperMetadata) -> CitationEntry:
    overridden = {
        field for name, fields in _OVERRIDING.items() if getattr(metadata, name) for field in fields
    }
    return replace(entry, fields=tuple(field for field in entry.fields if field[0] not in overridden))


def year_of_entry(entry: CitationEntry | None, date: PartialDate | None) -> int | None:
    """The year of the publication, if it is not that of the paper's date, which may be a preprint's."""
    year = entry.date.year if entry and entry.container[0] and entry.date else None
    return None if date and year == date.year else year


def with_kind(venue: Venue | None, entry: CitationEntry | None) -> Venue | None:
    """The venue with the kind that the entry's type tells, if venues.yml and its words do not."""
    if venue is None or entry is None or venue.kind is not VenueKind.OTHER:
        return venue
    return replace(venue, kind=_KINDS.get(entry.entry_type, VenueKind.OTHER))


def with_unique_keys(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The papers, each with a citation key that no other has: its entry's, else its id.

    Of papers with one key, that of the earliest dump keeps it. Programs may ignore the case of keys.
    """
    in_order = sorted(papers, key=_first_entry)
    ids = {paper.id for paper in in_order}
    taken: set[str] = set()
    for paper in in_order:
        key = paper.citation_key.casefold()
        is_unique = key == paper.id or (key not in ids and key not in taken)
        taken.add(key)
        yield (
            paper
            if is_unique or paper.citation is None
            else replace(paper, citation=replace(paper.citation, key=""))
        )


def _first_entry(paper: Paper) -> tuple[str, int, str]:
    places = (
        (sighting.dump, sighting.position)
        for sighting in paper.sightings
        if sighting.citation and sighting.citation.key == paper.citation_key
    )
    return (*min(places, default=("", 0)), paper.id)
