"""The command that turns an issue into an entry of corrections.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paper_digest.model.problem import Severity
from paper_digest.subcommands.correct import correct

from tests.history.daily_digest import MINIMA, DailyDigest, graph_paper, record

CORRECTIONS = "# Ours.\n- paper: graph-networks-for-task-1\n  date: '2024' # looked up\n"


@pytest.fixture
def daily(tmp_path: Path) -> DailyDigest:
    digest = DailyDigest(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny\n", "utf-8")
    digest.add_listing("2024-08-06", *map(graph_paper, range(2)), record("Flat Minima", MINIMA))
    digest.project.corrections.write_text(CORRECTIONS, "utf-8")
    return digest


def issue(paper: str, fault: str, value: str, source: str = "_No response_") -> str:
    fields = {"Paper": paper, "What is wrong": fault, "Right value": value, "Source": source}
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in fields.items())


def run(daily: DailyDigest, text: str | bytes, *options: str) -> Result:
    root = str(daily.project.docs.parent)
    return CliRunner().invoke(correct, ["--root", root, *options], input=text)


def test_the_entry_is_printed_and_nothing_written(daily: DailyDigest) -> None:
    result = run(daily, issue("flat-minima", "Title", "Flat Minima: a Study", "https://example.org/"))
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "- paper: flat-minima\n  title: 'Flat Minima: a Study'\n  source: https://example.org/\n"
    )
    assert daily.project.corrections.read_text("utf-8") == CORRECTIONS


def test_a_written_entry_changes_the_page_and_keeps_the_others(daily: DailyDigest, tmp_path: Path) -> None:
    file = tmp_path / "issue.md"
    file.write_text(issue("flat-minima", "Title", "Flat Minima: a Study"), "utf-8")
    assert run(daily, "", "--write", str(file)).exit_code == 0
    assert daily.project.corrections.read_text("utf-8") == (
        f"{CORRECTIONS}\n- paper: flat-minima\n  title: 'Flat Minima: a Study'\n"
    )
    daily.build()
    assert "# Flat Minima&#58; a Study" in daily.page("papers/flat-minima")


def test_an_entry_starts_a_missing_file(daily: DailyDigest) -> None:
    daily.project.corrections.unlink()
    assert run(daily, issue("flat-minima", "Remove this paper", ""), "--write").exit_code == 0
    assert daily.project.corrections.read_text("utf-8") == "- paper: flat-minima\n  remove: true\n"
    assert [paper.paper.id for paper in daily.build().digest.papers] == [
        "graph-networks-for-task-0",
        "graph-networks-for-task-1",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "x'\n- paper: graph-networks-for-task-0\n  remove: true",
        "&a [*a, *a] !!python/object/apply:os.system ['x']",
        '"}]\n---\n... %TAG ! x',
        "- {paper: x} # {{ config }} ${{ secrets.X }}",
    ],
)
def test_hostile_text_stays_the_title(daily: DailyDigest, title: str) -> None:
    assert run(daily, issue("flat-minima", "Title", title), "--write").exit_code == 0
    result = daily.build()
    assert len(result.digest.papers) == 3
    assert not [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert daily.project.corrections.read_text("utf-8").count("\n- paper:") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (issue("nobody", "Title", "X"), "standard input:1: error: expected the id of a paper"),
        (issue("flat-minima", "Topic", "cooking"), "found 'cooking'"),
        (issue("graph-networks-for-task-1", "Date", "2025"), "corrections.yml:2: error: expected no entry"),
        ("", "expected a value below '### Paper'"),
        ("é" * 500_000, "at most 65,536 characters"),
        (b"\xff", "Error: standard input: expected a text in UTF-8, found"),
        (b"\x00" * 1_000_000, "at most 65,536 characters"),
    ],
)
def test_what_cannot_be_used_is_refused(daily: DailyDigest, text: str | bytes, message: str) -> None:
    result = run(daily, text, "--write")
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == ""
    assert daily.project.corrections.read_text("utf-8") == CORRECTIONS


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        (
            b"[{paper: x}]\n",
            "expected a list of entries, each starting with a hyphen, found a list in brackets",
        ),
        (b"- paper: x\n  title: 'A\n", "a quotation mark that is not closed"),
        (b"- paper: x\n--- >\n", "found another document"),
        (b"\xff\n", "corrections.yml: expected a text in UTF-8"),
    ],
)
def test_a_file_that_would_read_differently_is_left_alone(
    daily: DailyDigest, corrections: bytes, message: str
) -> None:
    daily.project.corrections.write_bytes(corrections)
    result = run(daily, issue("flat-minima", "Title", "X"), "--write")
    assert result.exit_code == 1
    assert message in result.stderr
    assert daily.project.corrections.read_bytes() == corrections
