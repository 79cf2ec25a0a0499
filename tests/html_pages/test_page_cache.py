"""Tests of the cache of pages: what it gives back is what was put in, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.html_pages.page_cache import CachedPage, PageCache, hash_of
from paper_digest.html_pages.rendered_page import PageMetadata

from tests.caching.damage import execute

METADATA = PageMetadata(
    "A title", {"template": "x.html"}, ("a",), {"b.md": {"c": "b.md#c"}}, {"b.md": "b/", "d": None}
)
KEY, HTML = b"k" * 32, b"<p>A page</p>" * 100


def filled(path: Path, **settings: int) -> PageCache:
    cache = PageCache(path / "pages.sqlite", **settings)
    cache.add([(KEY, CachedPage.of(METADATA, HTML))])
    return cache


def changed(path: Path, statement: str) -> None:
    execute(statement)(path / "pages.sqlite")


def test_a_page_comes_back(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    assert cache.load([KEY, b"another"]) == {KEY: CachedPage(METADATA, hash_of(HTML))}
    assert cache.html(KEY, hash_of(HTML)) == HTML
    assert (tmp_path / "pages.sqlite").stat().st_size < 20_000


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pages SET metadata = replace(metadata, 'title', 'tiger')",
        "UPDATE pages SET html_hash = x'00'",
        "UPDATE pages SET checksum = NULL",
        "UPDATE pages SET key = x'6b'",
        "UPDATE pages SET metadata = 5",
        "DELETE FROM pages",
    ],
)
def test_a_row_that_was_changed_is_absent(tmp_path: Path, statement: str) -> None:
    cache = filled(tmp_path)
    changed(tmp_path, statement)
    assert cache.load([KEY, b"k"]) == {}


@pytest.mark.parametrize("value", ["x'00'", "NULL", "'text'", "html || x'00'", "substr(html, 1, 9)"])
def test_html_that_was_changed_is_absent_or_right(tmp_path: Path, value: str) -> None:
    cache = filled(tmp_path)
    changed(tmp_path, f"UPDATE pages SET html = {value}")
    assert cache.html(KEY, hash_of(HTML)) in (None, HTML)


def test_the_html_of_another_page_is_absent(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    assert cache.html(KEY, hash_of(b"other HTML")) is None


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pages.sqlite").write_bytes(content)
    assert filled(tmp_path).html(KEY, hash_of(HTML)) == HTML


def test_a_file_with_other_columns_is_replaced(tmp_path: Path) -> None:
    changed(tmp_path, "CREATE TABLE pages (key TEXT)")
    filled(tmp_path)
    assert filled(tmp_path).html(KEY, hash_of(HTML)) == HTML


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").mkdir()
    cache = filled(tmp_path)
    assert cache.load([KEY]) == {}
    assert cache.html(KEY, hash_of(HTML)) is None


def test_unused_pages_stay_while_they_are_few(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.add([(b"second", CachedPage.of(METADATA, b"2"))])
    cache.keep([b"second"])
    assert set(cache.load([KEY, b"second"])) == {KEY, b"second"}
    cache.add([(b"third", CachedPage.of(METADATA, b"3"))])
    cache.keep([b"third"])
    assert set(cache.load([KEY, b"second", b"third"])) == {b"third"}


def test_the_size_is_limited(tmp_path: Path) -> None:
    cache = filled(tmp_path, max_bytes=40)
    cache.add([(b"second", CachedPage.of(METADATA, b"2"))])
    cache.keep([b"second", KEY][:1])
    assert set(cache.load([KEY, b"second"])) == {b"second"}
    cache.add([(KEY, CachedPage.of(METADATA, HTML)), (b"third", CachedPage.of(METADATA, HTML[::-1]))])
    cache.keep([KEY, b"second", b"third"])
    assert cache.load([KEY, b"second", b"third"]) == {}
