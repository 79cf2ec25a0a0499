"""Tests of replacing files as a whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from paper_digest.atomic_file import (
    LEFTOVERS,
    checked_content,
    naming,
    remove_leftovers,
    replace_checked_file,
    replace_file,
    replacing,
)
from paper_digest.sources.files import dump_files

from tests.project import ROOT


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "metadata.jsonl"
    path.write_text("old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [*tmp_path.iterdir()] == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "metadata.jsonl", tmp_path / "link"
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_to_itself_becomes_a_file(tmp_path: Path) -> None:
    """Git can store such a link; no program reads a file through it."""
    link = tmp_path / "papers.lock"
    link.symlink_to(link.name)
    replace_file(link, b"new")
    assert link.read_bytes() == b"new"
    assert not link.is_symlink()


def test_a_folder_with_the_name_of_the_file_is_named_in_the_error(tmp_path: Path) -> None:
    path = tmp_path / "papers.lock"
    path.mkdir()
    with pytest.raises(IsADirectoryError) as raised:
        replace_file(path, b"new")
    assert raised.value.filename == str(path)
    assert [*tmp_path.iterdir()] == [path]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the new content is written when the disk is full."""
    path = tmp_path / "metadata.jsonl"
    path.write_text("old")
    write = Path.write_bytes

    def write_half(target: Path, content: bytes) -> int:
        write(target, content[: len(content) // 2])
        raise OSError("no space left on the disk")

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(OSError, match="no space"):
        replace_file(path, b"new content")
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]


def test_what_a_killed_process_leaves_is_no_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The half-written file cannot be deleted, as after SIGKILL."""
    path = tmp_path / "2025-10-01.json"
    monkeypatch.setattr(Path, "replace", lambda *_: None)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    replace_file(path, b"[]")
    assert [*tmp_path.iterdir()] != []
    assert dump_files(tmp_path) == ()


def test_a_leftover_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    (tmp_path / ".papers.lock.part").symlink_to(tmp_path / "precious")
    replace_file(tmp_path / "papers.lock", b"new")
    assert (tmp_path / "precious").read_text() == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["papers.lock", "precious"]


def test_an_error_of_a_full_disk_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "papers.lock"
    file.write_text("old")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # as a write raises it
    with pytest.raises(OSError, match="No space left") as error, replacing(file):
        raise full
    assert error.value.filename == str(file)
    assert [path.name for path in tmp_path.iterdir()] == ["papers.lock"]
    assert file.read_text() == "old"


def test_an_error_at_the_new_file_names_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "missing" / "papers.lock"
    with pytest.raises(FileNotFoundError) as error:
        replace_file(file, b"new")
    assert error.value.filename == str(file)


def test_an_error_at_another_file_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error, naming(tmp_path / "a", tmp_path / ".a.part"):
        (tmp_path / "b").read_bytes()
    assert error.value.filename == str(tmp_path / "b")


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(OSError, match="a device in place of a file"):
        replace_file(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


def test_leftovers_alone_are_removed(tmp_path: Path) -> None:
    for name in (".a.json.part", "b.part", ".c", ".part"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".d.part").mkdir()
    (tmp_path / ".e.part").symlink_to(tmp_path / "missing")
    remove_leftovers([tmp_path, tmp_path / "missing"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [".c", ".d.part", ".part", "b.part"]


@pytest.mark.parametrize("folder", [".", "templates/digest"])
def test_git_ignores_leftovers(folder: str) -> None:
    assert LEFTOVERS in (ROOT / folder / ".gitignore").read_text("utf-8").splitlines()


def test_a_checked_file_gives_its_content(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    assert checked_content(file) is None
    for content in (b"content", b""):
        replace_checked_file(file, content)
        assert checked_content(file) == content


@pytest.mark.parametrize("damage", [b"", b"x", b"content", b"x" * 100])
def test_a_damaged_checked_file_gives_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "file").write_bytes(damage)
    assert checked_content(tmp_path / "file") is None
    replace_checked_file(tmp_path / "file", b"content")
    stored = (tmp_path / "file").read_bytes()
    for changed in (stored[:-1], stored + b"x", b"x" + stored, stored[:-1] + b"x"):
        (tmp_path / "file").write_bytes(changed)
        assert checked_content(tmp_path / "file") is None
