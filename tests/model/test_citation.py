"""Entries of a bibliography: the first of several fields, and what names the container."""

from __future__ import annotations

from paper_digest.model.citation import CitationEntry

ENTRY = CitationEntry(fields=(("note", "Draft"), ("school", "ETH"), ("journaltitle", "Bulletin")))


def test_the_first_field_that_an_entry_has_counts() -> None:
    assert ENTRY.value("publisher", "school", "note") == "ETH"
    assert ENTRY.value("publisher") == ""


def test_the_container_is_the_journal_the_proceedings_or_the_book() -> None:
    assert ENTRY.container == ("journaltitle", "Bulletin")
    assert CitationEntry(fields=(("series", "LNCS"),)).container == ("", "")
