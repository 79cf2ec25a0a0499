"""Tests of asking OpenReview for a venue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.openreview import listing_of
from paper_digest.services.exchange import ServiceError

from tests.fetching.example_listings import DAY, VENUE, notes, page_requester
from tests.services.server import Reply, SeenRequest, serving


def test_a_venue_is_asked_for_page_by_page_and_dated_by_its_newest_paper() -> None:
    def script(seen: SeenRequest) -> Reply:
        start = int(seen.query.get("offset", 0))
        return Reply(notes(range(start, min(start + 1000, 1200)), 1200))

    with serving(script) as server, page_requester() as requester:
        listing = listing_of(replace(VENUE, url=server.url), DAY.replace(month=12), requester)
    assert [seen.query for seen in server.requests] == [
        {"content.venueid": "ICLR.cc/2025/Conference", "limit": "1000"},
        {"content.venueid": "ICLR.cc/2025/Conference", "limit": "1000", "offset": "1000"},
    ]
    assert (listing.day, len(listing.text.splitlines())) == (DAY, 1202)


@pytest.mark.parametrize("stamp", [1_800_000_000_000, 10**30, -5])
def test_a_date_in_the_future_or_none_dates_nothing(stamp: int) -> None:
    with serving(lambda _: Reply(notes([1], 1, stamp))) as server, page_requester() as requester:
        assert listing_of(replace(VENUE, url=server.url), DAY, requester).day is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (notes(range(5), 9), "only 5 of 9 papers"),
        ('{"name": "Error", "message": "Challenge required"}', "a message instead of a list"),
        ('{"count": 3}', "JSON of another form"),
        ("[]", "JSON of another form"),
    ],
)
def test_an_incomplete_list_is_an_error(body: str, message: str) -> None:
    with (
        serving(lambda _: Reply(body)) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match=message),
    ):
        listing_of(replace(VENUE, url=server.url), DAY, requester)


def test_a_list_that_comes_in_too_many_pages_is_an_error() -> None:
    def one_note(seen: SeenRequest) -> Reply:
        return Reply(notes([int(seen.query.get("offset", 0))], 1_000))

    with (
        serving(one_note) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match="only 50 of 1,000 papers"),
    ):
        listing_of(replace(VENUE, url=server.url), DAY, requester)
    assert len(server.requests) == 50
