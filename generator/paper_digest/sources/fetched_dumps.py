"""Knows the dumps that `paper-digest fetch` saved by their paths: `raw/NAME/DAY.json`, or `DAY-2.json`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from paper_digest.model.problem import MAY_BE_CUT, Problem, Severity
from paper_digest.model.record import Reading

FILE_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:-([1-9]\d{0,3}))?\.(?:json|xml)", re.ASCII)
"""The day, and the number of a further dump of the day."""


def with_record_warnings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings; in fetched dumps with papers, what is wrong with other records is a warning.

    Maintainers cannot correct what a source sends every day, and a build with `--strict`, as that of the
    workflows, would publish nothing for all the other papers. The publish gate still counts what is lost,
    and a file that was cut is an error: fetching again completes it.
    """
    return tuple(map(_with_warnings, readings))


def _with_warnings(reading: Reading) -> Reading:
    if not reading.sightings or not _is_fetched(reading.dump):
        return reading
    return replace(reading, problems=tuple(map(_as_warning, reading.problems)))


def _as_warning(problem: Problem) -> Problem:
    return problem if MAY_BE_CUT in problem.actual else replace(problem, severity=Severity.WARNING)


def _is_fetched(dump: str) -> bool:
    """Whether a path below raw/ is a folder, as of a source, and a file with the name of a day."""
    folder, _, name = dump.partition("/")
    return bool(folder and FILE_NAME.fullmatch(name))
