"""Reads the lines of a file kept by Git, and reports those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.values.merge_conflicts import is_conflict_marker

_LONGEST_EXCERPT = 60


class NumberedLine(NamedTuple):
    """A line of a file."""

    number: int
    """Counted from 1."""
    text: str
    has_end: bool = True
    """Every line that a build writes ends; the last one of a file was cut, or an editor removed its end."""


def filled_lines(text: str) -> Iterator[NumberedLine]:
    """Each line with text that is no comment."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield NumberedLine(number, line.removesuffix("\r"), number < len(lines))


def broken_lines_problem(
    file: str, lines: Sequence[NumberedLine], *, expected: str, advice: str
) -> tuple[Problem, ...]:
    """One warning for all the lines; none if there are none."""
    if not lines:
        return ()
    first = lines[0]
    excerpt = "a conflict marker" if is_conflict_marker(first.text) else repr(first.text[:_LONGEST_EXCERPT])
    end = "" if first.has_end else " without the end of a line, so that it may be cut"
    return (
        Problem(
            file=file,
            line=first.number,
            expected=expected,
            actual=f"{excerpt}{end}{and_more(len(lines) - 1)}",
            advice=advice,
            severity=Severity.WARNING,
        ),
    )
