"""Resolves each field of a paper: from the corrections, else from metadata.jsonl, else from the sightings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from paper_digest.linkage.citations import resolve_entry, with_kind, year_of_entry
from paper_digest.linkage.clustering import Cluster
from paper_digest.linkage.link_kinds import classify_links
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.slugs import heading_of_abstract
from paper_digest.linkage.title_relation import is_cut
from paper_digest.linkage.venues import NO_VENUES, VenueIndex
from paper_digest.linkage.versions import newest_abstracts, newest_authors, newest_titles
from paper_digest.model.citation import CitationEntry
from paper_digest.model.metadata import NO_METADATA, PaperMetadata
from paper_digest.model.paper import LinkKind, Paper, PaperLink, Venue
from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.sources.translations import without_translated
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.publication_year import publication_year
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun
from paper_digest.values.withdrawal import is_withdrawal

_T = TypeVar("_T")

_TEX = re.compile(r"[\\$]")
_METADATA_FIELDS = ("authors", "date", "venue", "year", "volume", "pages", "url", "pdf", "code")
_COMPLETE = 0.85
"""An abstract shorter than this share of the longest one was cut. Chosen by hand."""


def resolve_paper(
    sightings: tuple[Sighting, ...],
    paper_id: str,
    aliases: tuple[str, ...],
    corrections: Sequence[Correction],
    metadata: PaperMetadata = NO_METADATA,
    venues: VenueIndex = NO_VENUES,
) -> Paper:
    """The paper with these sightings, which are in the order of dumps.

    `corrected` and `from_metadata` name the fields that the dumps do not set.
    """
    title = _title(sightings, corrections, metadata)
    abstract, machine_generated = _abstract(sightings)
    corrected = _corrected_fields(corrections)
    venue_text = metadata.venue or _longest(sighting.venue for sighting in sightings) or ""
    venue = venues.find(venue_text)
    date = _date(sightings, corrections, metadata)
    published = _published(sightings, venue, venues)
    citation = resolve_entry(sightings, published, metadata)
    volume, pages = _volume_and_pages(published, citation, metadata)
    identifiers = _identifiers(sightings, corrections, metadata)
    links = classify_links(sightings, abstract, metadata)
    opening = heading_of_abstract(abstract) if abstract else RichText((TextRun(paper_id),))
    return Paper(
        id=paper_id,
        aliases=aliases,
        title=title,
        heading=title or opening,
        other_titles=_other_titles(title, sightings, corrections, metadata),
        abstract=abstract,
        machine_generated=machine_generated,
        withdrawn=_is_withdrawn(sightings),
        authors=_authors(sightings, corrections, metadata),
        date=date,
        venue=with_kind(venue, citation),
        year=metadata.year or _year_of_dumps(citation, date, corrected) or publication_year(venue_text),
        volume=volume,
        pages=pages,
        organization=_longest(sighting.organization for sighting in sightings),
        categories=_categories(sightings),
        identifiers=identifiers,
        url=_url(identifiers, links, metadata),
        links=links,
        sightings=sightings,
        corrected=corrected,
        from_metadata=tuple(sorted(_metadata_fields(sightings, metadata) - set(corrected))),
        metadata_source=metadata.source,
        pinned_topics=_pinned_topics(corrections),
        citation=citation,
    )


def _is_withdrawn(sightings: Sequence[Sighting]) -> bool:
    return any(is_withdrawal(sighting.remark or "") for sighting in sightings)


def _published(
    sightings: Sequence[Sighting], venue: Venue | None, venues: VenueIndex
) -> tuple[Sighting, ...]:
    """The records of the version that appeared in the venue."""
    return tuple(sighting for sighting in sightings if venues.is_named(venue, sighting.venue))


def _volume_and_pages(
    published: Sequence[Sighting],
    entry: CitationEntry | None,
    metadata: PaperMetadata,
) -> tuple[str | None, str | None]:
    """Those of the metadata, of the entry, or of a record of the publication in the venue."""
    own = (entry.value("volume"), entry.value("pages")) if entry else ("", "")
    volume, pages = own if any(own) else next(_details_of(published), own)
    return metadata.volume or volume or None, metadata.pages or pages or None


def _details_of(records: Iterable[Sighting]) -> Iterator[tuple[str, str]]:
    """The volume and the pages of the records that have either."""
    details = ((record.volume or "", record.pages or "") for record in records)
    yield from filter(any, details)


def _year_of_dumps(
    entry: CitationEntry | None, date: PartialDate | None, corrected: tuple[str, ...]
) -> int | None:
    """The year of the publication in a dump's bibliography, unless the maintainers corrected the date."""
    return None if "date" in corrected else year_of_entry(entry, date)


def _categories(sightings: Sequence[Sighting]) -> tuple[str, ...]:
    categories = (category for sighting in sightings for category in sighting.categories)
    return tuple(dict.fromkeys(_cleaned(categories)))


def _pinned_topics(corrections: Sequence[Correction]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for correction in corrections for topic in correction.topics))


def combined_metadata(lines: Sequence[PaperMetadata]) -> PaperMetadata:
    """The metadata of all lines about one paper: the first value of each field, and all sources."""
    values = {
        field.name: _first_value(getattr(metadata, field.name) for metadata in lines)
        for field in fields(PaperMetadata)
    }
    known = {name: value for name, value in values.items() if value}
    sources = "; ".join(dict.fromkeys(metadata.source for metadata in lines))
    return replace(NO_METADATA, **(known | {"source": sources}))


