"""What is in the place of a file that people maintain is reported, and never waited for."""

from __future__ import annotations

import ast
import errno
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.cli import commands
from paper_digest.regular_file import content_if_any, content_of, reason_of, text_if_any, text_of

from tests.harden.hostile_inputs import good_dump
from tests.harden.time_limit import time_limit
from tests.replay.__main__ import new_project

_PACKAGE = Path(content_of.__code__.co_filename).parent
_SETTINGS = ("topics.yml", "corrections.yml", "datasets.yml", "venues.yml", "authors.yml")
_LOCKS = ("history.jsonl", *(f"raw/{name}.lock" for name in ("papers", "dumps", "analysis", "addresses")))


def _named_pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the longest path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def _link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


_KINDS: dict[Callable[[Path], None], str] = {
    _named_pipe: "a named pipe in place of a file",
    _socket: "a socket in place of a file",
    _folder: "a folder in place of a file",
    _link_to_itself: os.strerror(errno.ELOOP),
    _link_to_nothing: os.strerror(errno.ENOENT),
    _link_to_a_device: "a device in place of a file",
}


@pytest.fixture(autouse=True)
def _no_endless_wait() -> Iterator[None]:
    with time_limit(30):
        yield


@pytest.mark.parametrize("make", _KINDS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("read", [content_of, text_of, content_if_any, text_if_any])
def test_what_is_no_file_is_an_error_that_says_so(
    tmp_path: Path, make: Callable[[Path], None], read: Callable[[Path], object]
) -> None:
    make(tmp_path / "a")
    with pytest.raises(OSError) as caught:  # noqa: PT011 (the message is compared below)
        read(tmp_path / "a")
    assert reason_of(caught.value) == _KINDS[make]


def test_a_file_that_is_missing_has_no_content(tmp_path: Path) -> None:
    assert content_if_any(tmp_path / "a") is None
    assert text_if_any(tmp_path / "a") is None
    with pytest.raises(FileNotFoundError):
        content_of(tmp_path / "a")


def test_what_editors_add_to_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert text_of(tmp_path / "a") == "one\ntwo\nthree\n"
    (tmp_path / "link").symlink_to("a")
    assert content_of(tmp_path / "link").endswith(b"three\n")


def test_a_text_that_is_not_utf8_is_an_error_unless_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"caf\xe9")
    with pytest.raises(UnicodeDecodeError) as caught:
        text_of(tmp_path / "a")
    assert "can't decode" in reason_of(caught.value)
    assert text_of(tmp_path / "a", "replace") == "caf\ufffd"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        *((name, _named_pipe) for name in (*_SETTINGS, "metadata.jsonl", "mkdocs.yml", *_LOCKS)),
        *((name, _link_to_nothing) for name in ("topics.yml", "metadata.jsonl", "raw/papers.lock")),
        *((name, _link_to_a_device) for name in ("corrections.yml", "raw/good.jsonl.yml")),
        *((name, _folder) for name in ("mkdocs.yml", "venues.yml")),
        *((name, _socket) for name in ("authors.yml", "raw/x.jsonl", "raw/good.yml")),
        ("raw/x.txt", _named_pipe),
        ("raw/good.jsonl.yml", _named_pipe),
        ("raw/good.yaml", _link_to_itself),
        ("templates/pages/home.md.j2", _named_pipe),
        ("templates/pages/home.md.j2", _link_to_nothing),
    ],
)
def test_a_build_says_which_file_is_none(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    (new_project(tmp_path / "a").raw / "good.jsonl").write_bytes(good_dump())
    path = tmp_path / "a" / name
    path.unlink(missing_ok=True)
    make(path)
    result = CliRunner().invoke(commands, ["build", "--no-embeddings", "--root", str(tmp_path / "a")])
    message = result.output if isinstance(result.exception, SystemExit) else str(result.exception)
    assert result.exit_code == 1
    assert path.name in message
    if name.startswith("raw/") and not name.endswith(".lock"):
        papers = {page.stem for page in (tmp_path / "a/docs/papers").glob("*.md")}
        assert "on-graphs-in-practice" in papers


_OWN_FILES = frozenset(
    (
        *("caching/code_version.py", "new_digest.py", "subcommands/guide.py"),  # files of the program
        *("site/search_index_key.py", "html_pages/dependencies.py"),  # the same, and templates of themes
        *("site/finish.py", "site/minify.py", "site/offline_archive.py", "site/output.py", "site/sitemap.py"),
        "site/search/index_metadata.py",
    )
)
"""Modules that read what the program brings or has just written."""


def test_no_other_module_reads_files_of_people() -> None:
    readers = {
        path.relative_to(_PACKAGE).as_posix()
        for path in _PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"read_text", "read_bytes"}
        and "files(" not in ast.unparse(node)  # resources of the package
    }
    assert readers == {"regular_file.py"} | _OWN_FILES
