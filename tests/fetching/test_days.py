"""Tests of the days that sources are asked about."""

from __future__ import annotations

from datetime import date

import pytest
from paper_digest.fetching.days import InvalidDayError, RequestedDays, days_of, is_by_day, parsed_day
from paper_digest.model.fetch_source import SourceKind

from tests.fetching.example_listings import DAY

SEPTEMBER = [date(2025, 9, day) for day in range(1, 31)]


def test_the_newest_days_are_asked_about_again_until_they_are_complete() -> None:
    assert days_of(SourceKind.HUGGING_FACE, RequestedDays(DAY)) == (DAY, SEPTEMBER[-1])
    assert days_of(SourceKind.ARXIV, RequestedDays(DAY)) == (DAY, *reversed(SEPTEMBER[-7:]))
    assert days_of(SourceKind.FEED, RequestedDays(DAY)) == (DAY,)


def test_days_for_which_nothing_was_saved_are_asked_about_again() -> None:
    def missed(*saved: int) -> list[int]:
        """The days of September that are asked about on October 1, but the 30th, if these are saved."""
        days = days_of(SourceKind.HUGGING_FACE, RequestedDays(DAY), {SEPTEMBER[day - 1] for day in saved})
        assert days[:2] == (DAY, SEPTEMBER[-1])
        return [day.day for day in days[2:]]

    assert missed() == []
    assert missed(29) == []
    assert missed(25, 29, 27) == [28, 26]
    assert missed(1, 10, 24, 25, 26, 27, 28, 29) == [23, 22, 21, 20, 19, 18, 17]
    assert missed(1, 12) == [29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13]


def test_after_a_long_time_only_the_last_month_is_asked_about() -> None:
    days = days_of(SourceKind.ARXIV, RequestedDays(DAY), {date(2024, 5, 1)})
    assert days == (DAY, *reversed(SEPTEMBER))


def test_feeds_that_were_missed_are_not_asked_about() -> None:
    assert days_of(SourceKind.FEED, RequestedDays(DAY), {SEPTEMBER[0]}) == (DAY,)


def test_days_since_one() -> None:
    requested = RequestedDays(DAY, since=date(2025, 9, 29))
    assert days_of(SourceKind.HUGGING_FACE, requested) == (DAY, SEPTEMBER[-1], SEPTEMBER[-2])
    assert days_of(SourceKind.OPENREVIEW, requested) == (DAY,)
    assert days_of(SourceKind.ARXIV, RequestedDays(DAY, since=DAY)) == (DAY,)


def test_one_day() -> None:
    requested = RequestedDays(DAY, only=date(2025, 9, 29))
    assert days_of(SourceKind.ARXIV, requested) == (date(2025, 9, 29),)
    assert days_of(SourceKind.ARXIV_RSS, requested) == ()
    assert days_of(SourceKind.ARXIV_RSS, RequestedDays(DAY, only=DAY)) == (DAY,)


def test_feeds_and_venues_have_no_days() -> None:
    assert [kind for kind in SourceKind if is_by_day(kind)] == [SourceKind.HUGGING_FACE, SourceKind.ARXIV]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-10-02", "2025-10-02 is in the future: today is 2025-10-01"),
        ("2025-13-01", "expected a day such as 2025-10-01, found '2025-13-01'"),
        ("2025-02-29", "found '2025-02-29'"),
        ("20251001", "found '20251001'"),
        ("2025-W40-3", "found '2025-W40-3'"),
        ("yesterday", "found 'yesterday'"),
        ("", "found ''"),
        ("1991-08-13", "expected a day since 1991-08-14"),
    ],
)
def test_wrong_days_are_explained(text: str, message: str) -> None:
    with pytest.raises(InvalidDayError, match=message):
        parsed_day(text, DAY)


def test_today_is_a_day() -> None:
    assert parsed_day("2025-10-01", DAY) == DAY
