"""What citations say in every format: the own entry of a paper first, else what is known of its venue."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.site.exports.citation_fields import (
    cited_url,
    container,
    date_parts,
    entry_type,
    is_citable,
    issue,
    publisher,
    report_number,
    series_number,
)
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import paper

ICML = Venue("ICML", VenueKind.CONFERENCE, "Conference on Learning")
CHAPTER = CitationEntry(entry_type="incollection", fields=(("booktitle", "Handbook"),))


@pytest.mark.parametrize(
    ("fields", "type_and_container"),
    [
        ({}, ("misc", "")),
        ({"venue": ICML}, ("inproceedings", "Conference on Learning")),
        ({"venue": Venue("Handbook"), "citation": CHAPTER}, ("incollection", "Handbook")),
        (
            {"venue": ICML, "citation": CitationEntry(entry_type="article")},
            ("inproceedings", "Conference on Learning"),
        ),
        ({"citation": CitationEntry(entry_type="phdthesis")}, ("phdthesis", "")),
        ({"venue": ICML, "citation": CitationEntry(key="a")}, ("inproceedings", "Conference on Learning")),
    ],
    ids=["nothing", "venue", "own entry", "container from elsewhere", "own type without one", "only a key"],
)
def test_type_and_container(fields: dict[str, Any], type_and_container: tuple[str, str]) -> None:
    cited = paper(**fields)
    assert (entry_type(cited), container(cited)) == type_and_container


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, ()),
        ({"date": "2024-10-07"}, (2024, 10, 7)),
        ({"date": "2024-10", "year": 2025}, (2025,)),
        ({"date": "2024", "citation": CitationEntry(date=PartialDate(2024, 5))}, (2024, 5)),
        ({"date": "2024", "citation": CitationEntry(date=PartialDate(2025, 5))}, (2024,)),
    ],
)
def test_the_date_is_as_exact_as_the_own_entry(fields: dict[str, Any], parts: tuple[int, ...]) -> None:
    assert date_parts(paper(**fields)) == parts


def test_the_address_of_the_own_entry_comes_first() -> None:
    entry = CitationEntry(fields=(("url", "https://own.org"),))
    assert cited_url(paper(url="https://x.org", citation=entry)) == "https://own.org"
    assert cited_url(paper(url="https://x.org")) == "https://x.org"
    assert cited_url(paper()) == ""


def test_a_citation_needs_title_authors_and_year() -> None:
    known: dict[str, Any] = {"authors": "Ada Lovelace", "date": "2024"}
    assert is_citable(paper(**known))
    assert not is_citable(paper(**known | {"authors": ""}))
    assert not is_citable(paper(authors="Ada Lovelace"))
    assert not is_citable(paper(**known, title=None))


@pytest.mark.parametrize(
    ("type_of_entry", "numbers"),
    [
        ("article", ("3", "", "")),
        ("techreport", ("", "3", "")),
        ("report", ("", "3", "")),
        ("incollection", ("", "", "3")),
        ("misc", ("", "", "")),
    ],
)
def test_the_type_says_what_a_number_is_of(type_of_entry: str, numbers: tuple[str, str, str]) -> None:
    cited = paper(citation=CitationEntry(entry_type=type_of_entry, fields=(("number", "3"),)))
    assert (issue(cited), report_number(cited), series_number(cited)) == numbers


def test_the_publisher_of_a_thesis_is_its_school() -> None:
    assert publisher(paper(citation=CitationEntry(fields=(("school", "ETH Zürich"),)))) == "ETH Zürich"
    assert publisher(paper()) == ""
