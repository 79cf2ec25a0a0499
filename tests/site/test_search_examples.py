"""Tests of the examples of queries on the search page."""

from __future__ import annotations

from paper_digest.model.digest import Digest
from paper_digest.site.search_examples import search_examples

from tests.site.builders import analyzed, tag
from tests.site.builders import digest as digest_of


def queries(digest: Digest) -> list[str]:
    return [example.query for example in search_examples(digest)]


def test_names_and_years_are_those_with_the_most_papers() -> None:
    digest = digest_of(
        analyzed("a", "A", authors="Ada Roe, Bo Li", date="2023-01"),
        analyzed("b", "B", authors="Bo Li", date="2023-02"),
        analyzed("c", "C", authors="Cy Wu", date="2024-02"),
        tags=(tag("dropout", "a"), tag("flat-minima", "a", "b")),
    )
    assert queries(digest)[3:] == ["author:li", 'tag:"flat minima"', "year:2023.."]


def test_without_names_and_years_the_syntax_of_words_is_shown() -> None:
    assert queries(Digest()) == ['"neural network"', "learning -deep", "training OR optimization"]
