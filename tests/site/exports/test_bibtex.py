"""Tests of BibTeX entries."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.site.exports.bibtex import (
    bibliography,
    citation,
    named_authors,
    primary_url,
    short_citation,
)
from paper_digest.values.identifiers import Identifier, IdentifierKind

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


def test_an_arxiv_id_gives_eprint_archive_and_address() -> None:
    values = [field(name, identifiers=ARXIV) for name in ("eprint", "archiveprefix", "url")]
    assert values == ["{2410.05434}", "{arXiv}", "{https://arxiv.org/abs/2410.05434}"]


def test_doi_and_venue_are_escaped() -> None:
    assert field("doi", identifiers=(Identifier(IdentifierKind.DOI, "10.1/a_b"),)) == r"{10.1/a\_b}"
    assert field("howpublished", venue="Vision & Language") == r"{Vision \& Language}"


def test_the_address_of_a_paper_is_its_own_link_with_braces_encoded() -> None:
    links = (
        PaperLink(LinkKind.CODE, "https://a.org/code"),
        PaperLink(LinkKind.PAPER, "https://a.org/{x}"),
    )
    assert primary_url(paper(links=links)) == "https://a.org/%7Bx%7D"
    assert primary_url(paper(links=links[:1])) is None


def test_a_page_names_sixty_authors_and_at_least_one() -> None:
    assert len(named_authors(paper(authors=", ".join(["Ada Lovelace"] * 61)))) == 60
    assert len(named_authors(paper(authors="A" * 3000 + " Lovelace"))) == 1


def test_a_short_citation_ends_with_others() -> None:
    crowd = paper(authors=", ".join(["Ada Lovelace"] * 61))
    assert short_citation(crowd).count("Ada Lovelace") == 60
    assert " and others}" in short_citation(crowd)
    assert citation(crowd).count("Ada Lovelace") == 61
    assert short_citation(paper(authors="Ada Lovelace")) == citation(paper(authors="Ada Lovelace"))


def test_a_bibliography_has_every_paper_in_order() -> None:
    text = bibliography([analyzed("b"), analyzed("a")]).decode()
    assert [line for line in text.splitlines() if line.startswith("@")] == ["@misc{b,", "@misc{a,"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["a", "aB", "1", "_", "é"])
def test_the_time_for_a_title_of_one_long_word_is_linear(word: str) -> None:
    assert_linear_time(citation, lambda size: paper(heading=word * (size // len(word))))
