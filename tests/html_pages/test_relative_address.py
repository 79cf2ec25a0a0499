"""Tests that addresses are those that MkDocs gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.utils import get_relative_url, normalize_url
from mkdocs.utils.templates import url_filter as mkdocs_filter
from paper_digest.html_pages.relative_address import relative_address, url_filter

_PARTS = st.sampled_from(["papers", "tags", "a", "b", "", ".", "..", "a.css", "x\\y", "#top", "https:"])
_ADDRESSES = st.lists(_PARTS, max_size=4).map("/".join) | st.lists(_PARTS, max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@pytest.mark.parametrize(
    ("target", "page", "address"),
    [
        ("papers/b/", "papers/a/", "../b/"),
        ("papers/", "papers/a/", "../"),
        ("tags/b/", "papers/a/", "../../tags/b/"),
        ("papers/a/", "papers/a/", "./"),
        ("papers/a/feed.xml", "papers/a/", "feed.xml"),
        ("papers/ab/", "papers/a/", "../ab/"),
        ("tags/", "papers/a.html", "../tags/"),
    ],
)
def test_addresses_are_relative_to_the_page(target: str, page: str, address: str) -> None:
    assert relative_address(target, page) == address


@given(_ADDRESSES, _ADDRESSES)
def test_all_addresses_are_those_of_mkdocs(target: str, page: str) -> None:
    assert relative_address(target, page) == get_relative_url(target, page)


@given(_ADDRESSES, _ADDRESSES)
def test_the_filter_gives_what_that_of_mkdocs_gives(target: str, url: str) -> None:
    page = cast("Any", SimpleNamespace(url=url))
    template = Environment().from_string("")
    context = cast("Any", template.new_context({"page": page, "base_url": "../.."}))
    assert url_filter(context, target) == mkdocs_filter(context, target) == normalize_url(target, page)


def test_a_template_of_no_page_gets_addresses_from_its_base() -> None:
    context = Environment().from_string("").new_context({"page": None, "base_url": "/digest/"})
    assert url_filter(context, "tags/") == "/digest/tags/"
