"""Tests that a development server builds after a change of the input, and not after its own output."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
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


def test_the_server_names_the_input_and_nothing_else(watcher: InputWatcher, tmp_path: Path) -> None:
    """The paths in its message, whether they exist yet or not."""
    docs = tmp_path / "docs"
    docs.mkdir()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(docs))
    observer = server.observer
    watcher.watch(server, [tmp_path / "dump.jsonl", tmp_path / "absent"], docs)
    names = [Path(path).name for path in server._watched_paths]
    assert names == ["docs", "dump.jsonl", "absent"]
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


@pytest.fixture
def running(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """A server that watches `topics.yml` and `templates`, neither of which exists."""
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), polling_interval=0.05)
    InputWatcher().watch(server, [project / "topics.yml", project / "templates"], project / "docs")
    server.observer.start()
    yield server
    server.observer.stop()
    server.observer.join()
    server.server_close()


def _wants_build(server: LiveReloadServer, change: Callable[[], object], seconds: float = 10) -> bool:
    """Whether a change makes the server want a build within this time."""
    time.sleep(0.2)  # a file system may tell changes apart only after a moment
    server._want_rebuild = False
    change()
    deadline = time.monotonic() + seconds
    while not server._want_rebuild and time.monotonic() < deadline:
        time.sleep(0.02)
    return server._want_rebuild


def test_a_file_that_appears_and_vanishes_starts_builds(running: LiveReloadServer, tmp_path: Path) -> None:
    topics = tmp_path / "project/topics.yml"
    for _ in range(2):
        assert _wants_build(running, lambda: topics.write_text("topics: []", "utf-8"))
        assert _wants_build(running, lambda: topics.write_text("topics: [ ]", "utf-8"))
        assert _wants_build(running, topics.unlink)


def test_a_folder_that_appears_and_vanishes_starts_builds(running: LiveReloadServer, tmp_path: Path) -> None:
    prepared, templates = tmp_path / "prepared", tmp_path / "project/templates"
    (prepared / "pages").mkdir(parents=True)
    page = templates / "pages/code.md.j2"
    (prepared / "pages/code.md.j2").write_text("first", "utf-8")
    for _ in range(2):
        assert _wants_build(running, lambda: shutil.copytree(prepared, templates))
        assert _wants_build(running, lambda: page.write_text("changed", "utf-8"))
        assert _wants_build(running, lambda: shutil.rmtree(templates))
    assert _wants_build(running, lambda: prepared.rename(templates))


def test_a_folder_that_is_moved_away_and_back_starts_builds(
    running: LiveReloadServer, tmp_path: Path
) -> None:
    prepared, templates = tmp_path / "prepared", tmp_path / "project/templates"
    prepared.mkdir()
    (prepared / "code.md.j2").write_text("first", "utf-8")
    assert _wants_build(running, lambda: prepared.rename(templates))
    assert _wants_build(running, lambda: templates.rename(prepared))
    assert _wants_build(running, lambda: prepared.rename(templates))


def test_an_empty_folder_starts_no_build_but_its_first_file_does(
    running: LiveReloadServer, tmp_path: Path
) -> None:
    templates = tmp_path / "project/templates"
    assert not _wants_build(running, templates.mkdir, seconds=0.5)
    assert _wants_build(running, lambda: (templates / "a.j2").write_text("first", "utf-8"))


def test_other_files_of_the_project_start_no_build(running: LiveReloadServer, tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert not _wants_build(running, lambda: (project / "notes.txt").write_text("x", "utf-8"), seconds=0.5)
    assert not _wants_build(running, (project / "site").mkdir, seconds=0.5)
