"""Tests of what is printed of a source."""

from __future__ import annotations

from datetime import date

from paper_digest.fetching.outcome import Outcome, Result, day_list, days_with, lines_of

DAYS = [date(2025, 10, day) for day in range(1, 10)]


def test_what_is_printed_of_a_source() -> None:
    file = "raw/a/2025-10-01.json"
    outcomes = [
        Outcome(result=Result.UNCHANGED, day=DAYS[4]),
        Outcome(result=Result.EMPTY, day=DAYS[3]),
        Outcome(result=Result.EMPTY, day=DAYS[2]),
        Outcome(result=Result.UPDATED, day=DAYS[1], file=file, n_papers=27, n_saved=25),
        Outcome(result=Result.UPDATED, day=DAYS[1], file=file, n_papers=25, n_saved=25),
        Outcome(result=Result.SAVED, day=DAYS[0], file=file, n_papers=1),
        Outcome(result=Result.KEPT, day=DAYS[5], file=file, n_papers=1, n_saved=2),
    ]
    assert [*lines_of("a", outcomes)] == [
        "a: updated raw/a/2025-10-01.json with 27 papers, 25 before",
        "a: updated raw/a/2025-10-01.json with 25 papers",
        "a: saved raw/a/2025-10-01.json with 1 paper",
        "a: unchanged: 2025-10-05",
        "a: no papers on 2025-10-03 and 2025-10-04; nothing was saved",
    ]
    assert days_with(Result.EMPTY, outcomes) == DAYS[2:4]


def test_many_days_are_counted() -> None:
    assert day_list(DAYS[:3]) == "2025-10-01, 2025-10-02 and 2025-10-03"
    assert day_list(DAYS) == "9 days from 2025-10-01 to 2025-10-09"
