"""The papers, the sessions and the breaks of a program are told apart by their own fields."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.json_programs import (
    has_name,
    has_only_a_slot,
    is_break,
    is_break_with_a_room,
    is_of_paper,
    is_published,
    is_slot_without_people,
    is_talk,
    may_be_paper_beside_sessions,
    names_no_paper,
    people_in_list,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"authors": ["Ada Roe"]}, ["Ada Roe"]),
        ({"Authors": "Ada Roe"}, "Ada Roe"),
        ({"paper": {"authors": ["Ada Roe"]}}, ["Ada Roe"]),
        ({"author": "ada"}, None),
        ({"authors": []}, None),
        ({"speaker": "Ada Roe"}, None),
    ],
)
def test_people(value: dict[str, Any], expected: object) -> None:
    assert people_in_list(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"abstract": "We weave."}, True),
        ({"pdf": "https://example.org/a.pdf"}, True),
        ({"id": "2401.01234"}, True),
        ({"id": 2401.01234}, True),
        ({"link": "https://arxiv.org/abs/2401.01234"}, True),
        ({"references": ["a"]}, True),
        ({"upvotes": 3}, True),
        ({"id": 12, "url": "https://example.org", "code": "A1", "description": "Talks.", "pdf": None}, False),
    ],
)
def test_what_only_papers_have(value: dict[str, Any], expected: bool) -> None:
    assert is_of_paper(value) is expected


def test_where_and_when_a_paper_was_published() -> None:
    assert is_published({"year": 2024})
    assert is_published({"venue": "LOOM"})
    assert is_published({"date": 2024})
    assert not is_published({"date": "2024-05-01", "updated": "2024-05-01", "venue": "", "year": None})


def test_names() -> None:
    assert has_name({"name": "Main track"})
    assert not has_name({"title": ""})


def test_slots() -> None:
    assert has_only_a_slot({"title": "Orals", "room": "7", "lineup": [{}]})
    assert not has_only_a_slot({"title": "Orals", "date": "2024-05-01", "lineup": [{}]})
    assert not has_only_a_slot({"title": "Orals", "room": "7", "likes": 3})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"title": "Coffee"}, True),
        ({"title": "Welcome, awards and news of the society", "start": "9:00"}, True),
        ({"title": "Demos of Looms That Count Threads", "papers": []}, True),
        ({"title": "Closing", "talks": None, "description": "We close.", "id": 7}, True),
        ({"title": "Looms That Count All Threads"}, False),
        ({"title": "Keynote", "time": "9:00", "speaker": "Ida Roe"}, False),
        ({"title": "Looms", "score": 3, "posters": []}, False),
    ],
)
def test_breaks(value: dict[str, Any], expected: bool) -> None:
    assert is_break(value) is expected
    assert not may_be_paper_beside_sessions(value)


@pytest.mark.parametrize(
    "field",
    [{"authors": ["Ada Roe"]}, {"year": 2024}, {"video": "https://example.org/v"}, {"doi": "10.5555/a"}],
)
def test_what_has_something_of_a_paper_may_be_one(field: dict[str, Any]) -> None:
    assert may_be_paper_beside_sessions({"title": "Looms", **field})


@pytest.mark.parametrize(
    ("value", "in_a_list_of_talks", "beside_sessions"),
    [
        ({"title": "Coffee break", "location": "Hall B"}, True, True),
        ({"title": "Lunch", "venue": "Hall B"}, False, True),
        ({"title": "Lunch"}, False, False),
        ({"title": "Looms", "location": "Hall B", "authors": ["Ada Roe"]}, False, False),
        ({"title": "Looms", "venue": "LOOM", "year": 2024}, False, False),
        ({"title": "On the looms of the north", "location": "Hall B"}, False, False),
        ({"title": "Looms", "number": 2, "room": "1"}, False, False),
        ({"title": "Breaking threads", "venue": "LOOM"}, False, False),
        ({"title": "Registration and Coffee", "time": "9:00"}, True, True),
        ({"title": "Coffee Break 2", "time": "9:00"}, True, True),
        ({"title": "1984", "time": "9:00"}, False, False),
        ({"title": "On Time", "time": "9:00"}, False, False),
    ],
)
def test_breaks_with_a_room(value: dict[str, Any], in_a_list_of_talks: bool, beside_sessions: bool) -> None:
    assert is_break_with_a_room(value, is_beside_sessions=False) is in_a_list_of_talks
    assert is_break_with_a_room(value, is_beside_sessions=True) is beside_sessions


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"title": "A", "time": "9:00", "room": "1", "abstract": "How to weave."}, True),
        ({"title": "A", "time": "9:00", "room": "1", "authors": ["Ada Roe"]}, False),
        ({"title": "A", "time": "9:00", "room": "1", "url": "https://arxiv.org/abs/2401.01234"}, False),
        ({"title": "A", "time": "9:00", "room": "1", "paper_url": "https://example.org/a"}, False),
        ({"title": "A", "time": "9:00", "room": "1", "url": "https://example.org/a"}, True),
        ({"title": "A", "room": "1", "abstract": "We weave."}, False),
    ],
)
def test_a_slot_without_people_has_a_time_and_a_place(value: dict[str, Any], expected: bool) -> None:
    assert is_slot_without_people(value) is expected


def test_the_title_of_a_break_names_no_paper() -> None:
    assert names_no_paper({"title": "Coffee Break"})
    assert not names_no_paper({"title": "Learning to Weave by Example"})


def test_a_talk_has_people_and_a_time_or_a_room() -> None:
    assert is_talk({"title": "Looms", "authors": ["Ada Roe"], "time": "9:00"})
    assert not is_talk({"title": "Looms", "authors": ["Ada Roe"], "venue": "LOOM"})
    assert not is_talk({"title": "Looms", "time": "9:00"})
