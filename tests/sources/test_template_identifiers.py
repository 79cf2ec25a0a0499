"""Identifiers of templates in dumps."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.model.problem import Problem
from paper_digest.model.record import Span
from paper_digest.reading import readings_of
from paper_digest.sources.template_identifiers import template_identifier_problems

_ABSTRACT = "We study how lakes freeze when winters are short, and measure it on forty lakes in the north."


def problems_of(folder: Path, name: str, text: str) -> list[Problem]:
    """What is reported of a dump with this text."""
    (folder / name).write_text(text, "utf-8")
    (reading,) = readings_of(folder / name, name)
    assert reading.sightings
    return list(reading.problems)


RECORDS = [
    {"title": f"Lakes in winter, part {part}", "abstract": _ABSTRACT, "doi": "10.1145/nnnnnnn.nnnnnnn"}
    for part in ("one", "two")
]
BIBTEX = """@inproceedings{lakes,
  title = {Lakes in Winter},
  author = {Ann Author},
  doi = {10.475/123_4}
}
"""
PAGE = f"""Daily papers

## Lakes in Winter

Ann Author, Bob Other

https://doi.org/10.1145/nnnnnnn.nnnnnnn

{_ABSTRACT}
"""


@pytest.mark.parametrize(
    ("name", "text", "identifier", "line"),
    [
        ("a.jsonl", "".join(f"{json.dumps(record)}\n" for record in RECORDS), "10.1145/nnnnnnn.nnnnnnn", 1),
        ("a.json", json.dumps(RECORDS), "10.1145/nnnnnnn.nnnnnnn", 1),
        ("a.bib", BIBTEX, "10.475/123_4", 4),
        ("a.md", PAGE, "10.1145/nnnnnnn.nnnnnnn", 7),
        ("a.csv", "title,doi\nLakes in Winter,10.1145/1122445.1122456\n", "10.1145/1122445.1122456", 2),
    ],
)
def test_an_identifier_of_a_template_is_reported_once(
    tmp_path: Path, name: str, text: str, identifier: str, line: int
) -> None:
    (problem,) = problems_of(tmp_path, name, text)
    assert str(problem).startswith(
        f"{name}:{line}: warning: expected the identifier of a paper, found {identifier!r}, "
    )


def test_many_identifiers_of_templates_are_counted(tmp_path: Path) -> None:
    lines = [f"10.{registrant}/xxxxxxx" for registrant in range(1_000, 1_025)]
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Lakes", "abstract": "\n".join(lines)}))
    (reading,) = readings_of(tmp_path / "a.jsonl", "a.jsonl")
    whole = replace(reading.sightings[0], span=Span(1, len(lines)))
    problems = list(template_identifier_problems("a.jsonl", [whole, whole], lines))
    assert [problem.line for problem in problems] == [*range(1, 22)]
    assert "(and 4 more)" in str(problems[-1])


def test_papers_with_identifiers_of_their_own_are_not_reported(tmp_path: Path) -> None:
    records = [RECORDS[0] | {"doi": "10.1097/NCM.0000000000000504", "arxiv_id": "2401.12345"}]
    assert problems_of(tmp_path, "a.jsonl", json.dumps(records)) == []
