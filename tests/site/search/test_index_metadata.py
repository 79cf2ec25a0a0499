"""Tests of the rewritten table of contents, filters and file names of a Pagefind index made by hand."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import cbor2
import pytest
from paper_digest.site.search.index_metadata import is_complete, make_reproducible

SIGNATURE = b"pagefind_dcd"
DATES = {"/papers/a/": "2025-02-01", "/papers/b/": "2024"}


def pack(content: bytes) -> bytes:
    return gzip.compress(SIGNATURE + content)


def unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two pages with two filters, both in no order."""
    for folder in ("fragment", "filter", "index"):
        (tmp_path / folder).mkdir()
    (tmp_path / "fragment" / "en_x.pf_fragment").write_bytes(pack(b'{"url": "/papers/b/"}'))
    (tmp_path / "fragment" / "en_y.pf_fragment").write_bytes(pack(b'{"url": "/papers/a/"}'))
    (tmp_path / "filter" / "en_1.pf_filter").write_bytes(
        pack(cbor2.dumps(["year", [["2025", [0]], ["2024", [1]]]]))
    )
    (tmp_path / "filter" / "en_2.pf_filter").write_bytes(pack(cbor2.dumps(["topic", [["Graphs", [0, 1]]]])))
    (tmp_path / "index" / "en_c.pf_index").write_bytes(pack(b"words"))
    table = [
        "1.5.0",
        [["en_x", 10], ["en_y", 20]],
        [["a", "z", "en_c"]],
        [["year", "en_1"], ["topic", "en_2"]],
        [],
    ]
    (tmp_path / "pagefind.en_t.pf_meta").write_bytes(pack(cbor2.dumps(table)))
    entry = {"version": "1.5.0", "languages": {"en": {"hash": "en_t", "page_count": 2}}}
    (tmp_path / "pagefind-entry.json").write_text(json.dumps(entry), "utf-8")
    (tmp_path / "pagefind.js").write_text("const search=()=>{};export{search};\n", "utf-8")
    (tmp_path / "wasm.en.pagefind").write_bytes(pack(b"program"))
    return tmp_path


def table(index: Path) -> list[Any]:
    """The table of contents that the entry file names."""
    name = json.loads((index / "pagefind-entry.json").read_bytes())["languages"]["en"]["hash"]
    loaded = cbor2.loads(unpack(index / f"pagefind.{name}.pf_meta"))
    assert isinstance(loaded, list)
    return loaded


def test_an_index_with_all_its_files_is_complete(index: Path) -> None:
    assert is_complete(index)
    make_reproducible(index, DATES)
    assert is_complete(index)


@pytest.mark.parametrize(
    "name",
    [
        "pagefind-entry.json",
        "pagefind.en_t.pf_meta",
        "pagefind.js",
        "filter/en_1.pf_filter",
        "index/en_c.pf_index",
    ],
)
def test_a_missing_file_makes_an_index_incomplete(index: Path, name: str) -> None:
    (index / name).unlink()
    assert not is_complete(index)


@pytest.mark.parametrize("name", ["fragment/en_x.pf_fragment", "wasm.en.pagefind", "pagefind.js"])
def test_a_file_that_is_cut_off_makes_an_index_incomplete(index: Path, name: str) -> None:
    file = index / name
    file.write_bytes(file.read_bytes()[:-9])
    assert not is_complete(index)


def test_pages_are_named_by_date_latest_first_and_keep_their_word_counts(index: Path) -> None:
    make_reproducible(index, DATES)
    (name_b, words_b), (name_a, words_a) = table(index)[1]
    assert (words_b, words_a) == (10, 20)
    assert name_a < name_b
    assert (len(name_a), len(name_b)) == (7, 7)
    assert unpack(index / "fragment" / f"{name_a}.pf_fragment") == b'{"url": "/papers/a/"}'


def filter_of(index: Path, name: str) -> Any:
    """The content of a filter's file."""
    file_name = dict(table(index)[3])[name]
    return cbor2.loads(unpack(index / "filter" / f"{file_name}.pf_filter"))


def test_filters_are_added_with_the_numbers_of_their_pages(index: Path) -> None:
    make_reproducible(index, DATES, {"author-0": {"Bo": ["/papers/a/"], "Ada": ["/papers/a/", "/papers/b/"]}})
    assert [name for name, _ in table(index)[3]] == ["author-0", "topic", "year"]
    assert filter_of(index, "author-0") == ["author-0", [["Ada", [0, 1]], ["Bo", [1]]]]
    assert is_complete(index)


