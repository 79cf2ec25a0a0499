"""Tests of asking for listings."""

from __future__ import annotations

import pytest
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import ListingRequest, Validators, listing_client

from tests.services.clock import FakeTime
from tests.services.server import Reply, serving


@pytest.mark.parametrize(
    ("contact", "ending"), [("ada@example.org", " (mailto:ada@example.org)"), ("a\r\nb", ""), ("", "")]
)
def test_a_request_says_who_asks(contact: str, ending: str) -> None:
    with serving(lambda _: Reply("x")) as server, listing_client(contact, FakeTime().clock) as client:
        client.ask(ListingRequest(url=server.url, accept="text/plain", pause=0), str)
    (seen,) = server.requests
    assert seen.headers["user-agent"].startswith("paper-digest/")
    assert seen.headers["user-agent"].partition(" ")[2] == ending.strip()
    assert seen.headers["accept"] == "text/plain"
    assert "authorization" not in seen.headers


def test_versions_that_no_header_may_have_are_not_kept() -> None:
    reply = Reply("x", headers={"ETag": "a" * 1_000, "Last-Modified": "today"})
    with serving(lambda _: reply) as server, listing_client("", FakeTime().clock) as client:
        answer = client.ask(ListingRequest(url=server.url, accept="*/*", pause=0), str)
    assert answer == ("x", Validators("", "today"))


def test_not_modified_is_no_answer_to_a_first_question() -> None:
    with serving(lambda _: Reply(status=304)) as server, listing_client("", FakeTime().clock) as client:
        known = ListingRequest(url=server.url, accept="*/*", pause=0, validators=Validators('"1"'))
        assert client.ask(known, str) is None
        with pytest.raises(ServiceError, match="the status 304"):
            client.ask(ListingRequest(url=server.url, accept="*/*", pause=0), str)
