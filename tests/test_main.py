"""The package runs as a module."""

from __future__ import annotations

import subprocess
import sys

from paper_digest.__main__ import main
from paper_digest.cli import main as command_line


def test_the_package_runs_as_a_module() -> None:
    assert main is command_line
    command = [sys.executable, "-m", "paper_digest", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("paper-digest, version ")
