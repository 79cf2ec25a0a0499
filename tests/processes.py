"""Runs programs in processes of their own that start with all modules imported, which would take seconds."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_PROGRAMS = ("paper_digest.cli:main", "mkdocs.__main__:cli")
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [*(program.partition(":")[0] for program in _PROGRAMS), "paper_digest.plugin", "tests.preloaded"]
)


def accept_interrupts() -> None:
    """Lets a new process react to SIGINT, which shells tell programs in the background to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_program(
    program: str, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """The result of a program ("module:function") that runs in `cwd` with only this environment."""
    with TemporaryDirectory() as folder:
        output, errors = Path(folder) / "output", Path(folder) / "errors"
        process = _SERVER.Process(
            target=_run, args=(program, tuple(arguments), cwd, dict(environment), output, errors)
        )
        process.start()
        process.join()
        status = process.exitcode or 0
        process.close()
        return subprocess.CompletedProcess(
            [program, *arguments], status, output.read_text("utf-8"), errors.read_text("utf-8")
        )


def _run(
    program: str,
    arguments: tuple[str, ...],
    cwd: Path,
    environment: dict[str, str],
    output: Path,
    errors: Path,
) -> None:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, file, name in ((1, output, "stdout"), (2, errors, "stderr")):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(descriptor, number)
        setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
    module, function = program.split(":")
    sys.argv = [module, *arguments]
    getattr(importlib.import_module(module), function)()
