"""Runs the command-line program in a separate process, as a user does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.processes import run_program
from tests.project import ROOT


def run(
    *arguments: str, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The result of `paper-digest` with these arguments, and with these additional environment variables."""
    variables = {**os.environ, "COLUMNS": "200", "PAPER_DIGEST_DEBUG": "", **(environment or {})}
    return run_program("paper_digest.cli:main", arguments, cwd, variables)
