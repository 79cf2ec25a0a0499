"""Runs programs in folders of their own, and compares what they leave."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from paper_digest.project import CACHE_VARIABLE

from tests.project import ROOT

_LONGEST: Final = 120
"""Seconds that a build may take: it waits for a lock that nobody holds, otherwise."""


class Ended(NamedTuple):
    """How a program ended."""

    status: int
    messages: str


def run_module(folder: Path, arguments: Sequence[str], largest_file: int | None = None) -> Ended:
    """Runs a program in a folder, in a group of processes of its own.

    largest_file: the bytes that each file may have, as on a full disk.
    """

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    # It runs in another folder, where Python would find neither this program nor these tests.
    path = os.pathsep.join((str(ROOT / "generator"), str(ROOT)))
    environment |= {CACHE_VARIABLE: "", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path}
    with (folder.parent / "messages").open("w+b") as messages:
        # A file, since workers that outlive a killed process keep a pipe open.
        process = subprocess.run(
            [sys.executable, *arguments],
            check=False,
            stdout=messages,
            stderr=messages,
            cwd=folder,
            env=environment,
            timeout=_LONGEST,
            start_new_session=True,
            preexec_fn=limit,
        )
        messages.seek(0)
        return Ended(process.returncode, messages.read().decode("utf-8", "replace"))


def succeeded(ended: Ended) -> None:
    """Raises RuntimeError if a program failed that nothing disturbed."""
    if ended.status:
        raise RuntimeError(f"expected a program that nothing disturbs, found:\n{ended.messages}")


def differences(after: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {*after, *expected} if after.get(name) != expected.get(name))[:20]
