"""Describes a paper in the head of its page, for reference managers and search engines.

Sources: Google Scholar's inclusion guidelines (Highwire Press tags), which Zotero's translator "Embedded
Metadata" reads, too; schema.org/ScholarlyArticle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from paper_digest.model.paper import Paper
from paper_digest.site.byline import named_authors
from paper_digest.site.exports.citation_fields import (
    REPORTS,
    THESES,
    container,
    date_parts,
    entry_type,
    issue,
    publisher,
    report_number,
)
from paper_digest.site.external_links import pdf_url
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_MAX_AUTHORS: Final = 10
"""Authors in JSON-LD, so that pages stay small; the tags name more."""
_CONTAINER_TAGS: Final = {
    "article": "citation_journal_title",
    "conference": "citation_conference_title",
    "inbook": "citation_book_title",
    "incollection": "citation_book_title",
    "inproceedings": "citation_conference_title",
}
"""What a paper appeared in, by the type of its citation. Reference managers take the type from these tags."""


def citation_tags(paper: Paper) -> Iterator[tuple[str, str]]:
    """Names and contents of the `citation_*` tags, as far as the fields are known."""
    yield "citation_title", paper.heading.plain
    for name in named_authors(paper):
        yield "citation_author", _inverted(name)
    if date := _date(paper, "/"):
        yield "citation_publication_date", date
    yield from _optional_tags(paper)


def _optional_tags(paper: Paper) -> Iterator[tuple[str, str]]:
    first, last = paper.page_range
    values = {
        _CONTAINER_TAGS.get(entry_type(paper), ""): container(paper),
        _publisher_tag(paper): publisher(paper),
        "citation_technical_report_number": report_number(paper),
        "citation_volume": paper.volume,
        "citation_issue": issue(paper),
        "citation_firstpage": first,
        "citation_lastpage": last,
        "citation_doi": paper.identifier(IdentifierKind.DOI),
        "citation_arxiv_id": paper.identifier(IdentifierKind.ARXIV),
        "citation_pdf_url": pdf_url(paper),
    }
    yield from ((name, value) for name, value in values.items() if name and value)


def _publisher_tag(paper: Paper) -> str:
    """The tag of who published the paper, which tells theses and reports from other works."""
    if entry_type(paper) in THESES:
        return "citation_dissertation_institution"
    return "citation_technical_report_institution" if entry_type(paper) in REPORTS else "citation_publisher"


def scholarly_article(paper: Paper) -> dict[str, Any]:
    """The paper as a ScholarlyArticle of schema.org, for JSON-LD."""
    doi = paper.identifier(IdentifierKind.DOI)
    venue = paper.venue.name if paper.venue else container(paper)
    fields = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": paper.heading.plain,
        "author": [{"@type": "Person", "name": str(name)} for name in paper.authors[:_MAX_AUTHORS]],
        "datePublished": _date(paper, "-"),
        "isPartOf": {"@type": "PublicationVolume", "name": venue} if venue else None,
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
