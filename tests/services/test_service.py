"""Tests of questions to services."""

from __future__ import annotations

from paper_digest.services.service import Request


def test_the_address_shows_what_is_asked_and_not_how() -> None:
    request = Request("/works", (("filter", "doi:10.1000/a,b"), ("q", "A & B")), (("rows", "5"),))
    assert request.address("https://a.org") == "https://a.org/works?filter=doi:10.1000/a,b&q=A+%26+B"
    assert Request("/works").address("https://a.org") == "https://a.org/works"
