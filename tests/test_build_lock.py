"""Two builds of a project at once: the second one waits, and the next one has the files of a build alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from paper_digest.build_lock import one_build_at_a_time
from paper_digest.journal import replace_together
from paper_digest.new_digest import write_new_digest
from paper_digest.project import CACHE_VARIABLE, Project, project_at

from tests.commands import run
from tests.processes import run_program

_HOLDER = """
import os, sys, time
from pathlib import Path
from paper_digest.build_lock import one_build_at_a_time
from paper_digest.project import project_at

with one_build_at_a_time(project_at(Path(sys.argv[1])), print):
    if os.fork() == 0:
        time.sleep(60)  # as a worker process that outlives its parent
        os._exit(0)
    print("holds", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return project_at(tmp_path / "project")


def test_a_second_build_waits_for_the_first_and_says_so_once(project: Project) -> None:
    steps: list[str] = []

    def second() -> None:
        with one_build_at_a_time(project, steps.append):
            steps.append("second")

    with one_build_at_a_time(project, steps.append):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.5)
        steps.append("first ends")
    thread.join(10)
    assert steps == [
        "Another build of this digest is running. Waiting for it to end.",
        "first ends",
        "second",
    ]
    with one_build_at_a_time(project, steps.append):
        assert len(steps) == 3


def test_builds_of_two_projects_do_not_wait(project: Project, tmp_path: Path) -> None:
    messages: list[str] = []
    another = project_at(tmp_path / "another")
    assert another.cache == project.cache
    with one_build_at_a_time(project, messages.append), one_build_at_a_time(another, messages.append):
        assert messages == []


def test_a_failed_build_lets_the_next_one_start(project: Project) -> None:
    messages: list[str] = []
    with pytest.raises(ValueError, match="failed"), one_build_at_a_time(project, messages.append):
        raise ValueError("failed")
    with one_build_at_a_time(project, messages.append):
        assert messages == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no such worker processes")
def test_a_killed_build_lets_the_next_one_start(project: Project) -> None:
    """Even if its worker processes are still there."""
    command = [sys.executable, "-c", _HOLDER, str(project.configuration.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"holds\n"
        messages: list[str] = []
        try:
            waiting = threading.Timer(0.5, os.kill, (holder.pid, signal.SIGKILL))
            waiting.start()
            started = time.monotonic()
            with one_build_at_a_time(project, messages.append):
                assert len(messages) == 1
                assert time.monotonic() - started < 10
        finally:
            os.killpg(holder.pid, signal.SIGKILL)


def test_what_a_killed_build_began_to_write_is_complete_for_the_next_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.raw.mkdir(parents=True)
    contents = {project.history: b"history", project.id_registry: b"ids"}
    with monkeypatch.context() as patch:
        patch.setattr("paper_digest.journal.replace_all", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            replace_together(project.journal, contents)
    project.history.write_bytes(b"history")
    with one_build_at_a_time(project, print):
        assert project.history.read_bytes() == b"history"
        assert project.id_registry.read_bytes() == b"ids"


def test_where_nothing_can_be_locked_a_build_goes_on(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    messages: list[str] = []
    with one_build_at_a_time(replace(project, cache=tmp_path / "file"), messages.append):
        assert messages == []


def _tree(digest: Path) -> dict[str, bytes]:
    folders = ("docs", "raw", "site")
    files = (path for folder in folders for path in (digest / folder).rglob("*") if path.is_file())
    tree = {path.relative_to(digest).as_posix(): path.read_bytes() for path in files}
    return tree | {"history.jsonl": (digest / "history.jsonl").read_bytes()}


def _paper_digest(digest: Path) -> subprocess.CompletedProcess[str]:
    return run("build", "--site", cwd=digest, environment={CACHE_VARIABLE: ""})


def _mkdocs(digest: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, CACHE_VARIABLE: "", "NO_MKDOCS_2_WARNING": "1"}
    return run_program("mkdocs.__main__:cli", ("build",), digest, environment)


@pytest.mark.slow
@pytest.mark.parametrize("builds", [(_paper_digest, _mkdocs), (_mkdocs, _mkdocs)])
def test_builds_at_once_leave_the_files_of_builds_one_after_the_other(
    tmp_path: Path, builds: Sequence[Callable[[Path], subprocess.CompletedProcess[str]]]
) -> None:
    digest, undisturbed = tmp_path / "at-once" / "digest", tmp_path / "undisturbed" / "digest"
    write_new_digest(digest, "0.1.0")
    settings = digest / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("- paper-digest", "- paper-digest: {embeddings: false}"), "utf-8")
    assert settings.read_text("utf-8") != text
    shutil.copytree(digest, undisturbed)
    for _ in range(3):
        assert _paper_digest(undisturbed).returncode == 0
    with ThreadPoolExecutor() as threads:
        results = list(threads.map(lambda build: build(digest), builds))
    assert [result.returncode for result in results] == [0, 0], [result.stderr for result in results]
    assert sum("Another build of this digest is running" in result.stderr for result in results) == 1
    assert _paper_digest(digest).returncode == 0
    assert _tree(digest) == _tree(undisturbed)
