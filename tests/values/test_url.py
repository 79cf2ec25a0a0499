"""URLs are found in text and values, and end where they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.url import (
    URL_IN_PROSE,
    TrimmedUrl,
    absolute_url,
    absolute_urls,
    find_urls,
    split_url,
    trim_url,
    visible_url,
)

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("matched", "trimmed"),
    [
        ("https://a.org/b.", TrimmedUrl("https://a.org/b", "https://a.org/b", ".")),
        ("https://a.org/b).", TrimmedUrl("https://a.org/b", "https://a.org/b", ").")),
        ("https://a.org/B_(c)", TrimmedUrl("https://a.org/B_(c)", "https://a.org/B_(c)", "")),
        ("github.com/a/b,", TrimmedUrl("github.com/a/b", "https://github.com/a/b", ",")),
        (r"https://a.org/b\_c", TrimmedUrl("https://a.org/b_c", "https://a.org/b_c", "")),
    ],
)
def test_a_url_ends_before_the_punctuation_after_it(matched: str, trimmed: TrimmedUrl) -> None:
    assert trim_url(matched) == trimmed


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Code: https://a.org/b and www.c.org/d", ["https://a.org/b", "www.c.org/d"]),
        ("见github.com/a/b。", ["github.com/a/b"]),
        ("mail a@github.com/b", []),
        ("example.org/x", []),
    ],
)
def test_urls_are_found_in_prose(text: str, urls: list[str]) -> None:
    assert [match.group() for match in URL_IN_PROSE.finditer(text)] == urls


def test_urls_are_found_in_a_value() -> None:
    value = "https://a.org/b; http://c.org/d, ftp://e.org|https://f.org"
    assert list(find_urls(value)) == ["https://a.org/b", "http://c.org/d", "https://f.org"]


@given(st.from_regex(URL_IN_PROSE, fullmatch=True))
def test_trimming_loses_nothing_but_backslashes(matched: str) -> None:
    trimmed = trim_url(matched)
    assert len(trimmed.shown) + len(trimmed.after) <= len(matched)
    assert matched.endswith(trimmed.after)


@pytest.mark.parametrize(
    ("url", "visible"),
    [
        ("https://example.org/a\u202eb", "https://example.org/a%E2%80%AEb"),
        ("https://example.org/\ue000?q=\x1b[31m", "https://example.org/%EE%80%80?q=%1B[31m"),
        ("https://example.org/\ud800", "https://example.org/%3F"),
        ("https://example.org/ä%20(b)", "https://example.org/ä%20(b)"),
    ],
)
def test_what_is_invisible_in_an_address_is_encoded(url: str, visible: str) -> None:
    assert visible_url(url) == visible


def test_an_invalid_url_has_no_parts() -> None:
    assert split_url("https://[::1") is None
    parts = split_url("https://a.org/b#c")
    assert parts is not None
    assert (parts.hostname, parts.fragment) == ("a.org", "c")


def test_urls_in_a_value_may_be_separated_without_spaces() -> None:
    value = "https://x.com/a;https://github.com/b/c, https://d.org/e,f"
    assert list(find_urls(value)) == ["https://x.com/a", "https://github.com/b/c", "https://d.org/e,f"]


@pytest.mark.slow
@pytest.mark.parametrize("unit", [")", ".", "(", "https://", ";", "]"])
def test_time_is_linear(unit: str) -> None:
    def read(text: str) -> None:
        trim_url(text)
        list(find_urls(text))

    assert_linear_time(read, lambda size: "https://a.org/" + unit * (size // len(unit)))


@pytest.mark.parametrize(
    ("url", "page", "absolute"),
    [
        ("/content/a.pdf", "https://a.org/CVPR2024?day=all", "https://a.org/content/a.pdf"),
        ("papers/a.pdf#page=2", "https://a.org/list/", "https://a.org/list/papers/a.pdf"),
        ("//b.org/x", "https://a.org/", "https://b.org/x"),
        ("https://b.org/x#top", "", "https://b.org/x"),
        ("a.pdf", "", None),
        ("#abstract", "https://a.org/", None),
        ("mailto:x@a.org", "https://a.org/", None),
        ("javascript:alert(1)", "https://a.org/", None),
        ("//[::1", "https://a.org/", None),
        ("a.pdf", "file:///home/x/", None),
    ],
)
def test_a_link_of_a_page_leads_to_an_absolute_address(url: str, page: str, absolute: str | None) -> None:
    assert absolute_url(url, page) == absolute


def test_the_addresses_of_a_page_are_listed_once() -> None:
    urls = ("/a", "https://a.org/a#2", "mailto:x@a.org", "/b")
    assert absolute_urls(urls, "https://a.org/") == ("https://a.org/a", "https://a.org/b")
