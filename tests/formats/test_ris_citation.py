"""What a citation keeps of a RIS or MEDLINE record."""

from __future__ import annotations

import pytest
from paper_digest.formats.ris_citation import ris_entry
from paper_digest.model.citation import CitationEntry
from paper_digest.values.person import PersonName


def test_tags_become_fields_and_the_type_names_the_container() -> None:
    tags = {
        "TY": ["JOUR"],
        "VL": ["12"],
        "IS": ["3"],
        "SN": ["0028-0836"],
        "ID": ["7"],
    }
    assert ris_entry(tags, "Bulletin", "1-9") == CitationEntry(
        entry_type="article",
        fields=(
            ("journal", "Bulletin"),
            ("pages", "1-9"),
            ("issn", "0028-0836"),
            ("volume", "12"),
            ("number", "3"),
        ),
    )


def test_editors_are_no_fields() -> None:
    entry = ris_entry({"TY": ["CHAP"], "A2": ["Roe, Ada"], "ED": ["Doe, Jane"]}, "", "")
    editors = (PersonName("Roe", "Ada"), PersonName("Doe", "Jane"))
    assert entry == CitationEntry(entry_type="incollection", editors=editors)


@pytest.mark.parametrize("tags", [{}, {"TY": ["BLOG"]}, {"VL": ["1"]}])
def test_a_record_of_an_unknown_type_has_no_entry(tags: dict[str, list[str]]) -> None:
    assert ris_entry(tags, "Bulletin", "1-9") is None


def test_endless_and_empty_values_are_left_out() -> None:
    entry = ris_entry({"TY": ["BOOK"], "PB": ["x" * 201], "CY": [" "], "VL": ["1"]}, "Bulletin", "")
    assert entry == CitationEntry(entry_type="book", fields=(("volume", "1"),))
