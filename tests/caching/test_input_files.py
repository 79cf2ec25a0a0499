"""Tests of which files something is made of, and of their hashes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_digest.caching.input_files import files_below, files_hash, parts_hash


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, a hidden one, a link to a file, and a link to a folder."""
    folder = tmp_path / "folder"
    (folder / "b" / ".hidden").mkdir(parents=True)
    (folder / "b" / ".hidden" / "c").write_text("c", "utf-8")
    (folder / "a").write_text("a", "utf-8")
    (tmp_path / "outside" / "inner").mkdir(parents=True)
    (tmp_path / "outside" / "inner" / "d").write_text("d", "utf-8")
    (tmp_path / "outside" / "e").write_text("e", "utf-8")
    (folder / "link").symlink_to(tmp_path / "outside" / "inner")
    (folder / "e").symlink_to(tmp_path / "outside" / "e")
    return folder


def hashed(folder: Path, *, follow_links: bool = True) -> bytes:
    return files_hash(files_below(folder, follow_links=follow_links), follow_links=follow_links)


def test_links_are_followed_or_files(folder: Path) -> None:
    assert [path for path, _ in files_below(folder)] == ["a", "b/.hidden/c", "e", "link/d"]
    unfollowed = [path for path, _ in files_below(folder, follow_links=False)]
    assert unfollowed == ["a", "b/.hidden/c", "e", "link"]
    assert all((folder / path) == file for path, file in files_below(folder))
    assert list(files_below(folder / "absent")) == []


def test_a_folder_that_cannot_be_read_counts_as_empty(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refused(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("b"):
            raise PermissionError(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert [path for path, _ in files_below(folder)] == ["a", "e", "link/d"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b" / "around").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    assert [path for path, _ in files_below(folder)] == ["a", "b/.hidden/c", "e", "itself", "link/d"]
    assert hashed(folder) == hashed(folder)


def test_what_links_lead_to_counts(folder: Path) -> None:
    followed, unfollowed = hashed(folder), hashed(folder, follow_links=False)
    (folder / "link" / "d").write_text("other", "utf-8")
    assert hashed(folder) != followed
    followed = hashed(folder)
    (folder / "e").write_text("other", "utf-8")
    assert hashed(folder) != followed
    assert hashed(folder, follow_links=False) == unfollowed


def test_names_kinds_and_contents_count(tmp_path: Path) -> None:
    file = tmp_path / "first" / "a"
    file.parent.mkdir()
    hashes = [hashed(tmp_path)]
    file.write_text("1", "utf-8")
    hashes.append(hashed(tmp_path))
    file.write_text("2", "utf-8")
    hashes.append(hashed(tmp_path))
    file.rename(tmp_path / "first" / "b")
    hashes.append(hashed(tmp_path))
    (tmp_path / "first").rename(tmp_path / "second")
    hashes.append(hashed(tmp_path))
    (tmp_path / "second" / "b").rename(tmp_path / "target")
    (tmp_path / "second" / "b").symlink_to(tmp_path / "target")
    hashes.append(hashed(tmp_path))
    (tmp_path / "target").unlink()
    hashes.append(hashed(tmp_path))
    assert len(set(hashes)) == len(hashes)
    assert files_hash([("a", tmp_path / "absent")]) != files_hash([])


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [path for path, _ in files_below(tmp_path)] == ["pipe"]
    assert hashed(tmp_path) != hashed(tmp_path / "absent")


def test_parts_end_somewhere() -> None:
    assert parts_hash([b"ab", b"c"]) != parts_hash([b"a", b"bc"])
    assert parts_hash(iter([b"ab"])) == parts_hash([b"ab"])
