"""Tests of asking for the pages of a listing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.listing import NotModifiedError
from paper_digest.services.listing_client import ListingRequest, Validators

from tests.fetching.example_listings import page_requester
from tests.services.server import Reply, serving


def test_only_the_first_page_is_asked_for_conditionally() -> None:
    with (
        serving(lambda _: Reply("text", headers={"ETag": '"2"'})) as server,
        page_requester(Validators('"1"')) as requester,
    ):
        request = ListingRequest(url=server.url, accept="text/plain", pause=0)
        keyed = replace(requester, token="secret")
        assert keyed.first_page(request, str.upper) == ("TEXT", Validators('"2"'))
        assert keyed.further_page(request, str.upper) == "TEXT"
    assert [seen.headers.get("if-none-match") for seen in server.requests] == ['"1"', None]
    assert [seen.headers["authorization"] for seen in server.requests] == ["Bearer secret"] * 2


def test_an_unchanged_first_page_is_reported() -> None:
    with serving(lambda _: Reply(status=304)) as server, page_requester(Validators('"1"')) as requester:
        request = ListingRequest(url=server.url, accept="text/plain", pause=0)
        with pytest.raises(NotModifiedError):
            requester.first_page(request, str)
