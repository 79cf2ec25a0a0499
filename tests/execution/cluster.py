"""A Dask cluster on this machine: a scheduler and workers in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

_SECONDS: Final = 60.0


@contextmanager
def dask_cluster(
    folder: Path, workers: int = 2, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address of the scheduler. environment: further variables of the workers, which run in `folder`."""
    with ExitStack() as stack:
        arguments = ("--host", "127.0.0.1", "--port", "0", *_common(folder))
        stack.enter_context(_process(folder, "dask_scheduler", *arguments))
        address = _address(_description(folder))
        for _ in range(workers):
            stack.enter_context(worker(folder, environment))
        yield address


@contextmanager
def worker(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[None]:
    """One more worker of the cluster in a folder."""
    arguments = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder), *_common(folder))
    with _process(folder, "dask_worker", *arguments, environment=environment):
        yield


def _common(folder: Path) -> tuple[str, ...]:
    return "--no-dashboard", "--scheduler-file", str(_description(folder))


def _description(folder: Path) -> Path:
    return folder / "scheduler.json"


@contextmanager
def _process(
    folder: Path, program: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{program}", *arguments],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _address(description: Path) -> str:
    """The address in the file that the scheduler writes once it listens."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if description.is_file() and (text := description.read_text("utf-8")).rstrip().endswith("}"):
            return str(json.loads(text)["address"])
        time.sleep(0.05)
    raise AssertionError("the scheduler does not listen")
