"""The publish gate blocks a run that lost papers, and the counts of good runs are kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from paper_digest.model.history_event import REMOVE, Change, HistoryEvent
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading, Sighting, Span, Unparsed
from paper_digest.pipeline import RefusedDigestError, make_digest, write
from paper_digest.publish_gate import (
    HEADER,
    DumpCounts,
    all_papers_lost,
    format_counts,
    gate_problems,
    parse_counts,
    updated_counts,
    with_accepted,
)

from tests.commands import run
from tests.history.daily_digest import DailyDigest, graph_paper
from tests.project import ROOT, copy_of_project

DUMP = "000_9d0e1e90c0128e57.txt"
"""A dump of ten papers."""


def project_of_one_dump(folder: Path) -> Path:
    """A copy of this project without the other dumps and their counts."""
    project = copy_of_project(folder)
    for dump in (project / "raw").glob("00[1-4]*.txt"):
        dump.unlink()
    (project / "raw" / "dumps.lock").write_text(f"10  {DUMP}\n", "utf-8")
    return project


def reading(dump: str, papers: int, unparsed: int = 0) -> Reading:
    """A reading with this number of one-line papers, followed by unparsed lines."""
    sightings = tuple(
        Sighting(dump=dump, span=Span(line, line), position=line, title=f"Paper {line}")
        for line in range(1, papers + 1)
    )
    spans = (
        (Unparsed(Span(papers + 1, papers + unparsed), "words that belong to no paper", "loose words"),)
        if unparsed
        else ()
    )
    return Reading(
        dump=dump,
        layout="page of papers",
        sightings=sightings,
        lines=papers + unparsed,
        paper_lines=papers,
        unparsed_lines=unparsed,
        unparsed=spans,
    )


@pytest.mark.parametrize(
    ("former", "current", "message"),
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
def test_the_gate_blocks_lost_papers_many_unparsed_lines_and_missing_dumps(
    former: dict[str, int], current: Reading, message: str | None
) -> None:
    problems = " ".join(str(problem) for problem in gate_problems(DumpCounts(former), [current]))
    assert (message in problems) if message else (problems == "")


@pytest.mark.parametrize("check", ["_lost_papers", "_too_many_unparsed"])
def test_the_gate_blocks_a_dump_on_which_its_check_fails(check: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(f"paper_digest.publish_gate.{check}", failing)
    (problem,) = gate_problems(DumpCounts({"a.txt": 10}), [reading("a.txt", 10)])
    assert str(problem).startswith("a.txt: error: ")
    assert "KeyError" in problem.actual
    assert "please report it" in problem.advice


def test_counts_rise_automatically_and_fall_only_if_accepted() -> None:
    former = DumpCounts({"a.txt": 10, "gone.txt": 3})
    readings = [reading("a.txt", 4), reading("new.txt", 7)]
    assert updated_counts(former, readings) == {"a.txt": 10, "gone.txt": 3, "new.txt": 7}
    assert updated_counts(former, readings, accept=True) == {"a.txt": 4, "new.txt": 7}


def test_the_lock_file_round_trips_and_its_errors_have_lines() -> None:
    former = {"b c.txt": 2, "a.zip/x.txt": 0}
    assert parse_counts(format_counts(former)) == DumpCounts(former)
    broken = parse_counts("# comment\n12  a.txt\nnonsense\n13 b.txt\n")
    assert broken.papers == {"a.txt": 12}
    (problem,) = broken.problems
    assert str(problem).startswith(
        'raw/dumps.lock:3: warning: expected a line such as "68  002_page.txt", found'
    )
    assert "(and 1 more)" in problem.actual
    assert parse_counts("12  a.txt\n13  b.t").papers == {"a.txt": 12}, "the last line is cut"


def test_of_two_merged_counts_of_a_dump_the_larger_one_is_kept() -> None:
    merged = parse_counts("12  a.txt\n13  a.txt\n11  a.txt\n5  b.txt\n")
    assert merged == DumpCounts({"a.txt": 13, "b.txt": 5})


@pytest.mark.slow
def test_an_invalid_lock_file_is_not_published_until_a_build_has_repaired_it(tmp_path: Path) -> None:
    project = project_of_one_dump(tmp_path)
    lock = project / "raw" / "dumps.lock"
    broken = "ten papers\n" + lock.read_text("utf-8").replace("10  000", "99  000")
    lock.write_text(broken, "utf-8")
    for _ in range(2):
        result = run("build", "--gate", cwd=project)
        assert result.returncode == 1
        assert "dumps.lock:1: error: expected only readable lines" in result.stderr
        assert lock.read_text("utf-8") == broken
    repaired = run("build", cwd=project)
    assert repaired.returncode == 0
    assert "dumps.lock:1: warning" in repaired.stderr
    assert lock.read_text("utf-8") == HEADER + broken.replace("ten papers\n", "").replace(HEADER, "")


@pytest.mark.slow
def test_a_dump_that_lost_papers_is_not_published_until_it_is_accepted(tmp_path: Path) -> None:
    project = project_of_one_dump(tmp_path)
    (project / "raw" / "dumps.lock").unlink()
    dump = project / "raw" / DUMP
    assert run("build", "--gate", cwd=project).returncode == 0
    assert f"10  {DUMP}" in (project / "raw" / "dumps.lock").read_text("utf-8")
    shutil.rmtree(project / "docs" / "papers")
    dump.write_text("".join(dump.read_text("utf-8").splitlines(keepends=True)[:6]), "utf-8")
    blocked = run("build", "--gate", cwd=project)
    assert blocked.returncode == 1
    assert "at least 90% of the 10 papers that it yielded before, found 5" in blocked.stderr
    assert not (project / "docs" / "papers").exists()
    assert run("build", cwd=project).returncode == 0
    assert run("build", "--gate", cwd=project).returncode == 1, "a plain build must not lower the counts"
    assert run("build", "--accept", cwd=project).returncode == 0
    assert run("build", "--gate", cwd=project).returncode == 0
    assert run("build", "--gate", "--accept", cwd=project).returncode == 2


@pytest.mark.slow
def test_accepting_a_dump_without_papers_ends_its_error_at_once(tmp_path: Path) -> None:
    project = project_of_one_dump(tmp_path)
    (project / "raw" / "001_empty.txt").touch()
    for arguments, status, severity in (
        (("build",), 1, "error"),
        (("build", "--accept"), 0, "warning"),
        (("build", "--gate"), 0, "warning"),
    ):
        result = run(*arguments, cwd=project)
        assert result.returncode == status
        assert f"001_empty.txt: {severity}: expected papers, found an empty file" in result.stderr


def test_the_publishing_workflow_uses_the_gate() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    assert any("GATE=1" in step.get("run", "") for step in workflow["jobs"]["build"]["steps"])
    assert "paper-digest build --site --gate" in (ROOT / "Makefile").read_text("utf-8")


def test_a_dump_without_papers_is_stored_only_if_it_is_accepted() -> None:
    assert updated_counts(DumpCounts({}), [reading("a.txt", 0)]) == {}
    empty = reading("a.txt", 0, 3)
    assert updated_counts(DumpCounts({}), [empty]) == {}
    assert updated_counts(DumpCounts({}), [empty], accept=True) == {"a.txt": 0}


@pytest.mark.parametrize(("former", "n_papers", "is_blocked"), [({}, 0, True), ({"a.txt": 0}, 0, False)])
def test_an_accepted_dump_without_papers_blocks_nothing(
    former: dict[str, int], n_papers: int, is_blocked: bool
) -> None:
    problem = Problem(file="a.txt", line=1, expected="one known layout", actual="none", advice="Fix it.")
    empty = replace(reading("a.txt", n_papers, 3), layout="unknown", problems=(problem,))
    (accepted,) = with_accepted(DumpCounts(former), [empty])
    severity = Severity.ERROR if is_blocked else Severity.WARNING
    assert [problem.severity for problem in accepted.problems] == [severity]
    assert bool(gate_problems(DumpCounts(former), [accepted])) is is_blocked


def test_an_accepted_dump_without_papers_that_is_gone_blocks_nothing_and_loses_its_line() -> None:
    accepted = DumpCounts({"a.txt": 0})
    assert gate_problems(accepted, []) == ()
    assert updated_counts(accepted, []) == {}
    assert updated_counts(accepted, [reading("a.txt", 0)]) == {"a.txt": 0}


def test_an_accepted_page_that_says_that_it_is_empty_is_reported_no_more() -> None:
    warning = Problem(
        file="a.txt", line=1, expected="papers", actual="none today", advice="", severity=Severity.WARNING
    )
    empty = replace(reading("a.txt", 0), problems=(warning,))
    assert with_accepted(DumpCounts({}), [empty]) == (empty,)
    assert with_accepted(DumpCounts({"a.txt": 0}), [empty])[0].problems == ()


def test_the_errors_of_an_accepted_dump_that_gives_papers_again_stay_errors() -> None:
    problem = Problem(file="a.txt", line=1, expected="a record", actual="none", advice="Fix it.")
    (unchanged,) = with_accepted(
        DumpCounts({"a.txt": 0}), [replace(reading("a.txt", 2), problems=(problem,))]
    )
    assert unchanged.problems == (problem,)


@pytest.mark.slow
def test_a_listing_that_says_that_it_is_empty_is_reported_until_it_is_accepted(tmp_path: Path) -> None:
    project = project_of_one_dump(tmp_path)
    listing = project / "raw" / "day.md"
    listing.write_text("# Daily Papers\n\nNo papers today.\n", "utf-8")
    first = run("build", "--gate", cwd=project)
    assert (first.returncode, "day.md" in first.stderr) == (0, True)
    (project / "raw" / "next-day.md").write_text("# Daily Papers\n\nNo papers today.\n", "utf-8")
    assert run("build", "--gate", cwd=project).stderr.count("expected papers") == 1
    assert run("check", cwd=project).stdout.count("expected papers") == 2
    (project / "raw" / "next-day.md").unlink()
    listing.write_text("A page of milk and bread\n", "utf-8")
    assert run("build", "--gate", cwd=project).returncode == 1, "nobody accepted it"
    listing.write_text("# Daily Papers\n\nNo papers today.\n", "utf-8")
    run("build", "--accept", cwd=project)
    accepted = run("build", "--gate", cwd=project)
    assert (accepted.returncode, "day.md" in accepted.stderr) == (0, False)
    listing.unlink()
    assert run("build", "--gate", cwd=project).returncode == 0


@pytest.mark.slow
def test_a_listing_without_papers_blocks_nothing_once_it_is_accepted(tmp_path: Path) -> None:
    project = project_of_one_dump(tmp_path)
    (project / "raw" / "day.md").write_text("A page of milk and bread\n", "utf-8")
    assert run("build", "--gate", cwd=project).returncode == 1
    run("build", "--accept", cwd=project)
    accepted = run("build", "--gate", cwd=project)
    assert accepted.returncode == 0
    assert "day.md" in accepted.stderr, "it is still told, as a warning"


def test_conflict_markers_block_nothing() -> None:
    counts = parse_counts("<<<<<<< HEAD\n3  a.txt\n=======\n5  a.txt\n>>>>>>> update\n")
    assert counts.papers == {"a.txt": 5}
    assert {str(problem.severity) for problem in counts.problems} == {"warning"}
    assert not [problem for problem in gate_problems(counts, []) if problem.file == "raw/dumps.lock"]
    assert updated_counts(counts, []) == {"a.txt": 5}


GRAPHS = graph_paper(1)


@pytest.fixture
def daily(tmp_path: Path) -> DailyDigest:
    """A digest of one paper, which was built."""
    digest = DailyDigest(tmp_path)
    digest.add_listing("2025-10-01", GRAPHS)
    digest.build()
    return digest


def remove_folder(daily: DailyDigest) -> None:
    shutil.rmtree(daily.project.raw)


def remove_dumps(daily: DailyDigest) -> None:
    daily.remove_listing("2025-10-01")


def empty_dump(daily: DailyDigest) -> None:
    (daily.project.raw / "2025-10-01.jsonl").write_text("[]\n", "utf-8")


def damage_dump(daily: DailyDigest) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    (daily.project.raw / "2025-10-01.jsonl").write_text(pointer, "utf-8")


@pytest.mark.parametrize("lose", [remove_folder, remove_dumps, empty_dump, damage_dump])
def test_a_build_that_would_remove_all_papers_writes_nothing(
    daily: DailyDigest, lose: Callable[[DailyDigest], None]
) -> None:
    lose(daily)
    before = daily.files()
    with pytest.raises(RefusedDigestError, match="all papers would be removed") as refusal:
        daily.build()
    assert "the last build had 1 paper" in str(refusal.value.problems[-1])
    assert "paper-digest build --accept" in str(refusal.value.problems[-1])
    assert daily.files() == before
    result = make_digest(daily.project, embeddings=False, accept=True)
    write(result, daily.project, accept=True)
    assert not daily.build().digest.papers  # was accepted


def test_papers_that_corrections_leave_out_are_not_lost(daily: DailyDigest) -> None:
    daily.project.corrections.write_text("- {paper: graph-networks-for-task-1, remove: true}\n", "utf-8")
    assert not daily.build().digest.papers
    assert "robots: noindex" in daily.page("papers/graph-networks-for-task-1")


def test_a_digest_without_papers_can_be_built(tmp_path: Path) -> None:
    daily = DailyDigest(tmp_path)
    assert not daily.build().digest.papers
    daily.project.raw.rmdir()
    assert not daily.build().digest.papers


def test_papers_are_lost_only_if_all_are(daily: DailyDigest) -> None:
    digest = daily.build().digest
    removal = HistoryEvent(paper="a", change=Change.REMOVED)
    assert all_papers_lost(digest, [removal]) is None
    empty = replace(digest, papers=())
    assert all_papers_lost(empty, [removal])
    assert all_papers_lost(empty, [replace(removal, fields=(REMOVE,))]) is None
    assert all_papers_lost(empty, []) is None
