"""Defines what came of asking a source about a day, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from paper_digest.services.failure_cause import FailureCause
from paper_digest.values.count import count_of

_DAYS_NAMED = 7
"""Days that a message names one by one."""


class Result(Enum):
    SAVED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    EMPTY = auto()
    """There are no papers on this day, and nothing was saved."""
    KEPT = auto()
    """The listing has less than the dump, which was kept."""
    REPEATED = auto()
    """The listing is that of another day."""
    FAILED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one question."""

    result: Result
    day: date
    """The day of the listing if it is known, else the one that was asked about."""
    file: str = ""
    """The dump that was written or compared, by its path in the project."""
    n_papers: int = 0
    """The papers in the listing."""
    n_saved: int = 0
    """The papers in the dump before."""
    actual: str = ""
    """What was wrong, for FAILED."""
    cause: FailureCause | None = None
    """Why it was wrong, if people can do something about it."""
    is_final: bool = False
    """There is no use in asking the source about other days."""


def lines_of(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What is printed of a source: a line for each dump that was written, and one for all other days."""
    for outcome in outcomes:
        if outcome.result is Result.SAVED:
            yield f"{name}: saved {outcome.file} with {count_of(outcome.n_papers, 'paper')}"
        elif outcome.result is Result.UPDATED:
            before = "" if outcome.n_saved == outcome.n_papers else f", {outcome.n_saved:,} before"
            yield f"{name}: updated {outcome.file} with {count_of(outcome.n_papers, 'paper')}{before}"
    if unchanged := days_with(Result.UNCHANGED, outcomes):
        yield f"{name}: unchanged: {day_list(unchanged)}"
    if empty := days_with(Result.EMPTY, outcomes):
        yield f"{name}: no papers on {day_list(empty)}; nothing was saved"


def days_with(result: Result, outcomes: Sequence[Outcome]) -> list[date]:
    """The days with this result, the oldest first."""
    return sorted({outcome.day for outcome in outcomes if outcome.result is result})


def day_list(days: Sequence[date]) -> str:
    """The days, or the first, the last and their number if there are many."""
    if len(days) > _DAYS_NAMED:
        return f"{len(days):,} days from {days[0]} to {days[-1]}"
    *others, last = map(str, days)
    return f"{', '.join(others)} and {last}" if others else last
