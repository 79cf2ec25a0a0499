"""The package runs as a module."""

from __future__ import annotations

import subprocess
import sys

from paper_digest import __main__ as module
from paper_digest.cli import main


def test_the_package_runs_as_a_module() -> None:
    assert vars(module)["main"] is main
    command = [sys.executable, "-m", "paper_digest", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("paper-digest, version ")
