"""Annotations of a workflow: one for each source, which no text of a source can end."""

from __future__ import annotations

from paper_digest.fetching.workflow_annotations import TITLE, workflow_annotations
from paper_digest.model.problem import Problem

from tests.project import ROOT

IN_WORKFLOW = {"GITHUB_ACTIONS": "true"}


def problem(actual: str) -> Problem:
    return Problem(file="mkdocs.yml", line=7, expected="papers", actual=actual, advice="Look.")


def test_all_problems_of_a_source_are_one_annotation() -> None:
    (line,) = workflow_annotations([problem("none"), problem("an old answer")], IN_WORKFLOW)
    assert line == (
        "::warning title=Fetching listings::mkdocs.yml:7: error: expected papers, found none. Look."
        "%0Amkdocs.yml:7: error: expected papers, found an old answer. Look."
    )


def test_what_a_source_says_cannot_end_the_line() -> None:
    (line,) = workflow_annotations([problem("50%0A\r\n::error::x")], IN_WORKFLOW)
    assert "found 50%250A\\r%0A::error::x. Look." in line
    assert len(line.splitlines()) == 1


def test_there_are_none_without_problems_or_outside_a_workflow() -> None:
    assert [*workflow_annotations([], IN_WORKFLOW)] == []
    assert [*workflow_annotations([problem("none")], {})] == []


def test_the_action_lets_these_lines_through() -> None:
    assert f"/^::warning title={TITLE}::/!" in (ROOT / "action.yml").read_text("utf-8")
