"""Tests of when the search index must be built again."""

from __future__ import annotations

import pytest
from paper_digest.site import search_index_key as key_module
from paper_digest.site.exports.search_names import SearchFilters
from paper_digest.site.search_index_key import search_index_key

DOCUMENTS = (("papers/a/index.html", b"<p>a</p>"), ("papers/b/index.html", b"<p>b</p>"))
NAMES: SearchFilters = {"author-0": {"Ada": ["papers/a/index.html"]}}
DATES = {"papers/a/index.html": "2024", "papers/b/index.html": ""}
KEY = search_index_key(DOCUMENTS, NAMES, b"words", DATES)


def test_equal_documents_have_one_key() -> None:
    names: SearchFilters = {"author-0": {"Ada": ("papers/a/index.html",)}}
    assert search_index_key(DOCUMENTS, names, b"words", dict(reversed(DATES.items()))) == KEY


def test_whatever_is_in_the_index_changes_the_key() -> None:
    keys = {
        search_index_key(DOCUMENTS[::-1], NAMES, b"words", DATES),
        search_index_key(DOCUMENTS[:1], NAMES, b"words", DATES),
        search_index_key(DOCUMENTS, {}, b"words", DATES),
        search_index_key(DOCUMENTS, {"author-0": {"Ada": []}}, b"words", DATES),
        search_index_key(DOCUMENTS, NAMES, b"word", DATES),
        search_index_key(DOCUMENTS, NAMES, b"words", DATES | {"papers/b/index.html": "2023"}),
        search_index_key(DOCUMENTS, NAMES, b"words", DATES, "de"),
    }
    assert len(keys | {KEY}) == 8


def test_another_version_of_pagefind_changes_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_module, "version", lambda _: "9.9")
    assert search_index_key(DOCUMENTS, NAMES, b"words", DATES) != KEY
