"""Stops builds before each single change of a file: the next build must give the tree of an undisturbed one.

The next build reads the same dumps, or again those of the build before: a paper may be withdrawn meanwhile.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from paper_digest import pipeline
from paper_digest.build_lock import one_build_at_a_time
from paper_digest.project import project_at

from tests.harden.faults import page, tree
from tests.replay.__main__ import new_project


class StoppedError(BaseException):
    """Stands for the end of a killed process; no net for faults of the program catches it."""


@dataclass
class _Changes:
    """Counts changes of files; from `last` on, none happens."""

    last: int
    number: int = 0
    where: str = ""

    def step(self, path: Path) -> None:
        self.number += 1
        if self.number > self.last:
            self.where = self.where or path.name
            raise StoppedError


@contextmanager
def _stopping(changes: _Changes) -> Iterator[None]:
    replace, unlink = Path.replace, Path.unlink

    def counted_replace(path: Path, target: Path) -> Path:
        changes.step(path)
        return replace(path, target)

    def counted_unlink(path: Path, missing_ok: bool = False) -> None:
        # A killed process cleans up nothing.
        if path.exists() or changes.number > changes.last:
            changes.step(path)
        unlink(path, missing_ok=missing_ok)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", counted_replace)
        patch.setattr(Path, "unlink", counted_unlink)
        with suppress(StoppedError):
            yield


class InterruptedDigest:
    """A small digest that one dump joins and another leaves."""

    def __init__(self, folder: Path) -> None:
        self._before, self._copy = folder / "before", folder / "copy"
        raw = new_project(self._before).raw
        (raw / "a.txt").write_text(page(0, 3), "utf-8")
        (raw / "withdrawn.txt").write_text(page(3, 4), "utf-8")
        _build(self._before)
        self.after_change = self._tree(has_change=True, is_undone=False)
        self.after_return = (
            self._tree(has_change=False, is_undone=False),
            self._tree(has_change=True, is_undone=True),
        )
        """Without the build that is stopped, and with it."""

    def _tree(self, *, has_change: bool, is_undone: bool) -> Mapping[str, bytes]:
        self._renew()
        if has_change:
            self._change()
            _build(self._copy)
        if is_undone:
            self._undo()
        _build(self._copy)
        return tree(self._copy)

    def _renew(self) -> None:
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._before, self._copy)

    def _change(self) -> None:
        (self._copy / "raw/withdrawn.txt").unlink()
        (self._copy / "raw/b.txt").write_text(page(4, 5), "utf-8")

    def _undo(self) -> None:
        (self._copy / "raw/b.txt").unlink()
        shutil.copy(self._before / "raw/withdrawn.txt", self._copy / "raw")

    def stopped(self, last: int, *, is_undone: bool) -> tuple[_Changes, Mapping[str, bytes]]:
        """Stops a build after its first `last` changes; returns them, and the tree after the next build."""
        self._renew()
        self._change()
        changes = _Changes(last)
        with _stopping(changes):
            _build(self._copy)
        if is_undone:
            self._undo()
        _build(self._copy)
        return changes, tree(self._copy)


def interrupted_builds(folder: Path, step: int = 1) -> tuple[int, list[str]]:
    """How many builds were stopped, each `step` changes later than the last, and what was not repaired."""
    digest = InterruptedDigest(folder)
    faults: list[str] = []
    for last in count(0, step):
        for is_undone, expected in ((False, (digest.after_change,)), (True, digest.after_return)):
            changes, after = digest.stopped(last, is_undone=is_undone)
            if after not in expected:
                faults.append(f"{changes.where}, {'another' if is_undone else 'the same'} input: {last}")
        if not changes.where:
            break
    return 2 * (last // step), faults


def _build(folder: Path) -> None:
    project = project_at(folder)
    with one_build_at_a_time(project, print):
        pipeline.build(project, embeddings=False)
