"""A fault of the program in one paper of a page costs that paper, and is reported."""

from __future__ import annotations

from collections.abc import Iterator

from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.model.problem import Problem
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan

SPAN = Span(3, 7)


def test_what_is_read_is_passed_on() -> None:
    outputs = (Boilerplate(Span(3, 4)), Boilerplate(Span(5, 7)))
    assert tuple(isolated_outputs(lambda: outputs, "page.md", SPAN)) == outputs


def test_a_fault_makes_the_lines_of_the_paper_unparsed() -> None:
    def failing() -> Iterator[ParserOutput]:
        yield Boilerplate(Span(3, 4))
        raise KeyError("depth")

    unparsed, problem = isolated_outputs(failing, "page.md", SPAN)
    assert isinstance(unparsed, UnparsedSpan)
    assert isinstance(problem, Problem)
    assert (unparsed.span, problem.file, problem.line) == (SPAN, "page.md", 3)
    assert "KeyError" in problem.actual
    assert "please report it" in problem.advice
