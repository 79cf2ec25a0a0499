"""Tests of replacing several files together."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.journal import complete_replacement, replace_together


class KilledError(BaseException):
    """Stands for the end of a killed process."""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "a").write_bytes(b"old a")
    return tmp_path / "a", tmp_path / "b"


def _contents(files: tuple[Path, ...]) -> list[bytes]:
    return [path.read_bytes() if path.exists() else b"" for path in files]


def _kill(files: tuple[Path, Path], journal: Path, monkeypatch: pytest.MonkeyPatch, replaced: int) -> None:
    """Kills the replacement of two files when so many names are changed, the journal's included."""
    steps = iter(range(100))
    replace = Path.replace

    def step(path: Path, target: Path) -> Path:
        if next(steps) >= replaced:
            raise KilledError
        return replace(path, target)

    contents = dict(zip(files, (b"new a", b"new b"), strict=True))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", step)
        with pytest.raises(KilledError):
            replace_together(journal, contents)


def test_all_files_are_replaced_and_nothing_is_left(files: tuple[Path, Path], tmp_path: Path) -> None:
    replace_together(tmp_path / "journal", dict(zip(files, (b"new a", b"new b"), strict=True)))
    assert _contents(files) == [b"new a", b"new b"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_file_with_its_content_is_not_touched(files: tuple[Path, Path], tmp_path: Path) -> None:
    before = files[0].stat()
    replace_together(tmp_path / "journal", dict(zip(files, (b"old a", b"new b"), strict=True)))
    assert files[0].stat() == before
    assert _contents(files) == [b"old a", b"new b"]


@pytest.mark.parametrize(
    ("replaced", "after"), [(0, [b"old a", b""]), (1, [b"old a", b""]), (2, [b"new a", b"new b"])]
)
def test_what_a_killed_process_began_is_completed_or_was_not_begun(
    files: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replaced: int,
    after: list[bytes],
) -> None:
    journal = tmp_path / "journal"
    _kill(files, journal, monkeypatch, replaced)
    complete_replacement(journal, files)
    assert _contents(files) == after
    assert not journal.exists()


def test_what_a_person_changed_since_stays(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "journal"
    _kill(files, journal, monkeypatch, 2)
    files[0].write_bytes(b"pulled")
    now = _contents(files)
    complete_replacement(journal, files)
    assert _contents(files) == now
    assert not journal.exists()


def test_what_a_person_took_back_since_stays(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "journal"
    _kill(files, journal, monkeypatch, 2)
    assert _contents(files) == [b"old a", b"new b"]
    files[1].unlink()
    complete_replacement(journal, files)
    assert _contents(files) == [b"old a", b""]
    assert not journal.exists()


def test_no_other_file_is_replaced(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal may be of dumps in another folder."""
    journal = tmp_path / "journal"
    _kill(files, journal, monkeypatch, 1)
    complete_replacement(journal, [files[0], tmp_path / "other"])
    assert _contents(files) == [b"old a", b""]


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 100])
def test_a_damaged_journal_changes_nothing(files: tuple[Path, Path], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal").write_bytes(content)
    complete_replacement(tmp_path / "journal", files)
    assert _contents(files) == [b"old a", b""]
    assert not (tmp_path / "journal").exists()


def test_on_a_full_disk_all_files_stay(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def write_small(path: Path, content: bytes) -> int:
        if len(content) > 10:
            raise OSError("no space left on the disk")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_small)
    with pytest.raises(OSError, match="no space"):
        replace_together(tmp_path / "journal", dict(zip(files, (b"new a", b"much longer b"), strict=True)))
    assert _contents(files) == [b"old a", b""]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_files_are_replaced_even_if_there_can_be_no_journal(files: tuple[Path, Path]) -> None:
    replace_together(files[0] / "journal", dict(zip(files, (b"new a", b"new b"), strict=True)))
    assert _contents(files) == [b"new a", b"new b"]
