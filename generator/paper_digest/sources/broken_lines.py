"""Reads the lines of a file kept by Git, and reports those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.values.merge_conflicts import is_conflict_marker

NumberedLine = tuple[int, str]
"""The number of a line, counted from 1, and its text."""
_LONGEST_EXCERPT = 60


def filled_lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line with text that is no comment: its number, and whether it is whole.

    The last line of a file is cut if it does not end, as every line that a build writes does.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.removesuffix("\r"), number < len(lines)


def broken_lines_problem(
    file: str, lines: Sequence[NumberedLine], *, expected: str, advice: str
) -> tuple[Problem, ...]:
    """One warning for all the lines; none if there are none."""
    if not lines:
        return ()
    number, text = lines[0]
    excerpt = "a conflict marker" if is_conflict_marker(text) else repr(text[:_LONGEST_EXCERPT])
    return (
        Problem(
            file=file,
            line=number,
            expected=expected,
            actual=f"{excerpt}{and_more(len(lines) - 1)}",
            advice=advice,
            severity=Severity.WARNING,
        ),
    )
