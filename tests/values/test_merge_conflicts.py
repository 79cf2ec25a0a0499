"""Tests of recognizing the conflict markers of Git."""

from __future__ import annotations

import pytest
from paper_digest.values.merge_conflicts import is_conflict_marker


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", "||||||| base", ">>>>>>> branch"])
def test_marks_are_recognized(line: str) -> None:
    assert is_conflict_marker(line)


@pytest.mark.parametrize("line", ["<<<<<<", "========", " =======", "a <<<<<<< b", ""])
def test_other_lines_are_not(line: str) -> None:
    assert not is_conflict_marker(line)
