"""The index lists every decision, and every decision has the same sections."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import ROOT

FOLDER = ROOT / "docs" / "project" / "decisions"
DECISIONS = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
_ROW = re.compile(r"^\| (\d+) \| \[(.+)\]\((.+)\) \| (\d{4}-\d{2}-\d{2}) \|$", re.MULTILINE)
_TITLE = re.compile(r"# (\d+)\. (.+)\n")
_DATE = re.compile(r"^Date: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def index_row(path: Path) -> tuple[str, str, str, str]:
    """Number, title, file name and date of a decision, as the index should list them."""
    text = path.read_text("utf-8")
    title, date = _TITLE.match(text), _DATE.search(text)
    assert title, "expected the first line to be # NUMBER. TITLE"
    assert date, "expected a line Date: YEAR-MONTH-DAY"
    return title[1], title[2], path.name, date[1]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))


def test_the_index_lists_every_decision_with_its_number_title_and_date() -> None:
    rows = _ROW.findall((FOLDER / "index.md").read_text("utf-8"))
    assert rows == [index_row(path) for path in DECISIONS]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_and_the_sections_in_order(path: Path) -> None:
    assert int(index_row(path)[0]) == int(path.name[:4])
    assert _HEADING.findall(path.read_text("utf-8")) == ["Context", "Options", "Decision"]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_no_section_of_a_decision_is_empty(path: Path) -> None:
    _, *sections = re.split(r"^## .+$", path.read_text("utf-8"), flags=re.MULTILINE)
    assert all(section.strip() for section in sections)
