"""Tests of the metadata of pages for reference managers and search engines."""

from __future__ import annotations

from typing import Any

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
