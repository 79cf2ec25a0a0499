"""The keys of a JSON answer that hold papers are found by what is in them."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.formats.json_papers import (
    holds_papers,
    is_dated,
    is_id,
    is_session,
    keys_of_papers,
    lists_sessions,
    takes_year,
    year_of_group,
)

from tests.linear_time import assert_linear_time


def is_paper(value: dict[str, object]) -> bool:
    return "title" in value


def test_keys_that_hold_papers() -> None:
    paper = {"title": "A"}
    assert list(keys_of_papers({"n": 1, "items": [paper], "references": [paper]}, is_paper)) == ["items"]
    assert list(keys_of_papers({"message": {"items": [paper]}}, is_paper)) == ["message"]
    assert list(keys_of_papers({"title": "B", "other": [paper]}, is_paper)) == []


def test_the_paper_that_is_to_be_cited_is_read_and_the_text_of_a_citation_is_none() -> None:
    program = {"title": "B", "preferred_citation": {"authors": ["Ada Roe"]}}
    assert list(keys_of_papers(program, is_paper)) == ["preferred_citation"]
    paper = {"title": "B", "preferred_citation": {"style": "apa", "text": "Roe (2024). B."}}
    assert list(keys_of_papers(paper, is_paper)) == []


@pytest.mark.parametrize(("key", "expected"), [("2410.05434", True), ("P1", True), ("papers", False)])
def test_a_key_with_a_digit_is_an_id(key: str, expected: bool) -> None:
    assert is_id(key) is expected


def test_a_titled_object_holds_papers_if_it_is_a_session() -> None:
    paper = {"title": "A", "authors": ["Ada Roe"]}
    assert list(keys_of_papers({"title": "B", "talks": [paper]}, is_paper)) == ["talks"]
    assert not holds_papers({"title": "B", "talks": [{"title": "A"}]}, is_paper)
    assert not holds_papers({"title": "B", "authors": ["Ada Roe"], "talks": [paper]}, is_paper)


def test_lists_of_sessions() -> None:
    session = {"title": "B", "papers": [{"title": "A", "authors": ["Ada Roe"]}]}
    assert lists_sessions([{"title": "Break"}, session], is_paper)
    assert lists_sessions({"orals": session}, is_paper)
    assert not lists_sessions([{"title": "B", "papers": [{"title": "A"}]}], is_paper)
    assert not lists_sessions([{"title": "A"}], is_paper)


TALK = {"title": "A", "authors": ["Ada Roe"]}
ORALS = {"title": "Orals", "talks": [TALK]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"title": "B", "talks": [TALK]}, True),
        ({"name": "B", "talks": [TALK]}, True),
        ({"title": "B", "id": "s1", "url": "https://example.org/b", "talks": [TALK]}, True),
        ({"title": "B", "date": "2024-05-01", "sessions": [ORALS]}, True),
        ({"title": "B", "year": 2024, "venue": "Here", "sessions": [ORALS]}, True),
        ({"title": "B", "sessions": {"orals": [TALK]}}, True),
        ({"title": "B", "chair": "Ida Roe", "lineup": [TALK, TALK]}, True),
        ({"title": "B", "room": "7", "lineup": [ORALS, ORALS]}, True),
        ({"title": "B", "venue": "Hall A", "talks": [TALK, {"title": "C", "authors": ["Ida Doe"]}]}, True),
        ({"title": "B", "venue": "LOOM", "talks": [TALK, TALK]}, False),
        (
            {"title": "B", "year": 2024, "talks": [TALK, {"title": "C", "authors": ["Ida"]}, {"title": "D"}]},
            False,
        ),
        ({"talks": [TALK]}, False),
        ({"title": "B", "talks": []}, False),
        ({"title": "B", "talks": [{"title": "A", "abstract": "We weave."}]}, False),
        ({"title": "B", "year": 2024, "talks": [TALK]}, False),
        ({"title": "B", "venue": "LOOM", "talks": [TALK]}, False),
        ({"title": "B", "abstract": "We weave.", "sessions": [ORALS]}, False),
        ({"title": "B", "id": "2401.01234", "talks": [TALK]}, False),
        ({"title": "B", "url": "https://doi.org/10.5555/loom", "talks": [TALK]}, False),
        ({"title": "B", "github": "https://github.com/loom/b", "talks": [TALK]}, False),
        ({"title": "B", "issues": [{"title": "A", "author": "ada"}]}, False),
        ({"title": "B", "date": "2024", "talks": [TALK]}, False),
        ({"title": "B", "press": [{"title": "A", "author": "Ada Roe"}]}, False),
        ({"title": "B", "lineup": [TALK, TALK]}, False),
        ({"title": "B", "chair": "Ida Roe", "lineup": [TALK]}, False),
        ({"title": "B", "chair": "Ida Roe", "lineup": [TALK, {"title": "A"}]}, False),
        ({"title": "B", "time": "9:00", "answers": [{"title": "A", "author": "ada"}] * 2}, False),
        ({"title": "B", "time": "9:00", "references": [TALK, TALK]}, False),
        ({"title": "B", "time": "9:00", "likes": 3, "lineup": [TALK, TALK]}, False),
    ],
)
def test_a_session_has_papers_with_people_and_nothing_of_a_paper(
    value: dict[str, object], expected: bool
) -> None:
    assert is_session(value, is_paper) is expected


def test_an_answer_with_a_title_holds_papers_only_if_its_list_begins_with_one() -> None:
    assert list(keys_of_papers({"title": "B", "data": [{"title": "A"}]}, is_paper)) == ["data"]
    assert not holds_papers({"title": "B", "data": [{"n": 1}, {"title": "A"}]}, is_paper)
    assert holds_papers({"data": [{"n": 1}, {"title": "A"}]}, is_paper)


def test_the_references_of_a_file_are_its_papers_and_those_of_a_paper_are_not() -> None:
    papers = [{"title": "A"}, {"title": "C"}]
    file: dict[str, object] = {"CodeSets": [{"SetName": "Codes"}], "References": papers}
    assert list(keys_of_papers(file, is_paper)) == ["References"]
    assert not holds_papers({"title": "B", "references": papers}, is_paper)
    assert not holds_papers({"doi": "10.5555/b", "references": papers}, is_paper)
    assert not holds_papers({"sheet": {"references": papers}}, is_paper)
    assert not holds_papers({"model": "Loom-7B", "references": papers}, is_paper)
    assert list(keys_of_papers({"recommendedPapers": papers}, is_paper)) == ["recommendedPapers"]


def test_a_list_of_groups_is_looked_into_and_a_list_of_subjects_is_not() -> None:
    paper = {"title": "A", "authors": ["Ada Roe"]}
    groups = {"categories": [{"heading": "Published", "pubs": [paper]}]}
    assert list(keys_of_papers(groups, is_paper)) == ["categories"]
    assert list(keys_of_papers({"title": "B", **groups}, is_paper)) == []
    sections = {"sections": [{"title": "Looms", "papers": [paper]}]}
    assert list(keys_of_papers({"title": "Reading list", **sections}, is_paper)) == ["sections"]
    assert list(keys_of_papers({**paper, **sections}, is_paper)) == []
    subjects = {"topics": [{"title": "Looms", "count": 3}], "items": [paper]}
    assert list(keys_of_papers(subjects, is_paper)) == ["items"]


def test_the_year_of_a_group_is_its_own_or_its_name() -> None:
    assert year_of_group({"year": 2024, "papers": []}) == "2024"
    assert year_of_group({"title": "2023", "papers": []}) == "2023"
    assert year_of_group({"title": "Days of 2023", "volume": 2023}) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"title": "A", "Year": "2012"}, True),
        ({"title": "A", "publication_year": 2012}, True),
        ({"title": "A", "publication_info": {"year": 2012}}, True),
        ({"paper": {"title": "A", "date": "2012-03-04"}}, True),
        ({"title": "A", "year": None, "published": True}, False),
        ({"title": "A", "created": "2012-03-04", "cites": {"year": 2012}}, False),
    ],
)
def test_a_paper_is_dated_by_its_publication(value: dict[str, Any], expected: bool) -> None:
    assert is_dated(value) is expected


def test_the_month_of_an_arxiv_id_is_better_than_the_year_of_a_group_unless_that_is_later() -> None:
    assert takes_year({"title": "A"}, "2022")
    assert takes_year({"title": "A", "url": "https://arxiv.org/abs/2111.01234"}, "2022")
    assert not takes_year({"title": "A", "arxiv_id": "2201.01234"}, "2022")
    assert not takes_year({"title": "A", "url": "https://arxiv.org/abs/2303.01234"}, "2022")
    assert not takes_year({"title": "A", "date": "2020"}, "2022")
    assert not takes_year({"title": "A"}, "")


def test_an_object_with_many_keys_takes_linear_time() -> None:
    assert_linear_time(
        lambda value: list(keys_of_papers(value, is_paper)),
        lambda size: {"title": "Wool", **{f"k{number}": {"q": 1} for number in range(10 * size)}},
    )
