"""What is wrong with a record of a fetched dump is a warning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.model.problem import Severity
from paper_digest.new_digest import write_new_digest
from paper_digest.reading import readings_of
from paper_digest.sources.fetched_dumps import with_record_warnings
from paper_digest.subcommands.digest import build

PAPERS = [{"title": "Flat Minima of Looms", "abstract": "We weave."}, {"url": "https://example.org/talk"}]


def severities(tmp_path: Path, dump: str, records: object = PAPERS) -> set[Severity]:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(records), "utf-8")
    (reading,) = with_record_warnings(readings_of(path, dump))
    return {problem.severity for problem in reading.problems}


@pytest.mark.parametrize("dump", ["lab-blog/2025-10-01.json", "lab-blog/2025-10-01-12.json"])
def test_a_record_without_a_title_of_a_fetched_dump_is_a_warning(tmp_path: Path, dump: str) -> None:
    assert severities(tmp_path, dump) == {Severity.WARNING}


@pytest.mark.parametrize(
    "dump",
    ["2025-10-01.json", "lab-blog/papers.json", "lab-blog/2025-10-01.jsonl", "a/b/2025-10-01.json"],
)
def test_maintainers_can_correct_other_dumps(tmp_path: Path, dump: str) -> None:
    assert severities(tmp_path, dump) == {Severity.ERROR}


def test_a_fetched_dump_that_was_cut_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_text(json.dumps([*PAPERS[:1]] * 2)[:-30], "utf-8")
    (reading,) = with_record_warnings(readings_of(tmp_path / "dump.json", "lab-blog/2025-10-01.json"))
    assert reading.sightings
    assert Severity.ERROR in {problem.severity for problem in reading.problems}


def test_a_fetched_dump_without_a_paper_is_an_error(tmp_path: Path) -> None:
    assert severities(tmp_path, "lab-blog/2025-10-01.json", PAPERS[1:]) == {Severity.ERROR}


def test_a_strict_build_publishes_the_other_papers(tmp_path: Path) -> None:
    """As the workflows build. The same file in another place stops it."""
    write_new_digest(tmp_path, "0.1.0")
    fetched = tmp_path / "raw" / "lab-blog" / "2025-10-01.json"
    fetched.parent.mkdir()
    fetched.write_text(json.dumps(PAPERS), "utf-8")
    arguments = ["--gate", "--strict", "--no-embeddings", "--root", str(tmp_path)]
    built = CliRunner().invoke(build, arguments)
    assert built.exit_code == 0, built.output
    assert "lab-blog/2025-10-01.json:1: warning: " in built.output
    assert (tmp_path / "docs/papers/flat-minima-of-looms.md").is_file()
    fetched.rename(tmp_path / "raw" / "talks.json")
    assert CliRunner().invoke(build, arguments).exit_code == 1
