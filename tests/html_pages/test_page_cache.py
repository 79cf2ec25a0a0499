"""Tests of the cache of pages: what it gives back is what was put in, or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from paper_digest.caching.entry_file import EntryFile
from paper_digest.html_pages.page_cache import CachedPage, PageCache, hash_of
from paper_digest.html_pages.rendered_page import PageMetadata

from tests.caching.damage import execute

METADATA = PageMetadata(
    "A title", {"template": "x.html"}, ("a",), {"b.md": {"c": "b.md#c"}}, {"b.md": "b/", "d": None}
)
KEY, HTML = b"k" * 32, b"<p>A page</p>" * 100


def filled(path: Path) -> PageCache:
    cache = PageCache(path / "pages.sqlite")
    cache.add([(KEY, CachedPage.of(METADATA, HTML))])
    return cache


def changed(path: Path, statement: str) -> None:
    execute(statement)(path / "pages.sqlite")


def test_a_page_comes_back(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    assert cache.load([KEY, b"another"]) == {KEY: CachedPage(METADATA, hash_of(HTML))}
    assert cache.html(hash_of(HTML)) == HTML
    assert cache.html(hash_of(b"other HTML")) is None
    assert (tmp_path / "pages.sqlite").stat().st_size < 30_000


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET content = (SELECT max(content) FROM entries)",
        "UPDATE entries SET content = x'00'",
        "UPDATE entries SET content = 5",
        "UPDATE entries SET content = substr(content, 1, 9)",
        "UPDATE entries SET key = x'6b'||key",
        "DELETE FROM entries",
    ],
)
def test_an_entry_that_was_changed_is_absent_or_right(tmp_path: Path, statement: str) -> None:
    cache = filled(tmp_path)
    changed(tmp_path, statement)
    page = CachedPage(METADATA, hash_of(HTML))
    assert cache.load([KEY, b"k" + KEY]) in ({}, {KEY: page})
    assert cache.html(hash_of(HTML)) in (None, HTML)
    assert not (cache.load([KEY]) and cache.html(hash_of(HTML)))


def test_metadata_of_another_version_are_absent(tmp_path: Path) -> None:
    EntryFile(tmp_path / "pages.sqlite").add({KEY: hash_of(HTML) + b'{"title":1}', b"short": b"x"})
    assert PageCache(tmp_path / "pages.sqlite").load([KEY, b"short"]) == {}


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pages.sqlite").write_bytes(content)
    assert filled(tmp_path).html(hash_of(HTML)) == HTML


def test_a_file_with_other_tables_is_replaced(tmp_path: Path) -> None:
    changed(tmp_path, "CREATE TABLE pages (key TEXT)")
    changed(tmp_path, "CREATE TABLE entries (key TEXT)")
    assert filled(tmp_path).html(hash_of(HTML)) == HTML


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").mkdir()
    cache = filled(tmp_path)
    assert cache.load([KEY]) == {}
    assert cache.html(hash_of(HTML)) is None


def built(path: Path, *keys: bytes, max_bytes: int = 1_000_000) -> None:
    """A build of pages of about the same size, each taken from the cache or rendered."""
    cache = PageCache(path / "pages.sqlite", max_bytes)
    present = cache.load(keys)
    cache.add([(key, CachedPage.of(METADATA, key * 100)) for key in keys if key not in present])
    cache.finish()


def kept(path: Path) -> set[bytes]:
    """The keys of the pages that are in the cache as a whole."""
    cache = PageCache(path / "pages.sqlite")
    pages = cache.load([b"first", b"second", b"third", b"fourth"])
    return {key for key, page in pages.items() if cache.html(page.html_hash)}


def test_unused_pages_stay_while_they_are_few(tmp_path: Path) -> None:
    built(tmp_path, b"first", b"second", b"third")
    built(tmp_path, b"second", b"third", b"fourth")
    assert kept(tmp_path) == {b"first", b"second", b"third", b"fourth"}
    built(tmp_path, b"fourth")
    assert b"first" not in kept(tmp_path)
    assert b"fourth" in kept(tmp_path)
    PageCache(tmp_path / "pages.sqlite").finish()  # a build that keeps no pages
    assert b"fourth" in kept(tmp_path)


def test_the_pages_that_were_not_used_longest_make_room(tmp_path: Path) -> None:
    built(tmp_path, b"first", b"second")
    built(tmp_path, b"second", b"third")
    with closing(sqlite3.connect(tmp_path / "pages.sqlite")) as database:
        (size_of_three,) = database.execute("SELECT sum(length(content)) FROM entries").fetchone()
    built(tmp_path, b"third", b"fourth", max_bytes=size_of_three + 20)
    assert kept(tmp_path) == {b"second", b"third", b"fourth"}
