"""Describes a paper in the head of its page, for reference managers and search engines.

Sources: Google Scholar's inclusion guidelines (Highwire Press tags), which Zotero's translator "Embedded
Metadata" reads, too; schema.org/ScholarlyArticle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from paper_digest.model.paper import Paper, VenueKind
from paper_digest.site.exports.bibtex import named_authors
from paper_digest.site.exports.citation_fields import container, date_parts, entry_of
from paper_digest.site.external_links import pdf_url
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_MAX_AUTHORS: Final = 10
"""Authors in JSON-LD, so that pages stay small; the tags name more."""
_VENUE_TAGS: Final = {
    VenueKind.CONFERENCE: "citation_conference_title",
    VenueKind.JOURNAL: "citation_journal_title",
    VenueKind.OTHER: "citation_publisher",
}


def citation_tags(paper: Paper) -> Iterator[tuple[str, str]]:
    """Names and contents of the `citation_*` tags, as far as the fields are known."""
    yield "citation_title", paper.heading.plain
    for name in named_authors(paper):
        yield "citation_author", _inverted(name)
    if date := _date(paper, "/"):
        yield "citation_publication_date", date
    if venue := container(paper):
        yield _VENUE_TAGS[paper.venue_kind], venue
    yield from _optional_tags(paper)


def _optional_tags(paper: Paper) -> Iterator[tuple[str, str]]:
    first, last = paper.page_range
    values = {
        "citation_volume": paper.volume,
        "citation_issue": entry_of(paper).value("number", "issue"),
        "citation_firstpage": first,
        "citation_lastpage": last,
        "citation_doi": paper.identifier(IdentifierKind.DOI),
        "citation_arxiv_id": paper.identifier(IdentifierKind.ARXIV),
        "citation_pdf_url": pdf_url(paper),
    }
    yield from ((name, value) for name, value in values.items() if value)


def scholarly_article(paper: Paper) -> dict[str, Any]:
    """The paper as a ScholarlyArticle of schema.org, for JSON-LD."""
    doi = paper.identifier(IdentifierKind.DOI)
    fields = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": paper.heading.plain,
        "author": [{"@type": "Person", "name": str(name)} for name in paper.authors[:_MAX_AUTHORS]],
        "datePublished": _date(paper, "-"),
        "isPartOf": {"@type": "PublicationVolume", "name": paper.venue.name} if paper.venue else None,
        "sameAs": paper.url,
        "identifier": f"doi:{doi}" if doi else None,
    }
    return {name: value for name, value in fields.items() if value}


def _date(paper: Paper, separator: str) -> str:
    """The date of publication, as far as it is known."""
    return separator.join(f"{part:02}" for part in date_parts(paper))


def _inverted(name: PersonName) -> str:
    """Family name first, without the comma that BibTeX puts before a suffix."""
    family = f"{name.whole_family} {name.suffix}".strip()
    return f"{family}, {name.given}" if name.given else family
