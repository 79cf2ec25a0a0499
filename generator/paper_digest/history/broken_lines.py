"""Reports the lines of a file kept by Git that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.values.merge_conflicts import is_conflict_marker

NumberedLine = tuple[int, str]
"""The number of a line, counted from 1, and its text."""
_LONGEST_EXCERPT = 60


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
