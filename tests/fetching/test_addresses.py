"""Tests of building addresses."""

from __future__ import annotations

from paper_digest.fetching.addresses import with_query


def test_parameters_are_added_to_those_of_the_address() -> None:
    url = with_query("https://a.org/q", content__venueid="ICLR.cc/2025/Conference", limit=5)
    assert url == "https://a.org/q?content.venueid=ICLR.cc/2025/Conference&limit=5"
    assert with_query("https://a.org/q?key=1", q="a b&c") == "https://a.org/q?key=1&q=a+b%26c"
