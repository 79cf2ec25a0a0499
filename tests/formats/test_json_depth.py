"""Tests of cutting deep values out of JSON."""

from __future__ import annotations

import json

import pytest
from paper_digest.formats.json_depth import without_deep_values

from tests.linear_time import assert_linear_time


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_only_values_below_the_limit_become_null() -> None:
    text = '{"title": "A [[[ \\" loom", "deep": ' + nested(100_000) + ', "year": 2024} rest'
    shallow, end = without_deep_values(text, 0)
    record = json.loads(shallow)
    assert (record["title"], record["year"]) == ('A [[[ " loom', 2024)
    assert text[end:] == " rest"


def test_a_shallow_value_stays_as_it_is() -> None:
    text = '{"a": [1, {"b": "]"}]}'
    assert without_deep_values(f"x{text}y", 1) == (text, len(text) + 1)


def test_an_unfinished_value_ends_with_the_text() -> None:
    assert without_deep_values('{"a": [', 0) == ("", 7)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["[", "]", '"', "{}", "\\"])
def test_time_is_linear(unit: str) -> None:
    def cut(text: str) -> None:
        without_deep_values(text, 0)

    assert_linear_time(cut, lambda size: "[" + unit * size)
