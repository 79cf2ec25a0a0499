"""Shared by all tests: the labeled data beside the repository, options, and deterministic property tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from paper_digest.project import CACHE_VARIABLE

from tests.browser.built_sites import SiteServer

ROOT = Path(__file__).parents[1]
_BROWSER_TESTS = ROOT / "tests" / "browser"
_ABSENT = "not run: ../shared, the labeled data beside the repository, is absent"

# Processes that the tests start import the package and the tests of this checkout, not an installed one.
os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "generator"), str(ROOT)))

# Tests write thousands of small files, which a folder in memory does faster than a disk.
_MEMORY, _ENOUGH_MEMORY = Path("/dev/shm"), 4 << 30
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH_MEMORY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# All tests share one cache, so that the texts of raw/ are embedded once.
os.environ[CACHE_VARIABLE] = str(ROOT / ".cache" / "tests")

settings.register_profile("deterministic", derandomize=True, deadline=None, database=None, max_examples=200)
settings.register_profile("quick", settings.get_profile("deterministic"), max_examples=50)
settings.load_profile("deterministic")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labeled data beside the repository; skips the test, with the reason, if it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(_ABSENT)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--all`, and `--write-golden` and `--write-expected`, which store the output as expected."""
    parser.addoption("--all", action="store_true", help="all inputs of slow tests, and more random examples")
    parser.addoption(
        "--write-expected", action="store_true", help="write the expectations of the sample dumps"
    )
    parser.addoption("--write-golden", action="store_true", help="write the golden pages")


def pytest_configure(config: pytest.Config) -> None:
    """Property tests try fewer examples unless all tests run; all processes share the sites for browsers."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(SiteServer())
    if not config.getoption("--all"):
        settings.load_profile("quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out all but the first input of each slow test, and of the tests marked `one_in` all inputs but
    one in so many, unless all tests run.
    """
    if config.getoption("--all"):
        return
    tested: set[str] = set()
    left_out = [item for item in items if _is_slow(item) and _is_repetition(item, tested)]
    left_out += _between(items)
    config.hook.pytest_deselected(items=left_out)
    omitted = set(left_out)
    items[:] = [item for item in items if item not in omitted]


def _is_slow(item: pytest.Item) -> bool:
    """Whether a test measures how time grows, or needs a browser."""
    return _measures_growth(item) or item.path.is_relative_to(_BROWSER_TESTS)


def _measures_growth(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "assert_linear_time" in item.function.__code__.co_names


def _is_repetition(item: pytest.Item, tested: set[str]) -> bool:
    """Whether the same test has another input; `tested` are the tests so far."""
    test = _test_of(item)
    if test in tested:
        return True
    tested.add(test)
    return False


def _between(items: list[pytest.Item]) -> list[pytest.Item]:
    """The inputs between those that are tested, of each test marked `one_in`."""
    inputs: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("one_in"):
            inputs.setdefault(_test_of(item), []).append(item)
    return [
        item
        for same_test in inputs.values()
        for number, item in enumerate(same_test)
        if number % _one_in(item)
    ]


def _one_in(item: pytest.Item) -> int:
    marker = item.get_closest_marker("one_in")
    return int(marker.args[0]) if marker else 1


def _test_of(item: pytest.Item) -> str:
    """The name of a test, without its input."""
    return item.nodeid.partition("[")[0]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Reports the number of tests that did not run because the labeled data are absent."""
    skipped = terminalreporter.getreports("skipped")
    missing = sum(_ABSENT in str(report.longrepr) for report in skipped)
    if missing:
        terminalreporter.write_line(f"{missing} tests {_ABSENT}", yellow=True)
