"""Tests of what is said of a source that fails, repeats itself or is stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from paper_digest.fetching.outcome import Outcome, Result
from paper_digest.fetching.run_problems import problems_of
from paper_digest.model.fetch_source import FetchSource
from paper_digest.model.problem import Severity
from paper_digest.services.failure_cause import FailureCause

from tests.fetching.example_listings import ARXIV, DAY, FEED, HUGGING_FACE, VENUE

EMPTY = Outcome(result=Result.EMPTY, day=DAY)


def messages(
    source: FetchSource, outcomes: list[Outcome], age: int | None = 0, today: date | None = DAY
) -> list[str]:
    newest = None if age is None else DAY - timedelta(age)
    return [str(problem) for problem in problems_of(source, outcomes, newest, today)]


@pytest.mark.parametrize(("age", "n_warnings"), [(0, 0), (4, 0), (5, 1), (300, 1)])
def test_a_source_without_news_for_longer_than_a_weekend_is_stale(age: int, n_warnings: int) -> None:
    assert len(messages(ARXIV, [EMPTY], age)) == n_warnings


def test_a_stale_source_says_how_old_it_is() -> None:
    (message,) = messages(replace(FEED, line=12), [Outcome(result=Result.UNCHANGED, day=DAY)], 30)
    assert message.startswith(
        "mkdocs.yml:12: warning: expected papers of lab-blog from the last 14 days, "
        "found none since 2025-09-01, 30 days ago."
    )
    assert "quiet_days: 30" in message


def test_a_venue_and_a_source_that_was_asked_about_the_past_are_never_stale() -> None:
    assert not messages(VENUE, [Outcome(result=Result.UNCHANGED, day=DAY)], 900)
    assert not messages(HUGGING_FACE, [EMPTY], 900, today=None)


def test_a_source_that_never_had_papers_may_be_misspelled() -> None:
    days = [Outcome(result=Result.EMPTY, day=DAY - timedelta(number)) for number in range(8)]
    (message,) = messages(ARXIV, days, None)
    assert "found none on 8 days from 2025-09-24 to 2025-10-01. Check the category" in message
    assert not messages(HUGGING_FACE, days[:2], None)
    assert "expected papers of iclr-2025, found none." in messages(VENUE, [EMPTY], None)[0]


def test_a_failure_is_an_error_and_not_stale() -> None:
    failures = [
        Outcome(result=Result.FAILED, day=DAY - timedelta(number), actual="no connection")
        for number in (0, 1)
    ]
    (problem,) = problems_of(HUGGING_FACE, failures, DAY - timedelta(99), DAY)
    assert problem.severity is Severity.ERROR
    assert "for 2025-09-30 and 2025-10-01, found no connection (and 1 more)" in str(problem)


@pytest.mark.parametrize(
    ("source", "cause", "hint"),
    [
        (VENUE, FailureCause.FORBIDDEN, "OPENREVIEW_TOKEN"),
        (FEED, FailureCause.FORBIDDEN, "again later"),
        (FEED, FailureCause.OTHER_HOST, "give it as `url`"),
        (FEED, FailureCause.INVALID_ADDRESS, "Correct its `url`"),
        (VENUE, None, "again later"),
    ],
)
def test_a_failure_comes_with_advice(source: FetchSource, cause: FailureCause | None, hint: str) -> None:
    """By its cause alone: the message may quote an address of the server, such as /403/another host."""
    failure = Outcome(result=Result.FAILED, day=DAY, actual="403, another host", cause=cause)
    assert hint in messages(source, [failure])[0]


def test_a_kept_dump_and_a_repeated_listing_are_warnings() -> None:
    file = "raw/hf-daily/2025-10-01.json"
    kept = Outcome(result=Result.KEPT, day=DAY, file=file, n_papers=0, n_saved=25)
    repeated = [
        Outcome(result=Result.REPEATED, day=DAY + timedelta(day), file=file, n_papers=25) for day in (1, 2)
    ]
    problems = [*problems_of(HUGGING_FACE, [kept, *repeated], DAY, DAY)]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert str(problems[0]).startswith(
        f"{file}: warning: expected the 25 papers of 2025-10-01 that are saved, found none in the new answer."
    )
    assert f"for 2025-10-02 and 2025-10-03, found the same 25 papers as in {file}" in str(problems[1])
    (smaller,) = messages(HUGGING_FACE, [replace(kept, n_papers=3)])
    assert "found only 3 of them" in smaller
    (excerpts,) = messages(HUGGING_FACE, [replace(kept, n_papers=25)])
    assert "found titles, people or abstracts that are cut or missing in the new answer" in excerpts
