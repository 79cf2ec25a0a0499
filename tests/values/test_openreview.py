"""OpenReview's forums are found by their URLs, and case matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.openreview import OpenReviewId

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        ("AbCdEf1234", "AbCdEf1234"),
        ("https://openreview.net/forum?id=AbCdEf1234", "AbCdEf1234"),
        ("https://openreview.net/pdf?id=AbCdEf1234", "AbCdEf1234"),
        ("https://openreview.net/forum?noteId=ZyXwVu9876&id=AbCdEf1234", "AbCdEf1234"),
        ("https://openreview.net/forum?id=AbCdEf1234&referrer=x", "AbCdEf1234"),
        ("https://openreview.net/forum?id=Ab_Cd-Ef12#discussion", "Ab_Cd-Ef12"),
        ("https://openreview.net/group?id=NeurIPS.cc/2024/Conference", None),
        ("short", None),
        ("two words", None),
    ],
)
def test_a_forum_is_parsed(text: str, forum: str | None) -> None:
    parsed = OpenReviewId.parse(text)
    assert (str(parsed) if parsed else None) == forum


@given(st.from_regex(r"[A-Za-z0-9_-]{6,14}", fullmatch=True))
def test_a_forum_parses_to_itself_and_from_its_url(forum: str) -> None:
    assert OpenReviewId.parse(forum) == OpenReviewId.parse(OpenReviewId(forum).url) == OpenReviewId(forum)


def test_only_urls_of_forums_are_found_in_text() -> None:
    text = "https://openreview.net/forum?id=AbCdEf1234, https://openreview.net/group?id=NeurIPS.cc"
    assert list(OpenReviewId.find_all(text)) == [OpenReviewId("AbCdEf1234")]


def test_a_relative_url_leads_to_a_forum() -> None:
    assert OpenReviewId.in_url("/forum?id=AbCdEf1234") == OpenReviewId("AbCdEf1234")


def test_a_url_of_another_site_leads_to_no_forum() -> None:
    assert OpenReviewId.in_url("https://example.com/forum?id=AbCdEf1234") is None
    assert OpenReviewId.in_url("https://example.com/?id=/pdf?id=AbCdEf1234") is None


def test_time_grows_linearly_with_pages_without_an_id() -> None:
    assert_linear_time(
        lambda text: list(OpenReviewId.find_all(text)), lambda size: "openreview.net/forum?x" * size
    )
