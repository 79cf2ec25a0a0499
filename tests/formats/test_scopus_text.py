"""What Scopus exports as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import scopus_text
from paper_digest.model.record import DumpMetadata
from paper_digest.reading import FORMATS

from tests.formats.records import read
from tests.linear_time import assert_linear_time

HEADER = "Scopus\nEXPORT DATE: 1 May 2024\n\n"
CATS = """Lynx L., Puma P.
AUTHOR FULL NAMES: Lynx, Lea (57000000001); Puma, Pia (57000000002)
57000000001; 57000000002
A study of cats
(2019) Cats, Dogs and Birds, 12 (3), pp. 33 - 40, Cited 6 times.
DOI: 10.5555/cats
https://www.example.org/record?eid=1

ABSTRACT: We study cats.
They sleep.
AUTHOR KEYWORDS: cats; sleep
DOCUMENT TYPE: Article
SOURCE: Scopus

"""
DOGS = """Ocelot O.
A study of dogs
(2018) Dogs, art. no. 5.
SOURCE: Scopus

"""
NOBODY = """[No author name available]
TEACHING: A REVIEW
(2017) Birds. Cited 3 times.
SOURCE: Scopus
"""


def test_an_export_is_known_by_its_header_alone() -> None:
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(HEADER + CATS)] == [scopus_text.LAYOUT]
    assert not scopus_text.recognizes(CATS)


def test_each_record_is_a_paper_with_its_own_facts() -> None:
    result = read(scopus_text, HEADER + CATS + DOGS + NOBODY)
    assert not result.problems
    facts = [
        (paper.title, [str(author) for author in paper.authors], str(paper.published), paper.venue)
        for paper in result.sightings
    ]
    assert facts == [
        ("A study of cats", ["Lea Lynx", "Pia Puma"], "2019", "Cats, Dogs and Birds"),
        ("A study of dogs", ["O. Ocelot"], "2018", "Dogs"),
        ("TEACHING: A REVIEW", [], "2017", "Birds"),
    ]
    cats = result.sightings[0]
    assert (cats.abstract, cats.volume, cats.pages) == ("We study cats. They sleep.", "12", "33-40")
    assert [identifier.value for identifier in cats.identifiers] == ["10.5555/cats"]
    assert (cats.urls, cats.categories) == (("https://www.example.org/record?eid=1",), ("cats", "sleep"))


def test_two_records_without_an_end_between_them_are_an_error() -> None:
    result = read(scopus_text, HEADER + CATS.replace("SOURCE: Scopus\n", "") + DOGS + NOBODY)
    assert result.titles() == ["TEACHING: A REVIEW"]
    assert [problem.actual for problem in result.problems] == ["a record that holds a second one"]


def test_a_record_without_its_journal_is_an_error() -> None:
    result = read(scopus_text, HEADER + DOGS.replace("(2018) Dogs, art. no. 5.\n", "") + NOBODY)
    assert result.titles() == ["TEACHING: A REVIEW"]
    assert len(result.problems) == 1


@given(st.lists(st.sampled_from((HEADER + CATS + DOGS + NOBODY).split("\n")), max_size=30))
def test_any_lines_are_read_without_an_exception_and_lines_add_up(lines: list[str]) -> None:
    read(scopus_text, "\n".join(lines))


@pytest.mark.slow
@pytest.mark.parametrize("unit", [", 1", " (", "(2019) ", "A: b\n", ". Cited", ", pp. "])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(
        lambda text: list(scopus_text.parse("x", iter(text.split("\n")), DumpMetadata())),
        lambda size: f"{HEADER}A title\n(2019) {unit * (size // len(unit))}\nSOURCE: Scopus\n",
    )