def test_added_filters_have_other_names_if_one_of_them_changes(index: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(index, changed, ignore=shutil.ignore_patterns("changed"))
    make_reproducible(index, DATES, {"author-0": {"Ada": ["/papers/a/"]}, "author-1": {"Bo": ["/papers/a/"]}})
    make_reproducible(
        changed, DATES, {"author-0": {"Ada": ["/papers/a/"]}, "author-1": {"Bo": ["/papers/b/"]}}
    )
    assert not {file for _, file in table(index)[3][:2]} & {file for _, file in table(changed)[3][:2]}


def test_one_more_value_of_a_filter_that_is_named_by_pages_renames_nothing(
    index: Path, tmp_path: Path
) -> None:
    before, after = ({"Monday": ["/papers/a/"]}, {"Monday": ["/papers/a/"], "Tuesday": ["/papers/a/"]})
    changed = tmp_path / "changed"
    shutil.copytree(index, changed, ignore=shutil.ignore_patterns("changed"))
    names = {"author-0": {"Ada": ["/papers/a/"]}}
    make_reproducible(index, DATES, {**names, "dump": before}, named_by_pages=["dump"])
    make_reproducible(changed, DATES, {**names, "dump": after}, named_by_pages=["dump"])
    assert table(index) == table(changed)
    assert filter_of(changed, "dump") == ["dump", [["Monday", [1]], ["Tuesday", [1]]]]
    assert {file.name for file in index.glob("*.pf_meta")} == {
        file.name for file in changed.glob("*.pf_meta")
    }


def test_a_filter_that_is_named_by_pages_has_another_name_if_their_numbers_change(
    index: Path, tmp_path: Path
) -> None:
    """A browser that has the file of an older index would show wrong papers."""
    changed = tmp_path / "changed"
    shutil.copytree(index, changed, ignore=shutil.ignore_patterns("changed"))
    (file,) = (file for file in changed.glob("*.pf_meta"))
    content = cbor2.loads(unpack(file))
    content[1] = content[1][::-1]
    file.write_bytes(pack(cbor2.dumps(content)))
    filters = {"dump": {"Monday": ["/papers/a/"]}}
    make_reproducible(index, DATES, filters, named_by_pages=["dump"])
    make_reproducible(changed, DATES, filters, named_by_pages=["dump"])
    assert dict(table(index)[3])["dump"] != dict(table(changed)[3])["dump"]


def test_an_added_filter_of_an_unknown_page_is_refused(index: Path) -> None:
    with pytest.raises(KeyError):
        make_reproducible(index, DATES, {"author-0": {"Ada": ["/papers/unknown/"]}})


def test_the_first_chunk_has_no_words(index: Path) -> None:
    make_reproducible(index, DATES)
    chunks = table(index)[2]
    assert chunks == [["", "", "empty"], ["a", "z", "en_c"]]
    assert cbor2.loads(unpack(index / "index" / "empty.pf_index")) == [[]]


def test_only_the_chunk_without_words_starts_with_the_empty_word(index: Path) -> None:
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    file = index / f"pagefind.{entry['languages']['en']['hash']}.pf_meta"
    content = cbor2.loads(unpack(file))
    content[2] = [["", "z", "en_c"]]
    file.write_bytes(pack(cbor2.dumps(content)))
    make_reproducible(index, DATES)
    assert [first for first, _, _ in table(index)[2]] == ["", "\0"]


def test_filters_and_their_values_are_sorted(index: Path) -> None:
    make_reproducible(index, DATES)
    filters = table(index)[3]
    assert [name for name, _ in filters] == ["topic", "year"]
    years = cbor2.loads(unpack(index / "filter" / f"{filters[1][1]}.pf_filter"))
    assert years == ["year", [["2024", [1]], ["2025", [0]]]]


def test_a_file_of_another_format_is_refused(index: Path) -> None:
    (index / "pagefind.en_t.pf_meta").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match="expected a file of Pagefind"):
        make_reproducible(index, DATES)


def test_a_table_of_another_shape_is_refused(index: Path) -> None:
    (index / "pagefind.en_t.pf_meta").write_bytes(pack(cbor2.dumps({"version": "2.0"})))
    with pytest.raises(ValueError, match="expected a table of contents"):
        make_reproducible(index, DATES)


def names_of(index: Path, dates: dict[str, str], texts: dict[str, str], target: Path) -> dict[str, str]:
    """The names of the fragments by path, for an index of these dates and contents."""
    shutil.copytree(index, target, ignore=shutil.ignore_patterns(target.name, "index-*"))
    for name, path in (("en_x", "/papers/b/"), ("en_y", "/papers/a/")):
        content = json.dumps({"url": path, "content": texts[path]}).encode()
        (target / "fragment" / f"{name}.pf_fragment").write_bytes(pack(content))
    make_reproducible(target, dates)
    return {
        json.loads(unpack(file))["url"]: file.stem for file in (target / "fragment").glob("*.pf_fragment")
    }


def test_a_page_that_stays_the_same_keeps_its_name(index: Path, tmp_path: Path) -> None:
    texts = {"/papers/a/": "minima", "/papers/b/": "graphs"}
    before = names_of(index, DATES, texts, tmp_path / "index-1")
    after = names_of(index, DATES, {**texts, "/papers/a/": "flat minima"}, tmp_path / "index-2")
    assert after["/papers/b/"] == before["/papers/b/"]
    assert after["/papers/a/"] != before["/papers/a/"]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2024-10", "2024-09-30"),
        ("2024-10-07", "2024-10"),
        ("2024", "2023-12-31"),
        ("1899", ""),
        ("2024-01", "2024"),
    ],
)
def test_names_sort_as_dates_do(index: Path, tmp_path: Path, later: str, earlier: str) -> None:
    texts = {"/papers/a/": "minima", "/papers/b/": "graphs"}
    dates = {"/papers/a/": earlier, "/papers/b/": later}
    names = names_of(index, dates, texts, tmp_path / "index-1")
    assert names["/papers/b/"] < names["/papers/a/"]


def test_pages_of_one_date_have_names_of_their_own(index: Path, tmp_path: Path) -> None:
    """Equal contents cannot be, since the path is a part of them; only their hashes may start alike."""
    texts = {"/papers/a/": "same", "/papers/b/": "same"}
    names = names_of(index, dict.fromkeys(texts, "2024"), texts, tmp_path / "index-1")
    assert len(set(names.values())) == 2
