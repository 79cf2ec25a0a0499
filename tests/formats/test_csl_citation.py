"""What a citation keeps of an item of CSL-JSON or Crossref."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.csl_citation import csl_entry
from paper_digest.model.citation import CitationEntry
from paper_digest.values.person import PersonName


def test_variables_become_fields_and_the_type_names_the_container() -> None:
    item: dict[str, Any] = {
        "id": "http://zotero.org/users/1/items/A",
        "type": "chapter",
        "container-title": "Handbook of X",
        "volume": 2,
        "page": "1-9",
        "publisher": "Springer",
        "publisher-place": "Berlin",
        "ISBN": "978-1",
        "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
    }
    entry = csl_entry(item)
    assert entry is not None
    assert (entry.key, entry.entry_type) == ("", "incollection")
    assert dict(entry.fields) == {
        "booktitle": "Handbook of X",
        "volume": "2",
        "pages": "1-9",
        "publisher": "Springer",
        "address": "Berlin",
        "isbn": "978-1",
    }
    assert entry.editors == (PersonName("Berg", "Jan", "van der"),)


def test_crossref_has_lists_and_types_of_its_own() -> None:
    item = {"type": "journal-article", "container-title": ["Bulletin"], "issue": "3", "ISSN": ["0028-0836"]}
    entry = csl_entry(item)
    assert entry is not None
    assert entry.entry_type == "article"
    assert dict(entry.fields) == {"journal": "Bulletin", "number": "3", "issn": "0028-0836"}


@pytest.mark.parametrize("kind", [None, "posted-content", "song", 7, ["article-journal"]])
def test_an_item_of_an_unknown_type_has_no_entry(kind: object) -> None:
    assert csl_entry({"type": kind, "volume": "1"}) is None


@pytest.mark.parametrize("value", [None, "", [], {}, "x" * 201, [[[]]]])
def test_values_that_are_no_short_text_are_left_out(value: object) -> None:
    assert csl_entry({"type": "book", "publisher": value}) == CitationEntry(entry_type="book")


@pytest.mark.parametrize("value", [None, "", [], {}, [[[]]]])
def test_editors_without_a_name_are_left_out(value: object) -> None:
    assert csl_entry({"type": "book", "editor": value}) == CitationEntry(entry_type="book")
