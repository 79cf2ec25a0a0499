"""Tests of what all commands do with a project and its problems."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from paper_digest.model.problem import Problem
from paper_digest.subcommands.options import project_of, report, write_output


def test_the_dumps_may_be_in_another_folder_than_the_project(tmp_path: Path) -> None:
    project = project_of(tmp_path, tmp_path / "elsewhere")
    assert (project.raw, project.topics) == (tmp_path / "elsewhere", tmp_path / "topics.yml")


def test_problems_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    report([Problem(file="a.txt", line=3, expected="a paper", actual="none", advice="Delete it.")])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "a.txt:3: error: expected a paper, found none. Delete it.\n")


def test_an_output_is_written_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "catalogue.json"
    write_output(str(out), b"old")

    def full_disk(path: Path, content: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(content[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left") as error:
        write_output(str(out), b"new")
    assert error.value.filename == str(out)
    assert out.read_bytes() == b"old"


def test_an_output_may_be_standard_output_or_a_device(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_output("/dev/null", b"nothing")
    write_output("-", b"content")
    assert capfdbinary.readouterr().out == b"content"
    assert Path("/dev/null").is_char_device()


def test_a_device_that_is_full_is_named() -> None:
    with pytest.raises(OSError, match="No space left") as error:
        write_output("/dev/full", b"content")
    assert error.value.filename == "/dev/full"
