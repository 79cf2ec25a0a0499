"""Tests of what all commands do with a project and its problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.model.problem import Problem
from paper_digest.subcommands.options import project_of, report


def test_the_dumps_may_be_in_another_folder_than_the_project(tmp_path: Path) -> None:
    project = project_of(tmp_path, tmp_path / "elsewhere")
    assert (project.raw, project.topics) == (tmp_path / "elsewhere", tmp_path / "topics.yml")


def test_problems_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    report([Problem(file="a.txt", line=3, expected="a paper", actual="none", advice="Delete it.")])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "a.txt:3: error: expected a paper, found none. Delete it.\n")