def sightings_of(cluster: Cluster) -> tuple[Sighting, ...]:
    """All sightings of a cluster, in the order of dumps."""
    sightings = (sighting for features in cluster for sighting in features.sightings)
    return tuple(sorted(sightings, key=lambda sighting: (sighting.dump, sighting.position)))


def _title(
    sightings: Sequence[Sighting], corrections: Sequence[Correction], metadata: PaperMetadata
) -> RichText | None:
    """The corrected title, else that of the metadata, in the best spelling of it that the sightings have."""
    titles = newest_titles(sightings)
    if metadata.title:
        keys = title_keys(metadata.title)
        spellings = (sighting.title for sighting in sightings if sighting.title)
        titles = [metadata.title, *(title for title in spellings if title_keys(title) & keys)]
    source = _first_value(correction.title for correction in corrections) or best_title(titles)
    return RichText.parse(source) if source else None


def _other_titles(
    title: RichText | None,
    sightings: Sequence[Sighting],
    corrections: Sequence[Correction],
    metadata: PaperMetadata,
) -> tuple[RichText, ...]:
    """The titles of other versions, each once; not those that are wrong, or the title without its end."""
    is_corrected = any(correction.title for correction in corrections)
    seen = () if is_corrected else (sighting.title for sighting in sightings if sighting.title)
    parsed = map(RichText.parse, sorted((metadata.title, *metadata.other_titles, *seen)))
    by_key: dict[str, RichText] = {}
    for candidate in parsed:
        by_key.setdefault(normalized_key(candidate.plain), candidate)
    key_of_title = normalized_key(title.plain) if title else ""
    return tuple(candidate for key, candidate in by_key.items() if not key_of_title.startswith(key))


def _url(
    identifiers: Sequence[Identifier], links: Sequence[PaperLink], metadata: PaperMetadata
) -> str | None:
    """The page of the paper: the metadata's URL, else the page at the first registry, else its first link."""
    registered = (identifier.url for identifier in identifiers)
    linked = (link.url for link in links if link.kind is LinkKind.PAPER)
    return metadata.url or _first_value((*registered, *linked))


def _abstract(sightings: Sequence[Sighting]) -> tuple[RichText | None, bool]:
    """The authors' newest abstract, else a machine-generated summary, and whether it is machine-generated."""
    by_authors = best_abstract(
        newest_abstracts(sighting for sighting in sightings if not sighting.machine_generated)
    )
    source = by_authors or best_abstract(newest_abstracts(sightings))
    return (RichText.parse(source), by_authors is None) if source else (None, False)


def _authors(
    sightings: Sequence[Sighting], corrections: Sequence[Correction], metadata: PaperMetadata
) -> tuple[PersonName, ...]:
    corrected = _first_value(correction.authors for correction in corrections)
    return corrected or metadata.authors or best_authors(newest_authors(sightings))


def _date(
    sightings: Sequence[Sighting], corrections: Sequence[Correction], metadata: PaperMetadata
) -> PartialDate | None:
    """The date of the first of four that has one; an arXiv id names the month of its paper."""
    corrected = _first_value(correction.date for correction in corrections)
    published = best_date(sighting.published for sighting in sightings if sighting.published)
    submitted = best_date(_months_of_arxiv_ids(sightings, metadata))
    return corrected or metadata.date or published or submitted


def _months_of_arxiv_ids(sightings: Sequence[Sighting], metadata: PaperMetadata) -> Iterator[PartialDate]:
    of_sightings = (identifier for sighting in sightings for identifier in sighting.identifiers)
    for identifier in (*metadata.identifiers, *of_sightings):
        if identifier.kind is IdentifierKind.ARXIV:
            yield ArxivId(identifier.value).month


def best_title(titles: Iterable[str]) -> str | None:
    """The most complete title: not cut, in mixed case, with TeX or accents, longest, most frequent.

    Ties by text.
    """
    counts = Counter(titles)

    def quality(title: str) -> tuple[object, ...]:
        mixed_case = not title.isupper(), not title.islower()
        has_markup = bool(_TEX.search(title)) or not title.isascii()
        return (not is_cut(title), *mixed_case, has_markup, len(title), counts[title], title)

    return max(counts, key=quality, default=None)


def best_abstract(abstracts: Iterable[str]) -> str | None:
    """The most complete abstract: in English if one is, not cut, with TeX, longest; ties by text."""
    candidates = without_translated(abstracts)
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


def _identifiers(
    sightings: Sequence[Sighting], corrections: Sequence[Correction], metadata: PaperMetadata
) -> tuple[Identifier, ...]:
    """The identifiers; of each kind, only those of the first of the three that has any."""
    known: set[Identifier] = set()
    for records in (corrections, (metadata,), sightings):
        kinds = {identifier.kind for identifier in known}
        identifiers = (identifier for record in records for identifier in record.identifiers)
        known |= {identifier for identifier in identifiers if identifier.kind not in kinds}
    return tuple(sorted(known))


def _metadata_fields(sightings: Sequence[Sighting], metadata: PaperMetadata) -> set[str]:
    fields = {name for name in _METADATA_FIELDS if getattr(metadata, name)}
    fields |= {str(identifier.kind) for identifier in metadata.identifiers}
    seen = {key for sighting in sightings for key in title_keys(sighting.title or "")}
    return fields if title_keys(metadata.title) & seen or not metadata.title else fields | {"title"}


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
