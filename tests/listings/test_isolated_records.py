"""A fault of the program costs the paper of a page in whose lines it happens."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.model.problem import Problem
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

SPAN = Span(3, 5)


def test_what_is_read_is_passed_on() -> None:
    outputs = list(isolated_outputs(lambda: [Boilerplate(SPAN)], "a.md", SPAN))
    assert outputs == [Boilerplate(SPAN)]


def test_lines_on_which_the_program_fails_are_unparsed_and_reported() -> None:
    def extract() -> Iterator[ParserOutput]:
        yield Boilerplate(Span(3, 3))
        raise IndexError("a fault that nobody foresaw")

    unparsed, problem = isolated_outputs(extract, "a.md", SPAN)
    assert isinstance(unparsed, UnparsedSpan)
    assert unparsed.span == SPAN
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("a.md", 3)
    assert "please report it" in problem.advice
