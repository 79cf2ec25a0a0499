"""Books have a number and nothing that papers have."""

from __future__ import annotations

import pytest
from paper_digest.formats import delimited, json_records, yaml_records
from paper_digest.formats.books import is_book

from tests.formats.records import read

BOOK = {"title": "Looms", "authors": ["Ada Roe"], "year": 2004, "isbn": "978-0-00-000000-1"}


@pytest.mark.parametrize(
    "others",
    [
        {"venue": "Loomconf"},
        {"abstract": "We weave."},
        {"DOI": "10.5555/loom"},
        {"type": "inproceedings"},
        {"pdf": "https://example.org/a.pdf"},
    ],
)
def test_a_number_of_a_book_beside_what_papers_have_tells_nothing(others: dict[str, str]) -> None:
    assert is_book(BOOK)
    assert not is_book(BOOK | others)
    assert not is_book({"title": "Looms", "authors": ["Ada Roe"], "year": 2004})


def test_books_are_left_out_of_lists_of_each_kind() -> None:
    paper = '{"title": "Weaving", "authors": ["Bo Moe"], "year": 2020}'
    book = '{"title": "Looms", "authors": ["Ada Roe"], "year": 2004, "isbn": "1"}'
    assert read(json_records, f"[{book},\n{paper}]").titles() == ["Weaving"]
    assert read(delimited, "Title,Author,ISBN,Year\nLooms,Ada Roe,1,2004").titles() == []
    listed = (
        "- title: Looms\n  authors: [Ada Roe]\n  year: 2004\n  isbn: 1\n"
        "- title: Weaving\n  authors: [Bo Moe]\n  year: 2020"
    )
    assert read(yaml_records, listed).titles() == ["Weaving"]
