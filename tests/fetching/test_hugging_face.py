"""Tests of asking for the daily papers of Hugging Face."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.hugging_face import listing_of
from paper_digest.services.exchange import ServiceError

from tests.fetching.example_listings import DAY, HUGGING_FACE, daily_papers, page_requester
from tests.services.server import Reply, SeenRequest, serving


def test_the_papers_of_a_day_are_asked_for_page_by_page() -> None:
    def script(seen: SeenRequest) -> Reply:
        numbers = range(100) if "p" not in seen.query else range(95, 130)
        return Reply(daily_papers(numbers), headers={"ETag": '"1"'})

    with serving(script) as server, page_requester() as requester:
        listing = listing_of(replace(HUGGING_FACE, url=server.url), DAY, requester)
    assert [seen.query for seen in server.requests] == [
        {"date": "2025-10-01", "limit": "100"},
        {"date": "2025-10-01", "limit": "100", "p": "1"},
    ]
    lines = listing.text.splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 132)
    assert (listing.day, listing.extension, bool(listing.validators)) == (DAY, "json", False)


def test_a_server_that_ignores_the_page_does_not_go_on_for_ever() -> None:
    with serving(lambda _: Reply(daily_papers(range(100)))) as server, page_requester() as requester:
        listing = listing_of(replace(HUGGING_FACE, url=server.url), DAY, requester)
    assert len(server.requests) == 2
    assert len(listing.text.splitlines()) == 102


def test_a_list_without_an_end_is_an_error() -> None:
    def full_page(seen: SeenRequest) -> Reply:
        start = int(seen.query.get("p", 0)) * 100
        return Reply(daily_papers(range(start, start + 100)))

    with (
        serving(full_page) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match="at least 2,000 papers"),
    ):
        listing_of(replace(HUGGING_FACE, url=server.url), DAY, requester)
    assert len(server.requests) == 20


def test_an_empty_day_is_an_empty_list() -> None:
    with serving(lambda _: Reply("[]")) as server, page_requester() as requester:
        assert listing_of(replace(HUGGING_FACE, url=server.url), DAY, requester).text == "[]\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<!DOCTYPE html><html></html>", "an HTML page"),
        ('[{"paper": {"id": "25', "JSON that is cut or damaged"),
        ('{"error": "no"}', "JSON of another form than documented"),
        ("[1, 2]", "JSON of another form than documented"),
        ("", "JSON that is cut or damaged"),
    ],
)
def test_anything_else_is_no_listing(body: str, message: str) -> None:
    with (
        serving(lambda _: Reply(body)) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match=message),
    ):
        listing_of(replace(HUGGING_FACE, url=server.url), DAY, requester)
    assert len(server.requests) == 4
