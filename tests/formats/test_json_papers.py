"""The keys of a JSON answer that hold papers are found by what is in them."""

from __future__ import annotations

import pytest
from paper_digest.formats.json_papers import is_id, keys_of_papers


def is_paper(value: dict[str, object]) -> bool:
    return "title" in value


def test_keys_that_hold_papers() -> None:
    paper = {"title": "A"}
    assert list(keys_of_papers({"n": 1, "items": [paper], "references": [paper]}, is_paper)) == ["items"]
    assert list(keys_of_papers({"message": {"items": [paper]}}, is_paper)) == ["message"]
    assert list(keys_of_papers({"title": "B", "other": [paper]}, is_paper)) == []


@pytest.mark.parametrize(("key", "expected"), [("2410.05434", True), ("P1", True), ("papers", False)])
def test_a_key_with_a_digit_is_an_id(key: str, expected: bool) -> None:
    assert is_id(key) is expected
