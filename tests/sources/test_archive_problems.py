"""Many members of an archive with the same problem cost a few messages."""

from __future__ import annotations

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading
from paper_digest.sources.archive_problems import summed_up


def _reading(dump: str, actual: str) -> Reading:
    problem = Problem(file=dump, line=None, expected="papers", actual=actual, advice="Delete it.")
    return Reading(dump=dump, layout="empty", problems=(problem,))


def test_members_with_the_same_problem_are_summed_up() -> None:
    empty = [_reading(f"x.zip/{number:02}.txt", "an empty file") for number in range(12)]
    others = [_reading("x.zip/a.pdf", "a PDF"), Reading(dump="x.zip/good.txt", layout="BibTeX", lines=3)]
    whole = _reading("x.zip", "too many members")
    summary, *rest = summed_up((whole, *empty, *others), "x.zip")
    assert rest == [*empty[:5], *others]
    assert [(problem.file, problem.actual) for problem in summary.problems] == [
        ("x.zip", "too many members"),
        ("x.zip", "an empty file in 7 members besides those named below"),
    ]


def test_a_few_members_are_named_singly() -> None:
    few = tuple(_reading(f"x.zip/{number}.txt", "an empty file") for number in range(5))
    assert summed_up(few, "x.zip") == few
