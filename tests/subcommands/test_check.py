"""Tests of `paper-digest check`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.cli import commands
from paper_digest.subcommands.check import check

from tests.commands import run
from tests.project import DUMP, ROOT
from tests.replay.__main__ import new_project


@pytest.mark.slow
def test_check_shows_the_coverage_of_each_dump() -> None:
    result = run("check")
    assert result.returncode == 0, result.stderr
    assert (
        "003_9b95d5e03c9646b7.txt (Hugging Face Papers): page of papers\n"
        "  230 sightings = 230 papers + 0 seen again\n"
        "  462 lines = 460 of papers + 2 boilerplate + 0 unparsed + 0 blank\n" in result.stdout
    )
    assert (
        "Total of 5 dumps:\n"
        "  378 sightings = 359 papers + 19 seen again\n"
        "  1,016 lines = 736 of papers + 15 boilerplate + 0 unparsed + 265 blank\n" in result.stdout
    )


def test_check_quotes_unparsed_lines(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk\nbr\x1bead\n")
    result = run("check", str(tmp_path / "notes.txt"))
    assert result.returncode == 1
    assert "notes.txt:1: error: expected" in result.stdout
    assert "notes.txt:1-2: unparsed, " in result.stdout
    assert "\x1b" not in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_check_tells_of_settings_and_lock_files_that_cannot_be_read(tmp_path: Path) -> None:
    raw = new_project(tmp_path / "digest").raw
    shutil.copy(ROOT / "raw" / DUMP, raw / "a.txt")
    sound = CliRunner().invoke(check, ["--root", str(raw.parent)])
    assert sound.exit_code == 0
    assert "expected" not in sound.stderr
    (raw.parent / "topics.yml").write_text("- {id: vision, name: Vision, phrases: [image}\n")
    (raw.parent / "corrections.yml").write_text("- {paper: 52f016aa0c1d, titel: The title}\n")
    (raw.parent / "mkdocs.yml").write_text("extra: {paper_digest: {papers_per_page: many}}\n")
    (raw / "dumps.lock").write_text("one paper\n")
    result = CliRunner().invoke(check, ["--root", str(raw.parent)])
    assert result.exit_code == 1
    for place in ("topics.yml:1: error", "corrections.yml:1: error", "mkdocs.yml:1: error", "dumps.lock:1:"):
        assert place in result.stderr
    assert "Total of 1 dump:" in result.stdout


def test_check_reports_the_problems_of_a_build(tmp_path: Path) -> None:
    raw = new_project(tmp_path / "digest").raw
    shutil.copy(ROOT / "raw" / DUMP, raw / "a.txt")
    arguments = ["--root", str(raw.parent)]
    (raw.parent / "corrections.yml").write_text("- {paper: nobody, title: The title}\n")
    (raw.parent / "authors.yml").write_text(
        "- {name: Nobody Unlisted}\n- {name: Nobody Else, id: else, papers: [a-paper]}\n"
    )
    (raw.parent / "metadata.jsonl").write_text("a line\n")
    (raw.parent / "mkdocs.yml").write_text("extra: {paper_digest: {papers_per_page: many}}\n")
    (raw.parent / "history.jsonl").write_text("a line\n")
    for lock in ("dumps.lock", "papers.lock", "analysis.lock"):
        (raw / lock).write_text("a line\n")
    checked = _problems(CliRunner().invoke(check, arguments).stderr)
    built = _problems(CliRunner().invoke(commands, ["build", "--no-embeddings", *arguments]).stderr)
    assert len(checked) == 9
    assert built == checked


def _problems(messages: str) -> list[str]:
    return [line for line in messages.splitlines() if ": expected " in line]


def test_an_accepted_dump_without_papers_is_no_error(tmp_path: Path) -> None:
    raw = new_project(tmp_path / "digest").raw
    shutil.copy(ROOT / "raw" / DUMP, raw / "a.txt")
    (raw / "notes.txt").write_text("milk\nbread\n")
    assert CliRunner().invoke(check, ["--root", str(raw.parent)]).exit_code == 1
    (raw / "dumps.lock").write_text("0  notes.txt\n")
    assert CliRunner().invoke(check, ["--root", str(raw.parent)]).exit_code == 0


def test_check_skips_the_sidecars_among_its_arguments(tmp_path: Path) -> None:
    shutil.copy(ROOT / "raw" / DUMP, tmp_path / "a.txt")
    (tmp_path / "a.yml").write_text("label: A\n")
    (tmp_path / "alone.yml").write_text("label: B\n")
    together = CliRunner().invoke(check, [str(tmp_path / "a.txt"), str(tmp_path / "a.yml")])
    assert together.exit_code == 0, together.output
    assert "a sidecar without a dump" in CliRunner().invoke(check, [str(tmp_path / "alone.yml")]).output


def test_check_fails_if_the_latest_listing_is_too_old(tmp_path: Path) -> None:
    shutil.copy(ROOT / "raw" / DUMP, tmp_path / "a.txt")
    (tmp_path / "a.yml").write_text("retrieved: 2024-08-07\n")
    arguments = [str(tmp_path / "a.txt"), "--max-age", "2"]
    fresh = CliRunner().invoke(check, arguments, obj=lambda: date(2024, 8, 9))
    assert fresh.exit_code == 0, fresh.output
    old = CliRunner().invoke(check, arguments, obj=lambda: date(2024, 8, 10))
    assert old.exit_code == 1
    assert "the latest one is 3 days old (7 August 2024)" in old.stderr
    assert len(old.stderr.splitlines()) == 1
    by_the_clock = CliRunner().invoke(check, arguments)
    assert by_the_clock.exit_code == 1
