"""Lines that cannot be read."""

from __future__ import annotations

from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem, filled_lines


def test_one_warning_tells_of_all_lines() -> None:
    lines = [NumberedLine(3, "<<<<<<< HEAD"), NumberedLine(7, "x" * 100)]
    (problem,) = broken_lines_problem("a.lock", lines, expected="an address", advice="Fix it.")
    assert str(problem) == (
        "a.lock:3: warning: expected an address, found a conflict marker (and 1 more). Fix it."
    )
    (problem,) = broken_lines_problem("a.lock", lines[1:], expected="an address", advice="Fix it.")
    assert problem.actual == repr("x" * 60)


def test_without_broken_lines_there_is_no_warning() -> None:
    assert broken_lines_problem("a.lock", [], expected="an address", advice="Fix it.") == ()


def test_the_warning_tells_that_a_line_does_not_end() -> None:
    line = NumberedLine(4, "tags/ll", has_end=False)
    (problem,) = broken_lines_problem("a.lock", [line], expected="an address", advice="Fix it.")
    assert "found 'tags/ll' without the end of a line, so that it may be cut" in str(problem)


def test_only_the_last_line_may_lack_its_end() -> None:
    assert list(filled_lines("# comment\na\n\n  \nb\r\nc")) == [
        (2, "a", True),
        (5, "b", True),
        (6, "c", False),
    ]
