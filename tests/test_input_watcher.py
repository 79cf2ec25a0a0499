"""Tests that a development server builds after a change of the input, and not after its own output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from paper_digest.input_watcher import InputWatcher
from watchdog.events import DirModifiedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[InputWatcher]:
    for name in ("page.md", "papers.lock", "dump.jsonl"):
        (tmp_path / name).write_text(name, "utf-8")
    running = InputWatcher()
    running.built([tmp_path / "page.md", tmp_path / "papers.lock", tmp_path / "gone.md"])
    yield running
    running.stop()


def changes(watcher: InputWatcher) -> int:
    """The number of times that the file which the server watches has changed."""
    return watcher._changes


def test_a_change_is_one_change_of_the_file_that_the_server_watches(
    watcher: InputWatcher, tmp_path: Path
) -> None:
    """The server compares the size, the time and the inode of the file."""
    before = watcher._trigger.stat()
    watcher.on_any_event(FileModifiedEvent(str(tmp_path / "dump.jsonl")))
    after = watcher._trigger.stat()
    assert after.st_mtime != before.st_mtime
    assert (after.st_size, after.st_ino) == (before.st_size, before.st_ino)


def test_a_file_that_was_emptied_and_written_starts_one_build(watcher: InputWatcher, tmp_path: Path) -> None:
    """The observer reports both steps; the file is whole when the first report is handled."""
    dump = tmp_path / "dump.jsonl"
    dump.write_text("edited by a person", "utf-8")
    watcher.on_any_event(FileModifiedEvent(str(dump)))
    watcher.on_any_event(FileModifiedEvent(str(dump)))
    assert changes(watcher) == 1
    dump.write_text("edited once more", "utf-8")
    watcher.on_any_event(FileModifiedEvent(str(dump)))
    assert changes(watcher) == 2


def test_an_input_starts_a_build(watcher: InputWatcher, tmp_path: Path) -> None:
    watcher.on_any_event(FileModifiedEvent(str(tmp_path / "dump.jsonl")))
    assert changes(watcher) == 1
    watcher.on_any_event(FileDeletedEvent(str(tmp_path / "dump2.jsonl")))
    assert changes(watcher) == 2
    watcher.on_any_event(FileMovedEvent(str(tmp_path / "page.md"), str(tmp_path / "new.md")))
    assert changes(watcher) == 3


def test_what_the_last_build_wrote_or_removed_starts_none(watcher: InputWatcher, tmp_path: Path) -> None:
    watcher.on_any_event(FileModifiedEvent(str(tmp_path / "page.md")))
    watcher.on_any_event(FileModifiedEvent(str(tmp_path / "papers.lock")))
    watcher.on_any_event(FileDeletedEvent(str(tmp_path / "gone.md")))
    watcher.on_any_event(FileMovedEvent(str(tmp_path / ".page.md.part"), str(tmp_path / "page.md")))
    watcher.on_any_event(DirModifiedEvent(str(tmp_path)))
    assert changes(watcher) == 0


@pytest.mark.parametrize("name", ["page.md", "papers.lock", "gone.md"])
def test_an_edited_output_starts_a_build(watcher: InputWatcher, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("edited by a person", "utf-8")
    watcher.on_any_event(FileModifiedEvent(str(tmp_path / name)))
    assert changes(watcher) == 1


def test_the_server_watches_the_input_through_the_watcher(watcher: InputWatcher, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(docs))
    watcher.watch(server, [tmp_path / "dump.jsonl", tmp_path / "absent"], docs)
    assert list(server._watched_paths) == [str(watcher._trigger)]
    server.server_close()
