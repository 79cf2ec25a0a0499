"""Runs the command-line program in a separate process, as a user does."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.processes import run_program
from tests.project import ROOT


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The result of `paper-digest` with these arguments."""
    environment = os.environ | {"COLUMNS": "200", "PAPER_DIGEST_DEBUG": ""}
    return run_program("paper_digest.cli:main", arguments, cwd, environment)
