"""Lets one function after the other fail on one paper, dump or entry of settings: the rest must be built."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final

import paper_digest
from click.testing import CliRunner, Result
from paper_digest.cli import commands
from paper_digest.sources.isolation import REPORT

from tests.harden.hostile_inputs import good_dump, lines_of, paper_on
from tests.harden.time_limit import TooSlowError, time_limit
from tests.replay.__main__ import new_project

_LONGEST: Final = 120
"""Seconds that a build may take that looks for the fault."""
_KEPT: Final = frozenset(
    (
        *("cli", "failing_input", "pipeline", "progress", "sources.isolation", "analysis_stage"),
        *("subcommands", "model", "build_lock", "last_build", "journal", "atomic_file"),
        *("caching.entry_file", "cached_stages.cached_readings", "site.output"),
        *("sources.settings.parse_settings", "values.printable", "caching.results.encoded"),
    )
)
"""Modules and functions that call the others, that reports need, or to which all inputs are bytes."""
_GOOD: Final = ("on-auctions-in-practice", "on-graphs-in-practice", "on-wavelets-in-practice")
_HOSTILE: Final = ("on-zebras-in-practice", "on-zoos-in-practice")
_TOPIC: Final = "- id: zebras\n  name: Zebras\n  description: Papers on zebras.\n  phrases: [graphs]\n"
_VENUE: Final = "- {name: ZBR, full_name: Conference on Zebras, kind: conference}\n"
_MARKS: Final = {
    "paper": "On zebras in Practice",
    "dump": "zebras.jsonl",
    "topic": "Papers on zebras.",
    "dataset": "Zebras-10",
    "venue": "Conference on Zebras",
    "author": "Zoe Zebra",
    "correction": "no-such-zebra",
}
"""What all arguments contain that concern the one input, by its kind."""


class _InjectedError(Exception):
    """The fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A function that fails on an input of a kind."""

    kind: str
    function: str
    """Its module and its name."""

    def __str__(self) -> str:
        return f"{self.function} on a {self.kind}"


def project_with_zebras(folder: Path) -> Path:
    """A digest with one input of each kind that has a mark, beside good ones."""
    project = new_project(folder)
    (project.raw / "good.jsonl").write_bytes(good_dump())
    (project.raw / "zebras.jsonl").write_bytes(lines_of(paper_on("zebras"), paper_on("zoos")))
    for path, entry in (
        (project.topics, _TOPIC),
        (project.venues, _VENUE),
        (project.datasets, "- {name: Zebras-10}\n"),
    ):
        path.write_text(f"{path.read_text('utf-8')}\n{entry}", "utf-8")
    project.authors.write_text("- {name: Ann Graphs}\n- {name: Zoe Zebra}\n", "utf-8")
    project.corrections.write_text(
        "- {paper: on-graphs-in-practice, date: 2024}\n- {paper: no-such-zebra, title: A title}\n", "utf-8"
    )
    return folder


def faults_of_functions(folder: Path) -> list[Fault]:
    """All functions that a build calls with the input of a kind, for each kind."""
    called: dict[Fault, None] = {}

    def noted(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(function)
        def note(*arguments: Any, **options: Any) -> Any:
            text = f"{arguments} {options}"
            called.update(dict.fromkeys(Fault(kind, name) for kind in _MARKS if _MARKS[kind] in text))
            return function(*arguments, **options)

        return note

    with _replaced(noted):
        _build(folder)
    return sorted(called, key=str)  # the order of the calls may depend on that of sets


def wrong_after(fault: Fault, folder: Path) -> str:
    """What was wrong with a build with a fault; "" if the rest was built and the fault was reported."""

    def failing(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        if name != fault.function:
            return function

        @wraps(function)
        def fail(*arguments: Any, **options: Any) -> Any:
            if _MARKS[fault.kind] in f"{arguments} {options}":
                raise _InjectedError("nobody foresaw this")
            return function(*arguments, **options)

        return fail

    try:
        with time_limit(_LONGEST), _replaced(failing):
            result = _build(folder)
    except TooSlowError as error:
        return str(error)
    return "; ".join(_wrong(result, folder))


def _wrong(result: Result, folder: Path) -> Iterator[str]:
    if not isinstance(result.exception, SystemExit | None):
        yield f"the build stopped: {result.exception!r}"
    if "nothing was written" in result.output and REPORT in result.output:
        return  # the file of settings is none without its entries
    pages = {path.stem for path in (folder / "docs/papers").glob("*.md")}
    if REPORT not in result.output and not pages.issuperset(_HOSTILE):
        yield "not reported"
    yield from (f"{paper} is missing" for paper in _GOOD if paper not in pages)


def _build(folder: Path) -> Result:
    for name in (
        "docs",
        ".cache",
        "raw/papers.lock",
        "raw/dumps.lock",
        "raw/analysis.lock",
        "raw/addresses.lock",
    ):
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    (folder / "history.jsonl").unlink(missing_ok=True)
    (folder / "docs").mkdir()
    return CliRunner().invoke(commands, ["build", "--no-embeddings", "--root", str(folder)])


@contextmanager
def _replaced(replacement: Callable[[Callable[..., Any], str], Callable[..., Any]]) -> Iterator[None]:
    """Within this context, replacements of all functions, wherever they are imported."""
    modules = _modules()
    replacements = {
        id(function): replacement(function, f"{module.__name__.removeprefix('paper_digest.')}.{name}")
        for module in modules
        for name, function in vars(module).items()
        if not _is_kept(f"{module.__name__}.{name}")
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not _is_net(function)
    }
    before = [
        (module, name, function)
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function) and replacements.get(id(function), function) is not function
    ]
    for module, name, function in before:
        setattr(module, name, replacements[id(function)])
    try:
        yield
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _is_net(function: FunctionType) -> bool:
    """Whether a function keeps faults to an input itself."""
    return not {"attempt", "without_failing", "until_failure"}.isdisjoint(function.__code__.co_names)


def _modules() -> Sequence[ModuleType]:
    for module in pkgutil.walk_packages(paper_digest.__path__, "paper_digest."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("paper_digest.")]


def _is_kept(name: str) -> bool:
    return any(f"{name}.".startswith(f"paper_digest.{kept}.") for kept in _KEPT)
