"""Commas that nothing follows are taken out of JSON."""

from __future__ import annotations

import json

from paper_digest.formats.json_commas import without_trailing_commas
from paper_digest.formats.records import Text

from tests.linear_time import assert_linear_time


def test_trailing_commas_become_spaces() -> None:
    text = '[{"title": "A, }",\n},\n{"tags": ["x", "y",],},\n]'
    written = without_trailing_commas(Text(text))
    assert json.loads(written) == [{"title": "A, }"}, {"tags": ["x", "y"]}]
    assert len(written) == len(text)
    assert written.splitlines()[1] == "},"


def test_strings_and_other_texts_stay() -> None:
    for text in ('{"title": "a \\",] b"}', '{"a": 1, "b": 2}', ""):
        assert without_trailing_commas(Text(text)) == text


def test_time_is_linear() -> None:
    assert_linear_time(without_trailing_commas, lambda size: Text('{"a": "b",},"' * size))
