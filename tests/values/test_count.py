"""Counts are read as pages and files write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.count import count_of, noun_for, parse_count


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (41, 41),
        (3.0, 3),
        ("41", 41),
        ("1,234", 1234),
        ("1.77k", 1770),
        ("12.3K", 12_300),
        ("2M", 2_000_000),
        (" 7 ", 7),
    ],
)
def test_a_count_is_parsed(value: object, count: int) -> None:
    assert parse_count(value) == count


@pytest.mark.parametrize(
    "value", ["many", "", "12 pages", "-1", "1,23", "9" * 20, True, -1, float("inf"), float("nan"), None, [3]]
)
def test_anything_else_is_not_a_count(value: object) -> None:
    assert parse_count(value) is None


@given(st.integers(0, 10**11))
def test_a_number_is_read_with_and_without_commas(number: int) -> None:
    assert parse_count(number) == parse_count(str(number)) == parse_count(f"{number:,}") == number


@pytest.mark.parametrize("value", ["1728259200000", 1728259200000, "99999999999999M"])
def test_a_number_that_is_too_large_is_no_count(value: str | int) -> None:
    assert parse_count(value) is None


def test_text_and_number_are_rounded_alike() -> None:
    assert parse_count("1.5") == parse_count(1.5) == 2


def test_a_count_has_the_plural_of_its_noun() -> None:
    assert [count_of(number, "paper") for number in (0, 1, 1_234)] == ["0 papers", "1 paper", "1,234 papers"]
    verbs = [count_of(number, "paper is", "papers are") for number in (1, 2)]
    assert verbs == ["1 paper is", "2 papers are"]


def test_a_noun_agrees_with_a_number_that_stands_apart() -> None:
    assert [noun_for(number, "paper") for number in (0, 1, 2)] == ["papers", "paper", "papers"]
