"""MkDocs with the plugin: bad input is told, `serve` notices changes and settles."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.project import copy_of_project, mkdocs


def small_project(folder: Path) -> Path:
    """A copy of the project with one small dump."""
    project = copy_of_project(folder)
    for name in ("002_385e64cbef6b14dc.txt", "003_9b95d5e03c9646b7.txt", "004_1ff9c41d867ee307.txt"):
        (project / "raw" / name).unlink()
    return project


def test_a_bad_dump_fails_a_strict_build_and_only_that(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "raw" / "bad.txt").write_bytes(b"\x00")
    strict = mkdocs(project, "build", "--strict")
    assert strict.returncode == 1
    assert "bad.txt: error: expected text, found a binary file" in strict.stderr
    loose = mkdocs(project, "build")
    assert loose.returncode == 0
    assert (project / "site" / "papers" / "on-the-geometry-of-deep-learning" / "index.html").is_file()


def test_the_plugin_can_be_switched_off(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - paper-digest\n", "  - paper-digest: {enabled: false}\n"),
        "utf-8",
    )
    mkdocs(project, "build")
    assert not (project / "docs" / "papers").exists()


def test_serve_rebuilds_when_a_dump_comes_and_settles(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "serve.log").open("w+")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT)
    base = f"http://127.0.0.1:{port}/"

    def text(path: str) -> str:
        try:
            with urllib.request.urlopen(base + path, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def builds() -> int:
        return len(re.findall(r"Documentation built", (tmp_path / "serve.log").read_text()))

    try:
        # A server that answers has begun to watch; one that has only built its first site has not.
        wait_for(
            lambda: "on-the-geometry-of-deep-learning" in text("papers/on-the-geometry-of-deep-learning/"),
            120,
        )
        (project / "raw" / "new.jsonl").write_text(
            '{"title": "A Brand New Paper", "abstract": "We say something new about graphs."}\n', "utf-8"
        )
        wait_for(lambda: "A Brand New Paper" in text("papers/a-brand-new-paper/"), 120)
        settled = builds()
        deadline = time.monotonic() + 8
        while time.monotonic() < deadline:
            time.sleep(0.5)
        assert builds() <= settled + 1, "pages that did not change are written again and again"
        assert server.poll() is None
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
        log.close()


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    """Returns as soon as the condition holds; fails when it does not within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.3)
    raise AssertionError("nothing happened in time")
