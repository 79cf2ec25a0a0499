"""Tests of asking for feeds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.feed import listing_of
from paper_digest.fetching.listing import NotModifiedError
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import Validators

from tests.fetching.example_listings import ARXIV_RSS, DAY, FEED, page_requester, rss
from tests.services.server import Reply, serving


def test_a_category_of_arxiv_is_below_the_address() -> None:
    with serving(lambda _: Reply(rss([1]))) as server, page_requester() as requester:
        listing = listing_of(replace(ARXIV_RSS, url=f"{server.url}/rss/"), DAY, requester)
    assert [seen.path for seen in server.requests] == ["/rss/cs.CL"]
    assert (listing.day, listing.extension, listing.text) == (DAY, "xml", f"{rss([1])}\n")


def test_an_unchanged_feed_is_not_sent_again() -> None:
    version = Validators('"v1"', "Wed, 01 Oct 2025 04:00:00 GMT")
    with (
        serving(lambda _: Reply(status=304)) as server,
        page_requester(version) as requester,
        pytest.raises(NotModifiedError),
    ):
        listing_of(replace(FEED, url=server.url), DAY, requester)
    (seen,) = server.requests
    assert seen.headers["if-none-match"] == '"v1"'
    assert seen.headers["if-modified-since"] == "Wed, 01 Oct 2025 04:00:00 GMT"


def test_the_encoding_becomes_utf_8() -> None:
    text = rss([1]).replace("UTF-8", "iso-8859-1").replace("loom", "métier")
    with serving(lambda _: Reply(text.encode("latin-1"))) as server, page_requester() as requester:
        listing = listing_of(replace(FEED, url=server.url), DAY, requester)
    assert "Flat minima of métier 1" in listing.text
    assert listing.text.startswith('<?xml version="1.0" encoding="UTF-8"?>')


def test_a_page_of_a_site_is_no_feed() -> None:
    with (
        serving(lambda _: Reply("<!doctype html><title>Sorry</title>")) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match="an HTML page instead of a feed"),
    ):
        listing_of(replace(FEED, url=server.url), DAY, requester)
