"""Tests of the metadata of pages for reference managers and search engines."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.site.exports.page_metadata import citation_tags, scholarly_article
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import paper

ARXIV = (Identifier(IdentifierKind.ARXIV, "2410.05434"),)


def tags(**fields: Any) -> dict[str, str]:
    return dict(citation_tags(paper(**fields)))


def test_a_conference_paper_has_the_tags_of_highwire_press() -> None:
    venue = Venue("ICML", VenueKind.CONFERENCE, "International Conference on Machine Learning")
    cited = paper(
        authors="Ada Lovelace, Kees van der Berg", venue=venue, year=2023, date="2022-11", pages="1-9"
    )
    assert list(citation_tags(cited)) == [
        ("citation_title", "A paper"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_author", "van der Berg, Kees"),
        ("citation_publication_date", "2023"),
        ("citation_conference_title", "International Conference on Machine Learning"),
        ("citation_firstpage", "1"),
        ("citation_lastpage", "9"),
    ]


def test_a_preprint_has_its_date_and_pdf() -> None:
    known = tags(date="2024-10-07", identifiers=ARXIV)
    assert known["citation_publication_date"] == "2024/10/07"
    assert known["citation_pdf_url"] == "https://arxiv.org/pdf/2410.05434"


def test_the_own_entry_of_a_paper_gives_journal_issue_and_month() -> None:
    entry = CitationEntry(
        entry_type="article",
        fields=(("journal", "Journal of Learning"), ("number", "3")),
        date=PartialDate(2024, 5),
    )
    known = tags(date="2024", venue=Venue("JL", VenueKind.JOURNAL), citation=entry)
    assert known["citation_journal_title"] == "Journal of Learning"
    assert (known["citation_issue"], known["citation_publication_date"]) == ("3", "2024/05")


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        (
            "incollection",
            {"booktitle": "Handbook", "publisher": "Springer", "number": "3"},
            {"citation_book_title": "Handbook", "citation_publisher": "Springer"},
        ),
        (
            "techreport",
            {"institution": "MIT", "number": "12"},
            {"citation_technical_report_institution": "MIT", "citation_technical_report_number": "12"},
        ),
        ("phdthesis", {"school": "ETH Zürich"}, {"citation_dissertation_institution": "ETH Zürich"}),
        ("book", {"publisher": "Springer"}, {"citation_publisher": "Springer"}),
    ],
)
def test_the_type_of_the_own_entry_decides_the_tags(
    entry_type: str, fields: dict[str, str], expected: dict[str, str]
) -> None:
    entry = CitationEntry(entry_type=entry_type, fields=tuple(fields.items()))
    assert tags(citation=entry) == {"citation_title": "A paper", **expected}


def test_a_venue_that_may_be_a_journal_or_a_conference_is_no_publisher() -> None:
    assert tags(venue=Venue("Learning 2024")) == {"citation_title": "A paper"}


def test_json_ld_names_the_book_of_a_chapter() -> None:
    entry = CitationEntry(entry_type="incollection", fields=(("booktitle", "Handbook"),))
    assert scholarly_article(paper(citation=entry))["isPartOf"]["name"] == "Handbook"


def test_json_ld_has_what_is_known() -> None:
    article = scholarly_article(paper(authors="Ada Lovelace", date="2024-10", url="https://a.org"))
    assert article == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "A paper",
        "author": [{"@type": "Person", "name": "Ada Lovelace"}],
        "datePublished": "2024-10",
        "sameAs": "https://a.org",
    }
