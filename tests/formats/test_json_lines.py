"""JSON is written on the lines of another text."""

from __future__ import annotations

import json

from paper_digest.formats.json_lines import on_lines


def test_tokens_are_on_their_lines_or_later() -> None:
    tokens = [(1, "["), (2, '"a"'), (2, ","), (1, '"b"'), (4, "]")]
    assert on_lines(tokens, ["x"] * 4) == '[\n"a","b"\n\n]'
    assert json.loads(on_lines(tokens, ["x"] * 4)) == ["a", "b"]


def test_an_end_is_not_on_blank_lines() -> None:
    assert on_lines([(1, "{"), (4, ""), (4, "}")], ["x", "y", "", ""]) == "{\n\n\n}"
    assert on_lines([(1, "{"), (4, "")], ["x", "y", "", ""]) == "{\n"
