"""What all tests share: the labelled data beside the repository, and property tests that find the same things every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
_ABSENT = "not run: ../shared, the labelled data beside the repository, is absent"

settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None, max_examples=200)
settings.load_profile("same-every-time")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled data beside the repository; a test that needs it says so where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(_ABSENT)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` and `--write-expected` keep what is there now as what to compare with."""
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="keep what is read of the sample dumps now as their expectations",
    )
    parser.addoption(
        "--write-golden", action="store_true", help="keep the pages as they are now as golden files"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Counts, in one line, the tests that were not run for want of the labelled data, so that their silence is no success."""
    skipped = terminalreporter.getreports("skipped")
    missing = sum(_ABSENT in str(report.longrepr) for report in skipped)
    if missing:
        terminalreporter.write_line(f"{missing} tests {_ABSENT}", yellow=True)
