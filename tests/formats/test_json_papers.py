"""The keys of a JSON answer that hold papers are found by what is in them."""

from __future__ import annotations

import pytest
from paper_digest.formats.json_papers import (
    holds_papers,
    is_empty_session,
    is_id,
    keys_of_papers,
    lists_sessions,
    may_be_session,
)


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


def test_a_titled_object_holds_papers_if_it_is_a_session() -> None:
    paper = {"title": "A", "authors": ["Ada Roe"]}
    assert list(keys_of_papers({"title": "B", "talks": [paper]}, is_paper)) == ["talks"]
    assert not holds_papers({"title": "B", "talks": [{"title": "A"}]}, is_paper)
    assert not holds_papers({"title": "B", "authors": ["Ada Roe"], "talks": [paper]}, is_paper)


def test_lists_of_sessions() -> None:
    session = {"title": "B", "papers": [{"title": "A"}]}
    assert lists_sessions([{"title": "Break"}, session], is_paper)
    assert not lists_sessions([{"title": "A"}], is_paper)
    assert not lists_sessions(session, is_paper)


@pytest.mark.parametrize(
    ("value", "may_be", "is_empty"),
    [
        ({"title": "Break"}, True, False),
        ({"title": "Demos", "papers": []}, True, True),
        ({"title": "Demos", "talks": None, "chair": "Ada Roe"}, True, True),
        ({"title": "Looms", "issues": 0}, True, False),
        ({"title": "Looms", "authors": ["Ada Roe"], "talks": []}, False, False),
        ({"title": "Looms", "url": "https://example.org", "talks": []}, False, False),
    ],
)
def test_what_may_be_a_session(value: dict[str, object], may_be: bool, is_empty: bool) -> None:
    assert may_be_session(value) is may_be
    assert is_empty_session(value) is is_empty
