"""Tests of recognizing and reading JSON Lines."""

from __future__ import annotations

import io

import pytest
from paper_digest.enrichment.json_lines import is_json_lines, read_json_lines
from paper_digest.model.problem import Problem
from paper_digest.sources.files import Source


def source(text: str) -> Source:
    return Source("a.jsonl", io.BufferedReader(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"title": "A"}\n{"title": "B"}\n', True),
        ('{"title": \n{"title": "B"}\n', True),
        ('{"title": "A"}\n', False),
        ('{\n  "title": "A"\n}\n', False),
        ('[\n{"title": "A"},\n{"title": "B"}]\n', False),
        ('{"title": "A"},\n{"title": "B"},\n', False),
        ("@misc{a}\n", False),
        ("", False),
    ],
)
def test_a_broken_first_line_is_no_other_format(text: str, expected: bool) -> None:
    assert is_json_lines(source(text)) is expected


def test_the_progress_is_updated_again_and_again() -> None:
    updates: list[None] = []
    text = '{"title": "A"}\n' * 20_001 + "{broken\n"
    (problem,) = read_json_lines(source(text), frozenset(["b"]), lambda: updates.append(None))
    assert isinstance(problem, Problem)
    assert (problem.line, len(updates)) == (20_002, 2)


def test_a_giant_line_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paper_digest.enrichment.json_lines._MAX_LINE", 40)
    text = '{"title": "' + "A" * 100 + '"}\n{"title": "B"}\n'
    record, problem = read_json_lines(source(text), frozenset(["b"]), lambda: None)
    assert "B" in str(record)
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("title", [r"\\emph{Flat} minima", "&#92;emph{Flat} minima"])
def test_a_title_is_wanted_also_without_its_tex(title: str) -> None:
    (record,) = read_json_lines(source(f'{{"title": "{title}"}}\n'), frozenset(["flatminima"]), lambda: None)
    assert not isinstance(record, Problem)
