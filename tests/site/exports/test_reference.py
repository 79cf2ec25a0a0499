"""Tests of formatted references."""

from __future__ import annotations

import pytest
from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.site.exports.reference import reference
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person_lists import parse_names

from tests.site.builders import paper, sighting

ICML = Venue("ICML", VenueKind.CONFERENCE, "International Conference on Machine Learning")


def test_a_conference_paper() -> None:
    cited = paper(
        heading="Flat minima",
        authors="Ada Lovelace, Kees van der Berg",
        date="2022-11",
        venue=ICML,
        year=2023,
        pages="1-9",
        url="https://example.org/flat",
    )
    assert reference(cited) == (
        "Lovelace, A., & van der Berg, K. (2023). Flat minima. "
        "In International Conference on Machine Learning (pp. 1–9). https://example.org/flat"
    )


def test_a_journal_article_with_a_doi() -> None:
    cited = paper(
        heading="Flat minima?",
        authors="Jean-Luc Picard",
        date="2022",
        venue=Venue("JMLR", VenueKind.JOURNAL),
        volume="24",
        pages="1-9",
        identifiers=(Identifier(IdentifierKind.DOI, "10.1000/a"),),
    )
    assert reference(cited) == "Picard, J.-L. (2022). Flat minima? JMLR, 24, 1–9. https://doi.org/10.1000/a"


def test_an_article_with_an_own_entry_has_its_journal_and_number() -> None:
    entry = CitationEntry(entry_type="article", fields=(("journal", "Journal of Learning"), ("number", "3")))
    cited = paper(heading="Flat minima", venue=Venue("JL", VenueKind.JOURNAL), volume="24", citation=entry)
    assert reference(cited) == "Flat minima. Journal of Learning, 24(3)."


def test_a_chapter_names_its_book_with_editors_and_publisher() -> None:
    entry = CitationEntry(
        entry_type="incollection",
        fields=(("booktitle", "Handbook of Learning"), ("publisher", "Springer"), ("number", "3")),
        editors=parse_names("Ada Lovelace, Kees van der Berg"),
    )
    cited = paper(heading="Flat minima", venue=Venue("Handbook"), volume="7", pages="1-9", citation=entry)
    assert reference(cited) == (
        "Flat minima. In A. Lovelace & K. van der Berg (Eds.), Handbook of Learning (pp. 1–9). Springer."
    )


@pytest.mark.parametrize(
    ("editors", "named"),
    [("Ada Lovelace", "A. Lovelace (Ed.)"), ("Ada Lovelace, Bo Li, Wei Wu", "A. Lovelace et al. (Eds.)")],
)
def test_of_many_editors_the_first_is_named(editors: str, named: str) -> None:
    entry = CitationEntry(
        entry_type="inbook", fields=(("booktitle", "Handbook"),), editors=parse_names(editors)
    )
    assert reference(paper(heading="Flat minima", citation=entry)) == f"Flat minima. In {named}, Handbook."


def test_a_report_has_its_number_and_institution() -> None:
    entry = CitationEntry(entry_type="techreport", fields=(("number", "12"), ("institution", "MIT")))
    cited = paper(heading="Flat minima", citation=entry)
    assert reference(cited) == "Flat minima (Report No. 12). MIT."


def test_an_article_does_not_take_the_number_of_a_report_as_its_issue() -> None:
    entry = CitationEntry(entry_type="techreport", fields=(("number", "12"),))
    cited = paper(heading="Flat minima", venue=Venue("JL", VenueKind.JOURNAL), volume="24", citation=entry)
    assert reference(cited) == "Flat minima. JL, 24."


def test_a_thesis_names_its_school() -> None:
    entry = CitationEntry(entry_type="phdthesis", fields=(("school", "ETH Zürich"),))
    assert reference(paper(heading="Flat minima", citation=entry)) == "Flat minima. ETH Zürich."


def test_a_preprint_names_its_archive() -> None:
    cited = paper(
        heading="Flat minima",
        authors="Madonna",
        date="2024-10",
        identifiers=(Identifier(IdentifierKind.ARXIV, "2410.05434"),),
        url="https://arxiv.org/abs/2410.05434",
    )
    assert reference(cited) == "Madonna. (2024). Flat minima. arXiv. https://arxiv.org/abs/2410.05434"


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("Ada Lovelace", "Lovelace, A."),
        ("King, Jr., Martin Luther", "King, M. L., Jr."),
        ("J. R. R. Tolkien", "Tolkien, J. R. R."),
        ("王伟", "王伟."),
    ],
)
def test_given_names_are_initials(name: str, inverted: str) -> None:
    assert reference(paper(heading="A", authors=name)).startswith(f"{inverted} A.")


def test_of_a_crowd_the_first_and_the_last_are_named() -> None:
    crowd = ", ".join(f"Ada Name{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    text = reference(paper(heading="A", authors=crowd))
    assert "Names, A., … Namez, A. A." in text
    assert "Namet" not in text


def test_what_is_unknown_is_left_out() -> None:
    assert reference(paper(heading="A loom")) == "A loom."


def test_long_names_are_shortened_like_a_crowd() -> None:
    long_name = "Nom" * 150
    text = reference(paper(heading="A", authors=f"Ada {long_name}, Bo {long_name}, Cy {long_name}, Di Last"))
    assert len(text) < 1_000
    assert text.endswith("… Last, D. A.")
    assert reference(paper(heading="A", authors=f"Ada {long_name}")).count(long_name) == 1


def test_a_reference_says_that_more_authors_are_unknown() -> None:
    authors = "Ada Lovelace, Bo Li"
    seen = (sighting(authors=parse_names(authors), has_more_authors=True),)
    cited = paper(heading="Flat minima", authors=authors, date="2022", sightings=seen)
    assert reference(cited) == "Lovelace, A., Li, B., et al. (2022). Flat minima."
