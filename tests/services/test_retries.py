"""Tests of when a failed request is sent again."""

from __future__ import annotations

import pytest
from paper_digest.services.retries import backoff, retry_after

from tests.services.clock import START


def test_the_wait_doubles_with_a_bounded_part_that_differs_between_questions() -> None:
    waits = [backoff(attempt, "q") for attempt in range(3)]
    assert 1 <= waits[0] <= 1.25
    assert 2 <= waits[1] <= 2.5
    assert 4 <= waits[2] <= 5
    assert backoff(1, "q") == waits[1]
    assert len({backoff(0, question) for question in "abcdefgh"}) == 8


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        (" 0 ", 0),
        ("Fri, 15 Jan 2027 08:00:30 GMT", 30),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("9" * 5_000, 999_999_999),
        ("soon", None),
        ("-3", None),
        ("1.5", None),
        ("٣", None),
        ("Fri, 99 Foo 2027 08:00:30 GMT", None),
        ("", None),
    ],
)
def test_a_service_says_how_long_to_wait(value: str, seconds: float | None) -> None:
    """START is 8:00:00 on that day."""
    assert retry_after(value, START) == seconds
