"""The index that Pagefind makes of records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from paper_digest.site.exports.search_documents import records
from paper_digest.site.search import pagefind_index as index_module
from paper_digest.site.search.index_metadata import Item, decoded, encoded
from paper_digest.site.search.pagefind_index import IndexingError, write_index

from tests.toy import toy_digest


def index(site: Path) -> dict[str, bytes]:
    """The files of an index of the toy digest."""
    digest = toy_digest()
    assert write_index(records(digest), b"words", site) == len(digest.papers)
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def test_the_index_has_each_papers_words_title_and_address(tmp_path: Path) -> None:
    files = index(tmp_path)
    fragments = [
        gzip.decompress(content).removeprefix(b"pagefind_dcd")
        for path, content in files.items()
        if path.endswith(".pf_fragment")
    ]
    told = {one["url"]: one for one in map(json.loads, fragments)}
    adam = told["/papers/adam-exploits-l-geometry/"]
    assert adam["meta"]["title"] == "Adam Exploits ℓ∞-geometry"
    assert adam["filters"]["dump"] == ["toy & <dump>.txt"]
    assert "rate is O(T^(-1/4))" in adam["content"]
    assert files["pagefind/words.txt"] == b"words"


def test_the_index_is_the_same_every_time_and_has_nothing_that_no_page_loads(tmp_path: Path) -> None:
    first, second = index(tmp_path / "a"), index(tmp_path / "b")
    assert first == second
    kinds = {
        path.rsplit("/", 1)[-1] for path in first if path.count("/") == 1 and not path.endswith(".pf_meta")
    }
    assert kinds == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "words.txt"}


def test_papers_are_named_in_the_order_of_the_records(tmp_path: Path) -> None:
    made = records(toy_digest())
    write_index(made, b"", tmp_path)
    folder = tmp_path / "pagefind" / "fragment"
    named = sorted(folder.iterdir())
    told = [
        json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))["url"] for file in named
    ]
    assert told == [f"/{path.removesuffix('index.html')}" for path, _ in made]
    for other in (made[::-1], made[1:]):
        write_index(other, b"", tmp_path)
        assert not set(folder.iterdir()) & set(named), (
            "a browser that remembers the first index would show its papers"
        )


def test_an_older_index_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "pagefind" / "fragment").mkdir(parents=True)
    (tmp_path / "pagefind" / "fragment" / "old.pf_fragment").write_bytes(b"")
    assert "pagefind/fragment/old.pf_fragment" not in index(tmp_path)


def test_what_pagefind_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self) -> None:
            raise RuntimeError("no room")

    monkeypatch.setattr(index_module, "PagefindService", Broken)
    with pytest.raises(IndexingError, match="no room"):
        write_index((), b"", tmp_path)


def test_no_paper_is_an_empty_index(tmp_path: Path) -> None:
    assert write_index((), b"", tmp_path) == 0


@pytest.mark.parametrize(
    "item", [0, 23, 24, 255, 256, 70_000, 5_000_000_000, "", "é" * 30, [], [1, ["a", [2]]], list(range(300))]
)
def test_what_is_rewritten_is_read_back(item: Item) -> None:
    assert decoded(encoded(item)) == item


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="kind 5"):
        decoded(b"\xa1\x01\x02")
