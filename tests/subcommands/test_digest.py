"""Tests of the commands that make the digest."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.sources.settings import parse_settings
from paper_digest.subcommands.digest import build

from tests.commands import run
from tests.project import DUMP, ROOT, copy_of_project, mkdocs, project_with_dump


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with_dump(tmp_path)


def generated_files(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_catalogue_of_the_five_dumps() -> None:
    result = run("catalogue", "--raw", "raw", "--out", "-")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert (document["version"], len(document["papers"]), len(document["dumps"])) == (2, 359, 5)
    assert sum(dump["sightings"] for dump in document["dumps"]) == 378
    assert not [paper["id"] for paper in document["papers"] if not paper["title"]]
    unsorted = sum(not paper["topics"] for paper in document["papers"])
    assert unsorted < 0.1 * 359
    assert max(topic["papers"] for topic in document["topics"]) <= 0.25 * 359
    aliases = {alias for paper in document["papers"] for alias in paper["aliases"]}
    assert len(aliases) == 15
    assert not aliases & {paper["id"] for paper in document["papers"]}


def test_the_catalogue_can_be_a_database(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "catalogue.sqlite"
    result = run(
        "catalogue", "--root", str(project), "--format", "sqlite", "--out", str(out), "--no-embeddings"
    )
    assert result.returncode == 0, result.stderr
    with closing(sqlite3.connect(out)) as database:
        assert database.execute("SELECT count(*) FROM papers").fetchone() == (10,)


def test_feeds_have_the_address_in_the_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/digest")
    result = run("build", "--root", str(project), "--no-embeddings")
    assert result.returncode == 0, result.stderr
    feed = (project / "docs" / "feed.xml").read_text("utf-8")
    assert feed.count("<entry>") == 10
    assert 'rel="self" type="application/atom+xml" href="https://example.org/digest/feed.xml"' in feed
    settings = project / "mkdocs.yml"
    settings.write_text("site_name: A digest\n", "utf-8")
    result = run("build", "--root", str(project), "--no-embeddings")
    assert result.returncode == 0, result.stderr
    assert not (project / "docs" / "feed.xml").exists()


@pytest.mark.slow
def test_the_names_and_the_order_of_dumps_change_no_id(tmp_path: Path) -> None:
    names = sorted(path.name for path in (ROOT / "raw").glob("*.txt"))
    for number, name in enumerate(reversed(names)):
        shutil.copy(ROOT / "raw" / name, tmp_path / f"{number}.txt")
    original, renamed = (
        json.loads(run("catalogue", "--raw", str(raw), "--out", "-").stdout)
        for raw in (ROOT / "raw", tmp_path)
    )
    assert [paper["id"] for paper in original["papers"]] == [paper["id"] for paper in renamed["papers"]]


def test_the_gate_and_its_acceptance_exclude_each_other(project: Path) -> None:
    result = CliRunner().invoke(build, ["--root", str(project), "--gate", "--accept"])
    assert result.exit_code == 2
    assert "use one of them" in result.output


def test_build_skips_a_bad_dump_and_reports_it(project: Path) -> None:
    (project / "raw" / "bad.txt").write_bytes(b"\x00\x01")
    result = run("build", cwd=project)
    assert result.returncode == 1
    assert "bad.txt: error: expected text, found a binary file" in result.stderr
    assert "10 papers from 2 dumps" in result.stdout
    assert (project / "docs" / "index.md").is_file()
    assert (project / "raw" / "papers.lock").is_file()


def test_strict_writes_nothing_if_a_dump_is_unreadable(project: Path) -> None:
    (project / "raw" / "bad.txt").write_bytes(b"\x00\x01")
    result = run("build", "--strict", cwd=project)
    assert result.returncode == 1
    assert "nothing was written" in result.stderr
    assert not (project / "docs" / "index.md").exists()


def test_settings_that_cannot_be_read_stop_the_build(project: Path) -> None:
    (project / "corrections.yml").write_text("- {paper: [a, title: b}\n")
    result = run("build", cwd=project)
    assert result.returncode == 1
    assert "corrections.yml:1: error: expected YAML, found a bracket that is not closed" in result.stderr
    assert "nothing was written: corrections.yml could not be read" in result.stderr
    assert not (project / "docs" / "index.md").exists()


@pytest.mark.parametrize("command", ["build", "catalogue"])
def test_a_digest_that_lost_all_papers_stops_the_command(project: Path, command: str) -> None:
    run("build", "--no-embeddings", cwd=project)
    before = generated_files(project)
    shutil.rmtree(project / "raw")
    out = project / "catalogue.json"
    options = ["--out", str(out)] if command == "catalogue" else []
    result = run(command, "--no-embeddings", *options, cwd=project)
    assert result.returncode == 1
    assert (
        "raw: error: expected dumps with papers: the last build had 10 papers, found no dumps. Restore"
        in (result.stderr)
    )
    assert result.stderr.endswith("Error: nothing was written: all papers would be removed\n")
    assert generated_files(project) == before
    assert not (project / "raw").exists()
    assert not out.exists()


@pytest.mark.slow
def test_building_twice_changes_nothing(project: Path) -> None:
    assert run("build", cwd=project).returncode == 0
    first = generated_files(project)
    result = run("build", cwd=project)
    assert ": 0 files written" in result.stdout
    assert generated_files(project) == first


def test_timings_are_printed_for_each_stage(project: Path) -> None:
    result = run("build", "--timings", cwd=project)
    stages = [line.split()[0] for line in result.stdout.splitlines() if line.endswith(" s")]
    assert stages == ["read", "link", "analyze", "render"]


@pytest.mark.slow
def test_the_pages_of_a_removed_dump_say_so(project: Path) -> None:
    run("build", cwd=project)
    (project / "raw" / DUMP).unlink()
    result = run("build", "--accept", cwd=project)
    assert result.returncode == 0, result.stderr
    assert run("build", cwd=project).returncode == 0
    page = (project / "docs" / "papers" / "on-the-geometry-of-deep-learning.md").read_text("utf-8")
    assert "no longer in the digest" in page
    assert (project / "docs" / "index.md").is_file()


def test_topics_are_listed_with_their_number_of_papers(project: Path) -> None:
    result = run("topics", cwd=project)
    assert result.returncode == 0, result.stderr
    assert "\nunsorted: " in result.stdout
    assert result.stdout.startswith("computer-vision: ")


def test_merged_names_of_authors_are_listed_with_the_evidence(project: Path) -> None:
    papers = [
        {"title": "One Paper", "abstract": "Of one.", "authors": ["Kilian Weinberger"]},
        {"title": "Another Work", "abstract": "Of another.", "authors": ["Kilian Q. Weinberger"]},
    ]
    (project / "raw" / "papers.jsonl").write_text(
        "".join(f"{json.dumps(paper)}\n" for paper in papers), "utf-8"
    )
    result = run("authors", cwd=project)
    assert result.returncode == 0, result.stderr
    merged = (
        "Kilian Q. Weinberger = Kilian Weinberger: with and without middle names; the name is nearly unique"
    )
    assert merged in result.stdout.splitlines()
    assert "1 pair merged: the name is nearly unique" in result.stdout.splitlines()


@pytest.mark.slow
def test_proposed_topics_are_valid_yaml_for_a_digest_without_topics(project: Path) -> None:
    (project / "topics.yml").unlink()
    (project / "corrections.yml").unlink()
    shutil.copy(ROOT / "raw" / "003_9b95d5e03c9646b7.txt", project / "raw")
    result = run("topics", "--propose", cwd=project)
    assert result.returncode == 0, result.stderr
    first = _unsorted_papers(result.stdout)
    settings = parse_settings(result.stdout, None)
    assert settings.problems == ()
    assert len(settings.topics) >= 4
    assert all(rule.name and rule.description and len(rule.phrases) >= 5 for rule in settings.topics)
    (project / "topics.yml").write_text(result.stdout, "utf-8")
    assert _unsorted_papers(run("topics", "--propose", cwd=project).stdout) < first / 8


def _unsorted_papers(proposed: str) -> int:
    """How many papers have no topic, by the first line of the proposals."""
    match = re.match(r"# \d+ proposed topics?(?: for \d+ of the (\d+) unsorted papers?)?\.?", proposed)
    assert match
    return int(match[1] or 0)


@pytest.mark.slow
def test_finish_makes_the_site_that_the_plugin_makes(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    for dump in (project / "raw").glob("00[1-4]*.txt"):
        dump.unlink()
    (project / "raw" / "dumps.lock").unlink()
    assert mkdocs(project, "build", "--quiet", "--site-dir", "expected").returncode == 0
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace("  - paper-digest\n", "  - paper-digest: {enabled: false}\n"), "utf-8"
    )
    assert mkdocs(project, "build", "--quiet").returncode == 0
    assert not (project / "site" / "pagefind").exists()
    result = run("finish", "site", cwd=project)
    assert result.returncode == 0, result.stderr
    for page in ("pagefind/pagefind-entry.json", "papers/on-the-geometry-of-deep-learning/index.html"):
        assert (project / "site" / page).read_bytes() == (project / "expected" / page).read_bytes(), page
