"""Tests of telling whole feeds from anything else, and of their dates."""

from __future__ import annotations

from datetime import date

import pytest
from paper_digest.fetching.feed_text import feed_day, require_feed
from paper_digest.services.answers import UnexpectedAnswerError

from tests.fetching.example_listings import DAY, atom, rss


@pytest.mark.parametrize("text", [rss([1]), rss([]), atom([1], 1), rss([1]) + "\n<!-- cached -->\n"])
def test_a_whole_feed(text: str) -> None:
    require_feed(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (rss([1])[:-8], "a feed that is cut"),
        (rss([1])[:300], "a feed that is cut"),
        ("<!DOCTYPE html><html><body>503</body></html>", "an HTML page"),
        ("<HTML><body>Moved</body></HTML>", "an HTML page"),
        ("   ", "an empty answer"),
        ('{"items": []}', "no feed"),
        ("<svg></svg>", "no feed"),
    ],
)
def test_anything_else(text: str, message: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=message):
        require_feed(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (rss([1], "Tue, 30 Sep 2025 00:00:00 -0400"), date(2025, 9, 30)),
        (rss([], "Tue, 30 Sep 2025 00:00:00 -0400"), date(2025, 9, 30)),
        (rss([1], "Tue, 30 Sep 2025 22:00:00 -0400"), DAY),
        (rss([1], "Fri, 03 Oct 2025 00:00:00 GMT"), None),
        (rss([1], "yesterday"), None),
        ("<feed><updated>2025-10-01T00:00:00Z</updated><entry><updated>2025-09-02T00:00:00Z</updated>"
         "</entry><entry><published>2025-09-04</published></entry></feed>", date(2025, 9, 4)),
        ("<feed>&undefined;<updated>2025-09-05T00:00:00Z</updated></feed>", date(2025, 9, 5)),
        ("not XML", None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_newest_entry_in_utc(text: str, day: date | None) -> None:
    assert feed_day(text, DAY) == day
