"""Tests of RIS records and CSL-JSON items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.model.citation import CitationEntry
from paper_digest.model.paper import Paper, Venue, VenueKind
from paper_digest.site.exports.reference_formats import csl_item, ris_record
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest


@pytest.fixture
def paper() -> Paper:
    return replace(
        example_digest().papers[0].paper,
        id="flat-minima",
        heading=RichText.parse("Flat minima found"),
        authors=parse_names("Ada Lovelace, Kees van der Berg, 深度"),
        date=PartialDate(2024, 10, 7),
        venue=Venue("ICLR", VenueKind.CONFERENCE, "Conference on Learning"),
        pages="1-9",
        identifiers=(),
        links=(),
    )


def test_a_ris_record_has_a_tag_a_line_and_ends_with_er(paper: Paper) -> None:
    assert ris_record(paper).split("\r\n") == [
        "TY  - CPAPER",
        "ID  - flat-minima",
        "TI  - Flat minima found",
        "AU  - Lovelace, Ada",
        "AU  - van der Berg, Kees",
        "AU  - 深度",
        "PY  - 2024",
        "DA  - 2024/10/07",
        "T2  - Conference on Learning",
        "SP  - 1",
        "EP  - 9",
        "ER  - ",
        "",
    ]


def test_a_paper_without_a_venue_is_unpublished_in_ris(paper: Paper) -> None:
    assert ris_record(replace(paper, venue=None)).startswith("TY  - UNPB\r\n")


def test_csl_separates_given_and_family_names_and_keeps_single_names_whole(paper: Paper) -> None:
    assert csl_item(paper)["author"] == [
        {"family": "Lovelace", "given": "Ada"},
        {"family": "van der Berg", "given": "Kees"},
        {"literal": "深度"},
    ]


@pytest.mark.parametrize(
    ("date", "parts"), [("2024", [2024]), ("2024-10", [2024, 10]), ("2024-10-07", [2024, 10, 7])]
)
def test_csl_has_as_much_of_the_date_as_is_known(paper: Paper, date: str, parts: list[int]) -> None:
    assert csl_item(replace(paper, date=PartialDate.from_iso(date)))["issued"] == {"date-parts": [parts]}


def test_csl_leaves_out_what_is_unknown(paper: Paper) -> None:
    bare = replace(paper, authors=(), date=None, venue=None, pages=None)
    assert csl_item(bare) == {"id": "flat-minima", "type": "article", "title": "Flat minima found"}


OWN_ENTRY = CitationEntry(
    key="doe_2023",
    entry_type="incollection",
    fields=(
        ("booktitle", "Handbook of X"),
        ("number", "3"),
        ("publisher", "Springer"),
        ("address", "Berlin"),
        ("series", "LNCS"),
        ("isbn", "978-1"),
        ("note", "To appear"),
        ("url", "https://own.org"),
    ),
    editors=parse_names("Ada Roe"),
    date=PartialDate(2023, 7),
)


def test_the_papers_own_entry_fills_a_ris_record(paper: Paper) -> None:
    cited = replace(paper, authors=(), date=PartialDate(2023), citation=OWN_ENTRY, url="https://x.org")
    assert ris_record(cited).split("\r\n") == [
        "TY  - CHAP",
        "ID  - doe_2023",
        "TI  - Flat minima found",
        "A2  - Roe, Ada",
        "PY  - 2023",
        "DA  - 2023/07",
        "T2  - Handbook of X",
        "SP  - 1",
        "EP  - 9",
        "IS  - 3",
        "PB  - Springer",
        "CY  - Berlin",
        "T3  - LNCS",
        "SN  - 978-1",
        "N1  - To appear",
        "UR  - https://own.org",
        "ER  - ",
        "",
    ]


def test_the_papers_own_entry_fills_a_csl_item(paper: Paper) -> None:
    cited = replace(paper, authors=(), date=PartialDate(2023), citation=OWN_ENTRY, url="https://x.org")
    assert csl_item(cited) == {
        "id": "doe_2023",
        "type": "chapter",
        "title": "Flat minima found",
        "editor": [{"family": "Roe", "given": "Ada"}],
        "issued": {"date-parts": [[2023, 7]]},
        "container-title": "Handbook of X",
        "page": "1-9",
        "collection-number": "3",
        "publisher": "Springer",
        "publisher-place": "Berlin",
        "collection-title": "LNCS",
        "ISBN": "978-1",
        "note": "To appear",
        "URL": "https://own.org",
    }


def test_a_comma_does_not_part_a_name_in_ris(paper: Paper) -> None:
    named = replace(paper, authors=(PersonName("Learn, Inc."),))
    assert "AU  - Learn Inc.\r\n" in ris_record(named)


def test_the_number_of_a_report_is_no_issue(paper: Paper) -> None:
    entry = CitationEntry(entry_type="techreport", fields=(("number", "12"), ("institution", "MIT")))
    item = csl_item(replace(paper, venue=None, identifiers=(), citation=entry))
    assert (item["number"], item["publisher"], item.get("issue")) == ("12", "MIT", None)
