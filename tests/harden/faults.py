"""Builds that are killed or meet a fault: the next build must give the tree of one that nothing disturbed."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.example_digest import PAPERS
from tests.replay.__main__ import new_project

_FULL_DISK: Final = (1, 2_000, 60_000)
"""Bytes that a file may have on a disk that is nearly full."""
_REPLACED: Final = ("docs/papers", "docs/index.md", "raw/papers.lock", "history.jsonl")
"""Folders that become files, and files that become folders."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of disturbed builds."""

    runs: int
    repaired: int
    lost_addresses: int
    tracebacks: int


class Digest:
    """A digest that one dump joins and another leaves, and what an undisturbed build makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = folder / "before"
        project = new_project(self.before)
        (project.raw / "a.txt").write_text(page(0, 6), "utf-8")
        (project.raw / "withdrawn.txt").write_text(page(6, 8), "utf-8")
        run_build(self.before)
        expected = self.changed("expected")
        start = time.monotonic()
        run_build(expected)
        self.seconds = time.monotonic() - start
        self.expected = tree(expected)

    def changed(self, name: str) -> Path:
        """A copy of the digest with a new dump, and without one that was withdrawn."""
        copy = self.folder / name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.before, copy)
        (copy / "raw/withdrawn.txt").unlink()
        (copy / "raw/b.txt").write_text(page(8, 10), "utf-8")
        return copy


def page(first: int, end: int) -> str:
    """A dump with some of the example papers."""
    papers = list(PAPERS.items())[first:end]
    shown = (f"## {title}\n\nAnn Author, Bob Other\n\n{text}\n\n" for title, text in papers)
    return "Daily papers\n\n" + "".join(shown)


def killed_builds(digest: Digest, kills: int) -> Outcome:
    """Kills builds at random moments and runs the next one."""
    rng = random.Random(1)
    results = []
    for _ in range(kills):
        copy = digest.changed("disturbed")
        process = subprocess.Popen(_command(copy), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of the time passes before the first file is written: aim at the end of the build.
        try:
            process.wait(digest.seconds * rng.uniform(0.3, 1.0))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        results.append(_repaired(digest, copy, ""))
    return _outcome(results)


def faulty_builds(digest: Digest, step: int = 1) -> Outcome:
    """Builds on a full disk, and with files and folders that are in each other's place.

    step: only each fault of so many of a kind happens.
    """
    results = []
    for size in _FULL_DISK[::step]:
        copy = digest.changed("disturbed")
        results.append(_repaired(digest, copy, run_build(copy, largest_file=size)))
    for path in _REPLACED[::step]:
        copy = digest.changed("disturbed")
        kept = digest.folder / "kept"  # not in raw/, where it would be a dump
        (copy / path).rename(kept)
        if kept.is_dir():
            (copy / path).write_text("a file")
        else:
            (copy / path).mkdir()
        errors = run_build(copy)
        _remove(copy / path)
        kept.rename(copy / path)
        results.append(_repaired(digest, copy, errors))
    return _outcome(results)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _repaired(digest: Digest, copy: Path, errors: str) -> tuple[bool, int, bool]:
    """Whether the next build repairs a digest, how many addresses lack a page, if there was a traceback."""
    errors += run_build(copy)
    after = tree(copy)
    addresses = (copy / "raw/addresses.lock").read_text("utf-8").split("\n")
    published = [line for line in addresses if line and not line.startswith("#")]
    pages = [{f"docs/{name}", f"docs/{name}.md", f"docs/{name}/index.md"} for name in published]
    lost = sum(names.isdisjoint(after) for names in pages)
    return after == digest.expected, lost, "Traceback" in errors


def _outcome(results: list[tuple[bool, int, bool]]) -> Outcome:
    return Outcome(
        runs=len(results),
        repaired=sum(is_repaired for is_repaired, _, _ in results),
        lost_addresses=sum(lost for _, lost, _ in results),
        tracebacks=sum(has_traceback for _, _, has_traceback in results),
    )


def run_build(folder: Path, largest_file: int | None = None) -> str:
    """Builds a digest, with a bound on the bytes of each file as a full disk has; returns its messages."""

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    # Without the measurement of coverage, whose own files the full disk would cut.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    build = subprocess.run(
        _command(folder), check=False, capture_output=True, text=True, preexec_fn=limit, env=environment
    )
    return build.stderr


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "paper_digest", "build", "--no-embeddings", "--root", str(folder)]


def tree(folder: Path) -> Mapping[str, bytes]:
    """All files of a digest but its cache."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }
