"""Tests of BibTeX entries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from paper_digest.model.citation import CONTAINER_FIELDS, CitationEntry
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.site.exports.bibtex import citation
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.word_lists import load_word_lists

from tests.linear_time import assert_linear_time
from tests.site.builders import paper, sighting

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


def test_authors_are_joined_by_and() -> None:
    assert (
        field("author", authors="Ada Lovelace, Kees van der Berg") == "{Ada Lovelace and Kees van der Berg}"
    )


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2024", "{2024}", None), ("2024-10", "{2024}", "oct"), ("2024-01-07", "{2024}", "jan")],
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
        ("Łukasz Kaiser", r"{\L}ukasz Kaiser"),
        ("王小明", "王小明"),
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


ENTRY = CitationEntry(
    key="doe_2023",
    entry_type="incollection",
    fields=(
        ("booktitle", "Handbook of X"),
        ("publisher", "A & B"),
        ("url", "https://a.org/%7Eb"),
        ("eid", "7"),
    ),
    editors=parse_names("Ada Lovelace"),
)


def test_the_papers_own_entry_gives_key_type_and_further_fields() -> None:
    cited = paper(
        heading="a paper", citation=ENTRY, venue=Venue("Handbook"), url="https://b.org", date="2023"
    )
    assert citation(cited) == (
        "@incollection{doe_2023,\n"
        "  title = {a paper},\n"
        "  year = {2023},\n"
        "  editor = {Ada Lovelace},\n"
        "  booktitle = {Handbook of X},\n"
        "  publisher = {A \\& B},\n"
        "  eid = {7},\n"
        "  url = {https://a.org/%7Eb},\n"
        "}\n"
    )


@pytest.mark.parametrize("entry_type", ["misc", "online", "article", "incollection", "techreport", ""])
@pytest.mark.parametrize("venue", [None, Venue("ICLR Blog"), Venue("ICML", VenueKind.CONFERENCE)])
@pytest.mark.parametrize("left_out", [(), CONTAINER_FIELDS])
def test_no_field_is_written_twice(entry_type: str, venue: Venue | None, left_out: tuple[str, ...]) -> None:
    names = sorted({*load_word_lists("paper_digest.formats", "bibtex.toml")["fields"]} - {*left_out})
    entry = CitationEntry(entry_type=entry_type, fields=tuple((name, "1") for name in names))
    cited = paper(
        venue=venue, year=2023, volume="1", pages="1", identifiers=ARXIV, url="https://a.org", citation=entry
    )
    written = re.findall(r"^  (\w+) = ", citation(cited), re.MULTILINE)
    assert sorted(written) == sorted(set(written))


def test_the_venue_of_a_page_on_the_web_replaces_what_its_entry_says() -> None:
    entry = CitationEntry(entry_type="misc", fields=(("howpublished", "Online"), ("note", "A talk")))
    cited = citation(paper(venue=Venue("ICLR Blog"), citation=entry))
    assert "howpublished = {ICLR Blog}" in cited
    assert "Online" not in cited
    assert field("howpublished", citation=entry) == "{Online}"


def test_the_month_is_that_of_the_own_entry_if_the_year_is_the_same() -> None:
    entry = CitationEntry(date=PartialDate(2023, 7))
    assert field("month", date="2023", citation=entry) == "jul"
    assert field("month", date="2022", citation=entry) is None


def test_an_own_entry_adds_the_archive_of_a_paper_that_is_not_in_arxiv() -> None:
    hal = CitationEntry(fields=(("eprinttype", "hal"), ("eprint", "hal-1"), ("primaryclass", "cs")))
    assert [field(name, citation=hal) for name in ("eprint", "eprinttype")] == ["{hal-1}", "{hal}"]
    both = {"citation": hal, "identifiers": ARXIV}
    assert [field(name, **both) for name in ("eprint", "eprinttype", "primaryclass")] == [
        "{2410.05434}",
        None,
        "{cs}",
    ]


def test_others_are_named_unless_a_better_source_names_all() -> None:
    authors = parse_names("Ada Lovelace")
    seen = (sighting(authors=authors, has_more_authors=True),)
    cited = {"authors": "Ada Lovelace", "sightings": seen}
    assert field("author", **cited) == "{Ada Lovelace and others}"
    assert field("author", **cited, from_metadata=("authors",)) == "{Ada Lovelace}"


@pytest.mark.slow
@pytest.mark.parametrize("word", ["a", "aB", "1", "_", "é"])
def test_the_time_for_a_title_of_one_long_word_is_linear(word: str) -> None:
    assert_linear_time(citation, lambda size: paper(heading=word * (size // len(word))))


def test_the_parts_of_a_name_that_hold_a_comma_or_an_and_are_in_braces() -> None:
    name = PersonName("Smith and Sons", "X, Y", "von")
    assert "author = {von {Smith and Sons}, {X, Y}}" in citation(replace(paper(), authors=(name,)))
