"""Tests that a development server builds after a change of the input, and not after its own output."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from paper_digest.input_watcher import InputWatcher
from watchdog.events import (
    DirModifiedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)


@pytest.fixture
def watcher(tmp_path: Path) -> InputWatcher:
    for name in ("page.md", "papers.lock", "dump.jsonl"):
        (tmp_path / name).write_text(name, "utf-8")
    watcher = InputWatcher()
    watcher.built([tmp_path / "page.md", tmp_path / "papers.lock", tmp_path / "gone.md"])
    return watcher


def test_an_input_starts_a_build(watcher: InputWatcher, tmp_path: Path) -> None:
    assert watcher.note_change(FileModifiedEvent(str(tmp_path / "dump.jsonl")))
    assert watcher.note_change(FileDeletedEvent(str(tmp_path / "dump2.jsonl")))
    assert watcher.note_change(FileMovedEvent(str(tmp_path / "page.md"), str(tmp_path / "new.md")))


def test_what_the_last_build_wrote_or_removed_starts_none(watcher: InputWatcher, tmp_path: Path) -> None:
    assert not watcher.note_change(FileModifiedEvent(str(tmp_path / "page.md")))
    assert not watcher.note_change(FileModifiedEvent(str(tmp_path / "papers.lock")))
    assert not watcher.note_change(FileDeletedEvent(str(tmp_path / "gone.md")))
    moved = FileMovedEvent(str(tmp_path / ".page.md.part"), str(tmp_path / "page.md"))
    assert not watcher.note_change(moved)
    assert not watcher.note_change(DirModifiedEvent(str(tmp_path)))


def test_a_file_that_was_emptied_and_written_starts_one_build(watcher: InputWatcher, tmp_path: Path) -> None:
    """The observer reports both steps; the file is whole when the first report is handled."""
    dump = tmp_path / "dump.jsonl"
    dump.write_text("edited by a person", "utf-8")
    assert watcher.note_change(FileModifiedEvent(str(dump)))
    assert not watcher.note_change(FileModifiedEvent(str(dump)))
    dump.write_text("edited once more", "utf-8")
    assert watcher.note_change(FileModifiedEvent(str(dump)))


@pytest.mark.parametrize("name", ["page.md", "papers.lock", "gone.md"])
def test_an_edited_output_starts_a_build(watcher: InputWatcher, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("edited by a person", "utf-8")
    assert watcher.note_change(FileModifiedEvent(str(tmp_path / name)))


def test_the_server_watches_the_input_and_nothing_else(watcher: InputWatcher, tmp_path: Path) -> None:
    """The paths that it names in its message."""
    docs = tmp_path / "docs"
    docs.mkdir()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(docs))
    observer = server.observer
    watcher.watch(server, [tmp_path / "dump.jsonl", tmp_path / "absent"], docs)
    assert list(server._watched_paths) == [str(docs), str(tmp_path / "dump.jsonl")]
    assert server.observer is observer
    server.server_close()


@pytest.mark.parametrize(
    ("name", "is_built"), [("page.md", False), ("papers.lock", False), ("dump.jsonl", True), ("new.md", True)]
)
def test_the_server_builds_after_changes_of_the_input(
    watcher: InputWatcher, tmp_path: Path, name: str, is_built: bool
) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    watcher.watch(server, [], tmp_path)
    event: FileSystemEvent = FileModifiedEvent(str(tmp_path / name))
    for handlers in server.observer._handlers.values():
        for handler in handlers:
            handler.dispatch(event)
    assert server._want_rebuild == is_built
    server.server_close()
