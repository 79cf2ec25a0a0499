"""Tests of finding and installing the browser, with stubs for it and for apt-get."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

ROOT = Path(__file__).parents[2]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(path: Path, script: str) -> Path:
    """A program that runs a line of shell."""
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_systems_browser_is_used_if_it_runs(programs: Path) -> None:
    program(programs / "chromium-browser", "exit 1")
    chrome = program(programs / "google-chrome", "exit 0")
    assert chromium.find() == chrome
    first = program(programs / "chromium", "exit 0")
    assert chromium.find() == first


def test_the_debian_package_is_installed_if_possible(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    browser = programs / "chromium"
    program(
        programs / "apt-get",
        f'echo "$@" >> "{programs}/log"; [ "$1" = update ] || '
        f'{{ echo "#!/bin/sh" > "{browser}"; /bin/chmod +x "{browser}"; }}',
    )
    chromium.install()
    assert chromium.find() == browser
    assert (programs / "log").read_text("utf-8").splitlines() == ["update -qq", "install -y -qq chromium"]


def test_a_missing_browser_is_reported_with_advice(programs: Path) -> None:
    environment = {"PATH": str(programs), "PLAYWRIGHT_BROWSERS_PATH": str(programs)}
    command = [sys.executable, "-c", "from tests.browser import chromium; chromium.find()"]
    finished = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 1
    assert "no Chromium on this machine: run `make browser`" in finished.stderr
