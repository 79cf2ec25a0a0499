"""Books have a number and nothing that papers have."""

from __future__ import annotations

import pytest
from paper_digest.formats import delimited, json_records, yaml_records
from paper_digest.formats.books import NO_PAPER, is_book

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
        {"pages": "17-25"},
        {"links": [{"title": "Looms", "url": "https://example.org/a.pdf"}]},
        {"pills": [{"label": "PDF", "url": "https://example.org/files/7"}]},
        {"paper": {"title": "Looms", "abstract": "We weave."}},
        {"url": "https://aclanthology.org/2020.acl-main.1"},
    ],
)
def test_a_number_of_a_book_beside_what_papers_have_tells_nothing(others: dict[str, str]) -> None:
    assert is_book(BOOK)
    assert not is_book(BOOK | others)
    assert is_book(BOOK | {"pages": 320, "url": "https://example.org/shelf"})
    assert not is_book({"title": "Looms", "authors": ["Ada Roe"], "year": 2004})


def test_books_in_lists_of_each_kind_are_reported() -> None:
    paper = '{"title": "Weaving", "authors": ["Bo Moe"], "year": 2020}'
    book = '{"title": "Looms", "authors": ["Ada Roe"], "year": 2004, "isbn": "1"}'
    table = "Title,Author,ISBN,Year\nLooms,Ada Roe,1,2004\nWeaving,Bo Moe,,2020"
    listed = (
        "- title: Looms\n  authors: [Ada Roe]\n  year: 2004\n  isbn: 1\n"
        "- title: Weaving\n  authors: [Bo Moe]\n  year: 2020"
    )
    texts = {json_records: f"[{book},\n{paper}]", delimited: table, yaml_records: listed}
    for reader, text in texts.items():
        result = read(reader, text)
        assert result.titles() == ["Weaving"]
        assert [leftover.reason for leftover in result.leftovers] == [NO_PAPER]
        assert [problem.actual for problem in result.problems] == [NO_PAPER]


def test_a_table_with_a_column_for_dois_lists_papers() -> None:
    table = "Title,Author,ISBN,DOI\nLooms,Ada Roe,1,\nWeaving,Bo Moe,,10.5555/loom"
    assert read(delimited, table).titles() == ["Looms", "Weaving"]
