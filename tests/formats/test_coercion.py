"""Values of any shape become words, dates and URLs."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.coercion import day, every_word, flat, uninverted, urls_in, words


def nested(value: object, depth: int) -> object:
    for _ in range(depth):
        value = [value]
    return value


def test_keys_are_normalized_and_empty_values_dropped() -> None:
    record: dict[str, object] = {
        "Paper_Title": {"value": "A"},
        "abstract": "",
        "authors": [],
        "year": None,
        "n": 0,
    }
    assert flat(record) == {"papertitle": "A", "n": 0}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  two \n words ", "two words"),
        (2024, "2024"),
        (["", "first", "second"], "first"),
        ({"name": "N", "title": "T"}, "T"),
        ({"value": {"text": "inside"}}, "inside"),
        ("<p>in HTML</p>", "in HTML"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_the_first_words_of_a_value(value: Any, text: str) -> None:
    assert words(value) == text


@pytest.mark.parametrize(
    "value", [None, "", "N/A", "null", "[No abstract available]", True, float("nan"), {}]
)
def test_a_value_without_meaning_has_no_words(value: Any) -> None:
    assert words(value) is None


def test_values_are_searched_to_a_limited_depth() -> None:
    assert words(nested("deep", 6)) == "deep"
    assert words(nested("deep", 7)) is None


def test_every_element_of_a_list_has_words() -> None:
    assert list(every_word(["a", None, {"name": "b"}])) == ["a", "b"]
    assert list(every_word("a")) == ["a"]
    assert list(every_word(None)) == []


def test_an_inverted_index_is_put_in_order() -> None:
    assert uninverted({"we": [0, 2], "see": [1], "broken": "x"}) == "we see we"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-10-07", "2024-10-07"),
        ([2024, 10], "2024-10"),
        ({"date-parts": [[2024, 10, 7]]}, "2024-10-07"),
        ({"year": "2024", "month": "10"}, "2024-10"),
    ],
)
def test_dates_of_any_shape(value: Any, date: str) -> None:
    assert str(day(value)) == date


def test_urls_in_texts_lists_and_objects_come_in_order() -> None:
    value = ["see https://a.org", {"href": "https://b.org"}, {"other": "https://c.org"}]
    assert list(urls_in(value)) == ["https://a.org", "https://b.org"]


def test_a_key_without_a_namespace_counts_before_one_with_it() -> None:
    for record in (
        {"dc:creator": "Roe", "creator": "Ada Roe", "dc:title": "Looms"},
        {"creator": "Ada Roe", "dc:creator": "Roe", "dc:title": "Looms"},
    ):
        assert flat(record) == {"creator": "Ada Roe", "title": "Looms"}


def test_the_addresses_in_an_object_are_those_of_a_page() -> None:
    links = {"self": "https://api.example/1", "html": "https://cats.example/1"}
    assert list(urls_in(links)) == ["https://cats.example/1"]
    assert list(urls_in([{"type": "Article", "urls": ["https://cats.example/2"]}])) == [
        "https://cats.example/2"
    ]
