"""The file of entries: a limit, and no damage that changes what is returned."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from paper_digest.caching.entry_file import EntryFile, pack

from tests.caching.damage import cut, empty, execute, overwritten

ENTRIES = {b"key %d" % number: b"content %d " % number * 50 for number in range(1_200)}


def test_entries_are_returned_as_they_were_added(tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "new" / "file")
    assert file.load(ENTRIES) == {}
    assert not file.path.exists()
    file.add(ENTRIES)
    file.add({b"key 1": b"newer", b"empty": b""})
    loaded = EntryFile(file.path).load([*ENTRIES, b"empty", b"unknown"])
    assert loaded == {**ENTRIES, b"key 1": b"newer", b"empty": b""}


def test_loading_writes_nothing(tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "file")
    file.add(ENTRIES)
    before = file.path.read_bytes()
    assert file.load(ENTRIES) == ENTRIES
    assert file.path.read_bytes() == before


def test_a_file_of_another_version_is_replaced(tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "file")
    file.add(ENTRIES)
    execute("PRAGMA user_version = 99")(file.path)
    assert file.load(ENTRIES) == {}
    file.add(ENTRIES)
    assert file.load(ENTRIES) == ENTRIES


@pytest.mark.parametrize(
    "damage",
    [
        empty,
        cut,
        overwritten,
        Path.unlink,
        execute("UPDATE entries SET content = x'00'"),
        execute("UPDATE entries SET content = 'text'"),
        execute("UPDATE entries SET content = (SELECT max(content) FROM entries)"),
        execute("UPDATE entries SET content = substr(content, 1, 20)"),
        execute("DELETE FROM uses"),
        execute("DROP TABLE entries"),
        execute("ALTER TABLE entries RENAME COLUMN content TO number"),
        execute("PRAGMA user_version = 99"),
    ],
)
def test_a_damaged_file_returns_no_wrong_entry_and_takes_new_ones(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = EntryFile(tmp_path / "file")
    file.add(ENTRIES)
    damage(file.path)
    assert file.load(ENTRIES).items() <= ENTRIES.items()
    file.keep(ENTRIES)
    file.add(ENTRIES)
    assert file.load(ENTRIES) == ENTRIES


def test_the_entries_that_were_not_used_longest_go_first(tmp_path: Path) -> None:
    noise = b"".join(sha256(bytes([number])).digest() for number in range(32))  # 1 KiB that does not shrink
    file = EntryFile(tmp_path / "file", max_bytes=2_300)
    days = (b"first", b"second", b"third")
    for day in days:
        file.add({day: noise + day})
        file.keep([day])
        file.keep([b"first"])
    assert file.load(days) == {b"first": noise + b"first", b"third": noise + b"third"}


def test_the_file_grows_in_proportion_to_what_is_used(tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "file", max_growth=3)
    keys = [b"a", b"b", b"c", b"d"]
    for key in keys:
        file.add({key: b"x" * 100})
        file.keep([key])
    assert sorted(file.load(keys)) == [b"b", b"c", b"d"]
    file.keep([])  # of a run that used nothing
    assert sorted(file.load(keys)) == [b"b", b"c", b"d"]


def test_a_small_project_takes_no_entries_of_a_large_one_in_the_same_file(tmp_path: Path) -> None:
    large, small = (EntryFile(tmp_path / "file", max_growth=2, owner=name) for name in ("large", "small"))
    large.add(ENTRIES)
    large.keep(ENTRIES)
    keys = [b"day %d" % day for day in range(5)]
    for key in keys:
        small.add({key: b"x" * 100})
        small.keep([key])
    assert large.load(ENTRIES) == ENTRIES
    assert sorted(small.load(keys)) == keys[-2:]


def test_an_entry_that_projects_share_stays_while_one_of_them_uses_it(tmp_path: Path) -> None:
    first, second = (EntryFile(tmp_path / "file", max_growth=1, owner=name) for name in ("first", "second"))
    first.add({b"a": b"x" * 100, b"b": b"x" * 100})
    second.keep([b"a"])
    first.keep([b"b"])
    assert sorted(first.load([b"a", b"b"])) == [b"a", b"b"]


def test_packed_entries_are_entries(tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "file")
    file.add_packed({b"a": pack(b"a", b"content"), b"b": pack(b"a", b"that of another key")})
    assert file.load([b"a", b"b"]) == {b"a": b"content"}


def test_a_file_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    for path in (blocked / "file", tmp_path):
        file = EntryFile(path)
        file.add(ENTRIES)
        file.keep(ENTRIES)
        assert file.load(ENTRIES) == {}
