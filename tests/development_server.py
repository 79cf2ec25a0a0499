"""Runs a server that rebuilds the site after a change, and waits for it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class DevelopmentServer:
    """A running `mkdocs serve` or `paper-digest serve`."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def text(self, path: str) -> str:
        """The page at `path`; empty if there is none."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as response:
                return str(response.read().decode())
        except OSError:
            return ""

    @property
    def builds(self) -> int:
        """The number of finished builds.

        MkDocs logs "Documentation built in 0.42 seconds" only once, even if two builds took that long.
        """
        return len(re.findall(r"Serving on|Reloading browsers", self.log.read_text("utf-8")))


@contextmanager
def serving_project(
    project: Path, log: Path, command: Sequence[str] = ("mkdocs", "serve", "--dev-addr")
) -> Iterator[DevelopmentServer]:
    """Runs a command, which is followed by an address, in a project; the process is gone at the end, whatever
    happens in between.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", *command, f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
        try:
            yield DevelopmentServer(process, f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Returns as soon as the condition holds; fails if it does not within this time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.2)
    pytest.fail(f"the condition did not hold within {seconds:.0f} seconds")


def wait_until_constant(value: Callable[[], int], seconds: float, at_most: int) -> None:
    """Returns once `value` has been constant for this time; fails as soon as it exceeds `at_most`."""
    last, since = value(), time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.2)
        current = value()
        assert current <= at_most, "the server rebuilds again and again"
        if current != last:
            last, since = current, time.monotonic()
