"""Builds a digest with hostile files beside good ones, and says what went wrong."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from bibtexparser.entrypoint import parse_string
from click.testing import CliRunner, Result
from paper_digest.cli import commands
from paper_digest.sources.isolation import REPORT

from tests.harden.faults import tree
from tests.harden.hostile_inputs import EDITS, SETTINGS, Case, damaged_locks, good_dump
from tests.replay.__main__ import new_project

SLOWEST: Final = 10.0
"""Seconds of processor time that a build may take."""
_GOOD: Final = ("on-auctions-in-practice", "on-graphs-in-practice", "on-wavelets-in-practice")
_NO_TEXT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\ufffe\uffff]"
)
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIS_LINE: Final = re.compile("[A-Z][A-Z0-9]  - ")
_ANALYSIS: Final = "raw/analysis.lock"
_CUT: Final = "cut"
_SECRET: Final = "root:x:0"
_BINARY: Final = frozenset((".png", ".bin", ".woff2", ".gz", ".sqlite"))
_XML: Final = frozenset((".xml", ".opml", ".svg"))


def faults_of(case: Case, folder: Path, n_papers: int | None = None) -> Iterator[str]:
    """What went wrong when a digest with the files of a case was built.

    n_papers: how many papers the case has, if identifiers might merge some of them.
    """
    project = new_project(folder)
    (project.raw / "good.jsonl").write_bytes(good_dump())
    for name, content in case.items():
        (folder / name).write_bytes(content)
    start = time.process_time()
    result = _build(folder)
    seconds = time.process_time() - start
    if seconds > SLOWEST:
        yield f"{seconds:.0f} seconds"
    if result.exit_code not in (0, 1) or not isinstance(result.exception, SystemExit | None):
        yield f"status {result.exit_code}: {result.exception!r}"
    if REPORT in result.output:
        yield f"a fault of the program: {result.output[:500]}"
    yield from _faults_of_text("the messages", result.output)
    if "nothing was written" in result.output:
        yield from _faults_of_refusal(case, result.output)
        return
    pages = {path.stem for path in (folder / "docs/papers").glob("*.md")}
    yield from (f"{paper} is missing" for paper in _GOOD if paper not in pages)
    if n_papers is not None and len(pages) != len(_GOOD) + n_papers + 1:
        yield f"{len(pages) - len(_GOOD) - 1} papers instead of {n_papers}"
    for path in sorted((folder / "docs").rglob("*")):
        if path.is_file() and path.suffix not in _BINARY:
            yield from _faults_of_file(path.relative_to(folder).as_posix(), path.read_bytes())


def _build(folder: Path) -> Result:
    return CliRunner().invoke(commands, ["build", "--no-embeddings", "--root", str(folder)])


def lock_faults(lock: str, folder: Path) -> Iterator[str]:
    """What went wrong when one of the lock files of a built digest was damaged.

    The first build reports it and repairs the files, the second one has nothing to report. An analysis that
    is lost is made anew, and may place the paper elsewhere on the map.
    """
    built, copy = folder / "built", folder / "copy"
    (new_project(built).raw / "good.jsonl").write_bytes(good_dump())
    _build(built)
    expected = tree(built)
    for damage, content in damaged_locks(expected[lock]).items():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(built, copy, ignore=shutil.ignore_patterns(".cache"))
        (copy / lock).write_bytes(content)
        first = _build(copy).output
        after = tree(copy)
        second = _build(copy).output
        if f"{lock}:" not in first and damage not in EDITS:
            yield f"{lock}, {damage}: not reported"
        if f"{lock}:" in second:
            yield f"{lock}, {damage}: not repaired: {second}"
        is_repaired = after == (tree(copy) if damage == _CUT and lock == _ANALYSIS else expected)
        if REPORT in first or not is_repaired:
            yield f"{lock}, {damage}: other files"
        yield from _faults_of_text(f"{lock}, {damage}: the messages", first)


def _faults_of_refusal(case: Case, output: str) -> Iterator[str]:
    """Settings of which nothing can be read stop the build, with a message that names the file."""
    names = [name for name in case if name in SETTINGS]
    if not names:
        yield "the build stopped"
    yield from (f"no message about {name}" for name in names if f"{name}:" not in output)


def _faults_of_file(name: str, content: bytes) -> Iterator[str]:
    try:
        text = content.decode()
        if Path(name).suffix in _XML:
            ElementTree.fromstring(content)
        elif name.endswith(".json"):
            json.loads(text)
        elif name.endswith((".bib", ".ris")):
            yield from faults_of_citations(name, text)
    except (ValueError, ElementTree.ParseError) as error:
        yield f"{name}: {error}"
    else:
        yield from _faults_of_text(name, text)


def faults_of_citations(name: str, text: str) -> Iterator[str]:
    """What is no entry of a paper: a field that closes its entry starts another one."""
    if name.endswith(".ris"):
        yield from (f"{name}: {line}" for line in text.splitlines() if line and not _RIS_LINE.match(line))
        n_titles, n_entries = text.count("\nTI  - "), text.count("\nER  - ")
        is_whole = n_titles == n_entries
    else:
        library = parse_string(text)
        is_whole = library.blocks == library.entries
    if not is_whole:
        yield f"{name}: other entries than those of papers"


def _faults_of_text(name: str, text: str) -> Iterator[str]:
    for pattern in (_NO_TEXT, _TURNS):
        if match := pattern.search(text):
            yield f"{name}: {match[0]!r} after {text[max(0, match.start() - 30) : match.start()]!r}"
    if _SECRET in text:
        yield f"{name}: another file"
