"""Sums up what is wrong with many members of an archive, such as thousands of empty files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading

_ALIKE_AT_MOST: Final = 5
"""Members that are named singly for one problem; chosen by hand."""


def summed_up(readings: tuple[Reading, ...], archive: str) -> tuple[Reading, ...]:
    """The readings of a file, but of members that say nothing but the same problem only the first ones."""
    further = [members[_ALIKE_AT_MOST:] for members in _alike(readings) if len(members) > _ALIKE_AT_MOST]
    if not further:
        return readings
    left_out = {archive, *(reading.dump for members in further for reading in members)}
    whole = _of_archive(archive, readings, map(_sum_of, further))
    return (whole, *(reading for reading in readings if reading.dump not in left_out))


def _alike(readings: Iterable[Reading]) -> Iterable[list[Reading]]:
    """The readings that have only a problem, by what it says."""
    by_problem: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        if len(reading.problems) == 1 and not (reading.sightings or reading.lines):
            problem = reading.problems[0]
            by_problem.setdefault((problem.expected, problem.actual), []).append(reading)
    return by_problem.values()


def _of_archive(archive: str, readings: Sequence[Reading], sums: Iterable[Problem]) -> Reading:
    """What is to be said of an archive as a whole."""
    own = (problem for reading in readings if reading.dump == archive for problem in reading.problems)
    problems = (*own, *(replace(problem, file=archive) for problem in sums))
    return Reading(dump=archive, layout="unreadable", problems=problems)


def _sum_of(members: Sequence[Reading]) -> Problem:
    """How many further members have the same problem."""
    problem = members[0].problems[0]
    return replace(problem, actual=f"{problem.actual} in {len(members):,} members besides those named below")
