"""Kills builds of sites before changes of files: the next build must give the site of an undisturbed one.

Both commands that build a site are killed. The next build reads the same dumps, or those of the
build before.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.harden.faults import page, tree
from tests.harden.programs import Ended, differences, run_module, succeeded

COMMANDS: Final[tuple[Sequence[str], ...]] = (
    ("paper_digest", "build", "--site"),
    ("mkdocs", "build", "--quiet"),
)
"""The modules that build a site, with their arguments."""
_PLUGIN: Final = "  - paper-digest\n"


class SiteDigest:
    """A digest with a site, which one dump joins and another leaves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before, self._copy = folder / "before", folder / "copy"
        succeeded(run_module(folder, ["-m", "paper_digest", "init", str(self._before)]))
        settings = self._before / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace(_PLUGIN, "  - paper-digest: {embeddings: false}\n"), "utf-8")
        (self._before / "raw/a.txt").write_text(page(0, 6), "utf-8")
        (self._before / "raw/withdrawn.txt").write_text(page(6, 8), "utf-8")
        succeeded(_build(self._before, COMMANDS[0]))
        self.changes = {command: self._n_changes(command) for command in COMMANDS}
        """How many files each command changes."""
        self.after_change = tree(self._copy)
        self._undo()
        succeeded(_build(self._copy, COMMANDS[0]))
        twice = tree(self._copy)
        self._renew()
        succeeded(_build(self._copy, COMMANDS[0]))
        self.after_return = (twice, tree(self._copy))
        """With the build that is killed, and without it."""

    def _n_changes(self, command: Sequence[str]) -> int:
        self._change()
        report = self.folder / "changes"
        succeeded(self._killed(command, sys.maxsize, str(report)))
        n_changes = int(report.read_text("utf-8"))
        if not n_changes:
            raise RuntimeError(f"expected files that {' '.join(command)} changes, found none")
        return n_changes

    def _renew(self) -> None:
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._before, self._copy)

    def _change(self) -> None:
        self._renew()
        (self._copy / "raw/withdrawn.txt").unlink()
        (self._copy / "raw/b.txt").write_text(page(8, 10), "utf-8")

    def _undo(self) -> None:
        (self._copy / "raw/b.txt").unlink()
        shutil.copy(self._before / "raw/withdrawn.txt", self._copy / "raw")

    def _killed(self, command: Sequence[str], last: int, report: str = "-") -> Ended:
        module, *arguments = command
        wrapper = ["-m", "tests.harden.killed_process", str(last), report, str(self._copy)]
        return run_module(self._copy, [*wrapper, module, *arguments])

    def faults(self, command: Sequence[str], last: int, *, is_undone: bool) -> Iterator[str]:
        """What is wrong after a build that was killed before its change `last`, and another one."""
        self._change()
        if self._killed(command, last).status != -signal.SIGKILL:
            yield "it was not killed"
        if is_undone:
            self._undo()
        try:
            errors = _build(self._copy, command).messages
        except subprocess.TimeoutExpired:
            yield "the next build waits"
            return
        if "Traceback" in errors:
            yield f"a traceback: {errors[-500:]}"
        after = tree(self._copy)
        expected = self.after_return if is_undone else (self.after_change,)
        if after not in expected:
            yield f"other files: {', '.join(differences(after, expected[0]))}"


def interrupted_sites(folder: Path, points: int) -> tuple[int, list[str]]:
    """How many builds were killed, at so many points of each command, and what was not repaired."""
    digest = SiteDigest(folder)
    runs = 0
    faults: list[str] = []
    for command in COMMANDS:
        for number in range(points):
            last = (2 * number + 1) * digest.changes[command] // (2 * points)
            for is_undone in (False, True):
                runs += 1
                found = digest.faults(command, last, is_undone=is_undone)
                where = f"{command[0]}, before change {last}, {'another' if is_undone else 'the same'} input"
                faults += (f"{where}: {fault}" for fault in found)
    return runs, faults


def _build(folder: Path, command: Sequence[str]) -> Ended:
    return run_module(folder, ["-m", *command])
