"""Turns the records of a paper into a line of metadata.jsonl, and completes the lines that there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any, Final

import msgspec

from paper_digest.enrichment.publication import publication_of
from paper_digest.linkage.field_resolution import best_authors, best_date, best_title
from paper_digest.linkage.link_kinds import kind_by_host
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.venues import NO_VENUES, VenueIndex
from paper_digest.linkage.wanted_papers import title_keys_of
from paper_digest.model.external_record import ExternalRecord
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.model.record import Sighting
from paper_digest.sources.paper_metadata import MetadataRecord
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import first_of_each_kind

_ADDRESSES: Final = (("url", LinkKind.PAPER), ("pdf", LinkKind.PDF), ("code", LinkKind.CODE))
_INDEXES: Final = re.compile(
    r"https?://(?:(?:www\.|api\.)?(?:openalex|semanticscholar)\.org|dblp\.(?:org|uni-trier\.de|dagstuhl\.de))/"
)
"""Pages about papers at bibliographic indexes, where nobody can read them."""
_FILLED: Final = (
    "authors",
    "date",
    "venue",
    "year",
    "volume",
    "pages",
    "arxiv",
    "doi",
    "openreview",
    "url",
    "pdf",
    "code",
    "other_titles",
)
_OF_PUBLICATION: Final = frozenset(("year", "volume", "pages"))
"""Fields that say nothing without the venue."""


def metadata_of(
    paper: Paper, records: Sequence[ExternalRecord], taken: Collection[str] = frozenset()
) -> MetadataRecord:
    """The metadata of a paper from the records that are proved to be it, under the title in the dumps.

    `taken`: keys of titles of the digest, which are never other titles.
    """
    sightings = [record.sighting for record in records]
    date = best_date(sighting.published for sighting in sightings if sighting.published)
    publication = publication_of(sightings)
    return MetadataRecord(
        title=_listed_title(paper),
        other_titles=_other_titles(paper, sightings, taken),
        authors=[str(name) for name in best_authors(sighting.authors for sighting in sightings)],
        date=str(date) if date else None,
        venue=publication.venue,
        year=publication.year,
        volume=publication.volume,
        pages=publication.pages,
        source="; ".join(dict.fromkeys(record.source for record in records)),
        **_identifiers(sightings),
        **_addresses(sightings),
    )


def _listed_title(paper: Paper) -> str:
    titles = (sighting.title for sighting in paper.sightings if sighting.title)
    return best_title(titles) or paper.heading.plain


def _other_titles(paper: Paper, records: Sequence[Sighting], taken: Collection[str]) -> list[str]:
    known = title_keys_of(paper) | set(taken)
    titles = {record.title for record in records if record.title}
    return sorted(title for title in titles if not title_keys(title) & known)


def _identifiers(records: Sequence[Sighting]) -> dict[str, Any]:
    identifiers = first_of_each_kind(identifier for record in records for identifier in record.identifiers)
    return {str(identifier.kind): identifier.value for identifier in identifiers}


def _addresses(records: Sequence[Sighting]) -> dict[str, Any]:
    """The first URL of each kind; without a page of the paper, the one of its first identifier."""
    identifiers = first_of_each_kind(identifier for record in records for identifier in record.identifiers)
    addresses = {"url": identifiers[0].url} if identifiers else {}
    by_kind: dict[LinkKind, str] = {}
    for url in chain.from_iterable(map(_urls, records)):
        by_kind.setdefault(kind_by_host(url) or LinkKind.PAPER, url)
    return addresses | {name: by_kind[kind] for name, kind in _ADDRESSES if kind in by_kind}


def _urls(record: Sighting) -> Iterator[str]:
    """The URLs of a record where the paper or a part of it can be read."""
    return (_of_latest_version(url) for url in record.urls if not _INDEXES.match(url))


def _of_latest_version(url: str) -> str:
    """The URL; at arXiv, that of the latest version."""
    arxiv_id = ArxivId.in_url(url) if "arxiv.org/" in url else None
    if arxiv_id is None:
        return url
    return arxiv_id.pdf_url if "/pdf/" in url else arxiv_id.abs_url


def completed(
    existing: Sequence[MetadataRecord], addition: MetadataRecord, venues: VenueIndex = NO_VENUES
) -> list[MetadataRecord]:
    """The existing lines of a paper, of which the first gets the fields that all of them lack.

    Year, volume and pages are added only to the same venue.
    """
    known = {name: next(filter(None, (getattr(line, name) for line in existing)), None) for name in _FILLED}
    is_same_venue = _names_same_venue(known["venue"], addition.venue, venues)
    lacking = [
        name
        for name in _FILLED
        if getattr(addition, name) and not known[name] and (is_same_venue or name not in _OF_PUBLICATION)
    ]
    if not lacking:
        return list(existing)
    values = {name: getattr(addition, name) for name in lacking}
    source = f"{existing[0].source}; {', '.join(lacking)}: {addition.source}"
    return [msgspec.structs.replace(existing[0], **values, source=source), *existing[1:]]


def _names_same_venue(known: str | None, added: str | None, venues: VenueIndex) -> bool:
    return known is None or (added is not None and venues.find(known) == venues.find(added))
