"""Measures a Python process: its output, its time and its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.project import ROOT


@dataclass(frozen=True, slots=True)
class MeasuredProcess:
    output: str
    seconds: float
    processor_seconds: float
    """Of all processors together, also of its own processes."""
    megabytes: float
    """The peak of its memory."""


def run_python(project: Path, *arguments: str, **environment: str) -> MeasuredProcess:
    """Runs Python in the folder of a project; exits with the output of the process if it fails."""
    variables = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT / "generator"),
        **environment,
    }
    with (project / "output.txt").open("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=project, env=variables, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        sys.exit(f"{text}\nError: python {' '.join(arguments)} ended with {process.returncode}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return MeasuredProcess(text, seconds, usage.ru_utime + usage.ru_stime, kilobytes / 1024)
