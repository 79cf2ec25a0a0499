"""Tests of joining the pages of a JSON API."""

from __future__ import annotations

import json

import pytest
from paper_digest.fetching.json_pages import lines_of, records_of, with_new
from paper_digest.services.answers import UnexpectedAnswerError


def test_each_record_has_a_line() -> None:
    records: list[dict[str, object]] = [{"a": "é\n"}, {"b": [1.5, None]}]
    text = lines_of(records)
    assert text.splitlines() == ["[", '{"a":"é\\n"},', '{"b":[1.5,null]}', "]"]
    assert json.loads(text) == records
    assert lines_of([]) == "[]\n"


def test_a_page_adds_what_is_new() -> None:
    joined = with_new([{"id": "a"}], [{"id": "a"}, {"id": "b"}], lambda record: record["id"])
    assert joined == [{"id": "a"}, {"id": "b"}]


@pytest.mark.parametrize("value", [{}, "text", [1], None])
def test_only_lists_of_objects_are_records(value: object) -> None:
    with pytest.raises(UnexpectedAnswerError):
        records_of(value)
