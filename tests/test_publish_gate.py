"""The gate keeps a broken run from being published, and remembers only what is good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from paper_digest.model.record import Reading, Sighting, Span, Unparsed
from paper_digest.publish_gate import DumpCounts, format_counts, gate_problems, parse_counts, updated_counts

from tests.commands import run
from tests.project import ROOT, copy_of_project


def reading(dump: str, papers: int, unread: int = 0) -> Reading:
    """A reading of that many one-line papers, followed by unread lines."""
    sightings = tuple(
        Sighting(dump=dump, span=Span(line, line), position=line, title=f"Paper {line}")
        for line in range(1, papers + 1)
    )
    stretches = (
        (Unparsed(Span(papers + 1, papers + unread), "words that belong to no paper", "loose words"),)
        if unread
        else ()
    )
    return Reading(
        dump=dump,
        layout="page of papers",
        sightings=sightings,
        lines=papers + unread,
        paper_lines=papers,
        unparsed_lines=unread,
        unparsed=stretches,
    )


@pytest.mark.parametrize(
    ("former", "now", "said"),
    [
        ({}, reading("a.txt", 10), None),
        ({"a.txt": 10}, reading("a.txt", 9), None),
        ({"a.txt": 10}, reading("a.txt", 8), "at least 90% of the 10 papers that it yielded before, found 8"),
        ({"a.txt": 10}, reading("a.txt", 8, 2), "lines 9-10 ('loose words')"),
        ({}, reading("a.txt", 95, 5), None),
        ({}, reading("a.txt", 94, 6), "found 6 of 100 (6%): lines 95-100"),
        ({"gone.txt": 3}, reading("a.txt", 1), "gone.txt: error: expected a dump with 3 papers"),
    ],
)
def test_what_the_gate_refuses(former: dict[str, int], now: Reading, said: str | None) -> None:
    told = " ".join(str(problem) for problem in gate_problems(DumpCounts(former), [now]))
    assert (said in told) if said else (told == "")


def test_numbers_rise_by_themselves_and_fall_only_when_they_are_accepted() -> None:
    former = DumpCounts({"a.txt": 10, "gone.txt": 3})
    readings = [reading("a.txt", 4), reading("new.txt", 7)]
    assert updated_counts(former, readings) == {"a.txt": 10, "gone.txt": 3, "new.txt": 7}
    assert updated_counts(former, readings, accept=True) == {"a.txt": 4, "new.txt": 7}


def test_the_lock_is_read_as_it_is_written_and_its_mistakes_are_told() -> None:
    former = {"b c.txt": 2, "a.zip/x.txt": 0}
    assert parse_counts(format_counts(former)) == DumpCounts(former)
    broken = parse_counts("# comment\n12  a.txt\nnonsense\n13  a.txt\n")
    assert broken.papers == {"a.txt": 12}
    assert [problem.line for problem in broken.problems] == [3, 4]


def test_a_lock_that_cannot_be_read_is_neither_passed_nor_overwritten(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    lock = project / "raw" / "dumps.lock"
    conflict = "<<<<<<< ours\n" + lock.read_text("utf-8").replace("10  000", "99  000") + ">>>>>>> theirs\n"
    lock.write_text(conflict, "utf-8")
    for command in (("build",), ("build", "--gate"), ("build", "--gate")):
        said = run(*command, cwd=project)
        assert said.returncode == 1
        assert "dumps.lock:1: error" in said.stderr
        assert lock.read_text("utf-8") == conflict
    assert run("build", "--accept", cwd=project).returncode == 1, "the errors that were told make the status"
    assert run("build", "--gate", cwd=project).returncode == 0


def test_a_dump_that_lost_papers_is_not_published_until_a_person_accepts_it(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    for dump in (project / "raw").glob("00[1-4]*.txt"):
        dump.unlink()
    (project / "raw" / "dumps.lock").unlink()
    dump = project / "raw" / "000_9d0e1e90c0128e57.txt"
    assert run("build", "--gate", cwd=project).returncode == 0
    assert "10  000_9d0e1e90c0128e57.txt" in (project / "raw" / "dumps.lock").read_text("utf-8")
    shutil.rmtree(project / "docs" / "papers")
    dump.write_text("".join(dump.read_text("utf-8").splitlines(keepends=True)[:6]), "utf-8")
    refused = run("build", "--gate", cwd=project)
    assert refused.returncode == 1
    assert "at least 90% of the 10 papers that it yielded before, found 5" in refused.stderr
    assert not (project / "docs" / "papers").exists()
    assert run("build", cwd=project).returncode == 0
    assert run("build", "--gate", cwd=project).returncode == 1, (
        "a plain build must not lower what is remembered"
    )
    assert run("build", "--accept", cwd=project).returncode == 0
    assert run("build", "--gate", cwd=project).returncode == 0
    assert run("build", "--gate", "--accept", cwd=project).returncode == 2


def test_the_workflow_that_publishes_goes_through_the_gate() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    assert any("GATE=1" in step.get("run", "") for step in workflow["jobs"]["build"]["steps"])
    assert "paper-digest build --gate" in (ROOT / "Makefile").read_text("utf-8")
