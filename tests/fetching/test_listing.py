"""Tests of asking for the parts of a listing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.listing import NotModifiedError
from paper_digest.services.listing_client import Question, Validators

from tests.fetching.example_listings import asking
from tests.services.server import Reply, serving


def test_only_the_first_part_is_asked_for_conditionally() -> None:
    with (
        serving(lambda _: Reply("text", headers={"ETag": '"2"'})) as server,
        asking(Validators('"1"')) as ask,
    ):
        question = Question(url=server.url, accept="text/plain", pause=0)
        keyed = replace(ask, token="secret")
        assert keyed.first(question, str.upper) == ("TEXT", Validators('"2"'))
        assert keyed.rest(question, str.upper) == "TEXT"
    assert [seen.headers.get("if-none-match") for seen in server.requests] == ['"1"', None]
    assert [seen.headers["authorization"] for seen in server.requests] == ["Bearer secret"] * 2


def test_an_unchanged_first_part_is_told() -> None:
    with serving(lambda _: Reply(status=304)) as server, asking(Validators('"1"')) as ask:
        question = Question(url=server.url, accept="text/plain", pause=0)
        with pytest.raises(NotModifiedError):
            ask.first(question, str)
