"""Tests of BibTeX entries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.site.exports.bibtex import (
    bibliography,
    citation,
    named_authors,
)
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person import PersonName

from tests.linear_time import assert_linear_time
from tests.site.builders import analyzed, paper

ARXIV = (Identifier(IdentifierKind.ARXIV, "2410.05434"),)


def field(name: str, **fields: Any) -> str | None:
    """The value of a field in the citation of a paper with these fields."""
    start = f"  {name} = "
    lines = citation(paper(**fields)).splitlines()
    return next((line.removeprefix(start).rstrip(",") for line in lines if line.startswith(start)), None)


def test_an_entry_has_its_id_as_key_and_a_field_on_each_line() -> None:
    assert citation(paper("a-paper", "a paper", date="2024")) == (
        "@misc{a-paper,\n  title = {a paper},\n  year = {2024},\n}\n"
    )


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Flat minima of SGD", "{{Flat} minima of {SGD}}"),
        ("A 3D-aware GAN", "{{A} {3D}-aware {GAN}}"),
        ("Costs & benefits of Adam", r"{Costs \& benefits of Adam}"),
    ],
    ids=["capitals are braced", "within words too", "not beside escaped characters"],
)
def test_a_title_keeps_its_capitals(heading: str, title: str) -> None:
    assert field("title", heading=heading) == title


def test_authors_are_joined_by_and() -> None:
    assert (
        field("author", authors="Ada Lovelace, Kees van der Berg") == "{Ada Lovelace and Kees van der Berg}"
    )


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2024", "{2024}", None), ("2024-10", "{2024}", "{oct}"), ("2024-01-07", "{2024}", "{jan}")],
)
def test_a_date_gives_year_and_month(date: str, year: str, month: str | None) -> None:
    assert (field("year", date=date), field("month", date=date)) == (year, month)


def test_an_arxiv_id_gives_eprint_and_archive() -> None:
    values = [field(name, identifiers=ARXIV) for name in ("eprint", "archiveprefix")]
    assert values == ["{2410.05434}", "{arXiv}"]


def test_doi_and_venue_are_escaped() -> None:
    assert field("doi", identifiers=(Identifier(IdentifierKind.DOI, "10.1/a_b"),)) == r"{10.1/a\_b}"
    assert field("howpublished", venue=Venue("Vision & Language")) == r"{Vision \& Language}"


def test_braces_in_the_address_of_a_paper_are_encoded() -> None:
    assert field("url", url="https://a.org/{x}") == "{https://a.org/%7Bx%7D}"
    assert field("url") is None


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Bill and Melinda Gates Foundation", "{Bill and Melinda Gates Foundation}"),
        ("Kees van der Berg", "Kees van der Berg"),
    ],
)
def test_bibtex_splits_a_name_into_the_same_parts(name: str, author: str) -> None:
    parsed = PersonName.parse(name)
    assert parsed is not None
    assert f"author = {{{author}}}" in citation(replace(paper(), authors=(parsed,)))


@pytest.mark.parametrize(
    ("kind", "entry_type", "venue_field"),
    [
        (VenueKind.CONFERENCE, "inproceedings", "booktitle"),
        (VenueKind.JOURNAL, "article", "journal"),
        (VenueKind.OTHER, "misc", "howpublished"),
    ],
)
def test_the_kind_of_the_venue_decides_the_type(kind: VenueKind, entry_type: str, venue_field: str) -> None:
    venue = Venue("NeurIPS", kind, "Advances in Neural Information Processing Systems")
    assert citation(paper(venue=venue)).startswith(f"@{entry_type}{{a-paper,")
    assert field(venue_field, venue=venue) == "{Advances in Neural Information Processing Systems}"


def test_volume_and_pages_are_given_and_the_year_is_that_of_the_venue() -> None:
    fields = {"venue": Venue("JMLR"), "volume": "24", "pages": "1-42", "year": 2023, "date": "2021-05"}
    values = [field(name, **fields) for name in ("volume", "pages", "year", "month")]
    assert values == ["{24}", "{1--42}", "{2023}", None]


def test_a_page_names_thirty_authors_and_at_least_one() -> None:
    assert len(named_authors(paper(authors=", ".join(["Ada Lovelace"] * 31)))) == 30
    assert len(named_authors(paper(authors="A" * 3000 + " Lovelace"))) == 1


def test_a_bibliography_has_every_paper_in_order() -> None:
    text = bibliography([analyzed("b"), analyzed("a")]).decode()
    assert [line for line in text.splitlines() if line.startswith("@")] == ["@misc{b,", "@misc{a,"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["a", "aB", "1", "_", "é"])
def test_the_time_for_a_title_of_one_long_word_is_linear(word: str) -> None:
    assert_linear_time(citation, lambda size: paper(heading=word * (size // len(word))))
