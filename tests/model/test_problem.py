"""A problem says where it is, what is wrong, and what to do."""

from __future__ import annotations

from paper_digest.model.problem import Problem, Severity


def test_a_problem_names_its_file_and_line() -> None:
    problem = Problem(file="a.yml", line=3, expected="a list", actual="a word", advice="Write a list.")
    assert str(problem) == "a.yml:3: error: expected a list, found a word. Write a list."


def test_a_problem_quotes_the_start_of_a_long_value() -> None:
    problem = Problem(file="a.yml", line=3, expected="a year", actual="9" * 5_000, advice="Write a year.")
    assert str(problem).endswith("999 … (5,000 characters). Write a year.")
    assert len(str(problem)) < 500


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem(
        file="a.yml", line=None, expected="a", actual="b", advice="Do c.", severity=Severity.WARNING
    )
    assert str(problem) == "a.yml: warning: expected a, found b. Do c."


def test_a_problem_controls_no_terminal() -> None:
    """Messages of libraries quote what they read."""
    actual = "a field \x1b]0;title\x07\u202e\ud800\r"
    problem = Problem(file="a.jsonl", line=1, expected="a\nb", actual=actual, advice="Do c.")
    expected = r"a field \x1b]0;title\x07\u202e\ud800\r"
    assert str(problem) == f"a.jsonl:1: error: expected a\nb, found {expected}. Do c."
