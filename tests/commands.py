"""Runs the command-line program in a separate process, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.project import ROOT


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The result of `paper-digest` with these arguments."""
    command = [sys.executable, "-c", "from paper_digest.cli import main; main()", *arguments]
    environment = os.environ | {"COLUMNS": "200", "PAPER_DIGEST_DEBUG": ""}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
