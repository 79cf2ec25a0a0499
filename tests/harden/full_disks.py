"""Runs each command that writes on a disk that is nearly full.

It must end with a status that is not 0 and one message, and leave each file that Git keeps as before or as
after; with space, the same command must give the files of one that nothing disturbed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path
from typing import Final

from paper_digest.project import project_at

from tests.example_digest import PAPERS
from tests.harden.faults import page, tree
from tests.harden.programs import Ended, differences, run_module, succeeded

_COMMANDS: Final = (
    "paper_digest init new",
    "paper_digest build --no-embeddings",
    "paper_digest build --site",
    "mkdocs build --quiet",
    "paper_digest finish site --no-embeddings",
    "paper_digest catalogue --no-embeddings --out catalogue",
    "paper_digest catalogue --no-embeddings --format sqlite --out catalogue",
    "paper_digest newsletter --no-embeddings --since 2025-09-01 --out mail",
    "paper_digest zip site --out site.zip",
    "paper_digest enrich --from authors.bib",
    "paper_digest correct correction.md --write",
)
_LARGEST_FILES: Final = (1, 700, 30_000, 100_000)
"""Bytes that a file may have: the disk is full at once, or at the first file that is larger."""
_WHOLE: Final = ("catalogue", "mail", "site.zip", "metadata.jsonl", "metadata-review.txt", "corrections.yml")
"""Files that commands write beside the pages and what builds keep in Git."""
_CORRECTION: Final = (
    "### Paper\n\n{paper}\n\n### What is wrong\n\nTitle\n\n### Right value\n\nAnother title\n"
)


class _Digest:
    """A digest with a site, which a dump has joined since it was built, and the files of all commands."""

    def __init__(self, folder: Path) -> None:
        self._before, self._copy = folder / "before", folder / "copy"
        succeeded(run_module(folder, ["-m", "paper_digest", "init", str(self._before)]))
        settings = self._before / "mkdocs.yml"
        text = settings.read_text("utf-8").replace(
            "  - paper-digest\n", "  - paper-digest: {embeddings: false}\n"
        )
        settings.write_text(text, "utf-8")
        self._write("raw/a.txt", page(0, 6))
        self._write("raw/a.txt.yml", "retrieved: 2025-09-30\n")
        succeeded(run_module(self._before, ["-m", "paper_digest", "build", "--site"]))
        self._write("raw/b.txt", page(6, 8))
        title, abstract = next(iter(PAPERS.items()))
        record = f"title={{{title}}}, abstract={{{abstract}}}, author={{Zoe Zebra}}, year={{2024}}"
        self._write("authors.bib", f"@article{{a, {record}, doi={{10.1234/zebra.7}}}}\n")
        paper = min(path.stem for path in (self._before / "docs/papers").glob("*.md") if path.stem != "index")
        self._write("correction.md", _CORRECTION.format(paper=paper))
        for name in ("catalogue", "mail", "site.zip"):
            self._write(name, "old")
        self._trees = tree(self._before)

    def _write(self, name: str, text: str) -> None:
        (self._before / name).write_text(text, "utf-8")

    def _run(self, command: str, largest_file: int | None = None) -> Ended:
        return run_module(self._copy, ["-m", *command.split()], largest_file)

    def _renew(self) -> None:
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._before, self._copy)

    def faults(self, command: str, sizes: tuple[int, ...]) -> Iterator[str]:
        """What is wrong after a command on a full disk, and the same one with space."""
        self._renew()
        succeeded(self._run(command))
        expected = tree(self._copy)
        for size in sizes:
            self._renew()
            for fault in self._faults(command, size, expected):
                yield f"{command}, files of at most {size:,} bytes: {fault}"

    def _faults(self, command: str, size: int, expected: Mapping[str, bytes]) -> Iterator[str]:
        ended = self._run(command, size)
        if "Traceback" in ended.messages:
            yield f"a traceback: {ended.messages[-500:]}"
        after = tree(self._copy)
        if ended.status == 0 and after != expected:
            yield f"the status 0, although these files are others: {differences(after, expected)}"
        yield from self._mixtures(after, expected)
        if ended.status and self._run(command).status:
            yield "the next one fails, too"
        if tree(self._copy) != expected:
            yield f"other files after the next one: {differences(tree(self._copy), expected)}"

    def _mixtures(self, after: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[str]:
        """Files that are cut, and files of which some are as before and others as after."""
        for name in _WHOLE:
            if after.get(name) not in (self._trees.get(name), expected.get(name)):
                yield f"{name} is cut"
        outputs = [path.relative_to(self._copy).as_posix() for path in project_at(self._copy).outputs]
        kept = [after.get(name) for name in outputs]
        if all(kept != [files.get(name) for name in outputs] for files in (self._trees, expected)):
            yield "the files that builds keep in Git are a mixture"


def full_disks(folder: Path, step: int = 1) -> tuple[int, list[str]]:
    """How many commands ran on a full disk, of all with all sizes of files each `step`-th; what was wrong."""
    digest = _Digest(folder)
    chosen = [*product(_COMMANDS, _LARGEST_FILES)][::step]
    faults: list[str] = []
    for command, pairs in groupby(chosen, itemgetter(0)):
        faults += digest.faults(command, tuple(size for _, size in pairs))
    return len(chosen), faults
