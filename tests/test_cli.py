"""The commands, as a user runs them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import paper_digest.cli as cli
import pytest
from click.testing import CliRunner
from paper_digest.sources.settings import parse_settings

from tests.commands import run
from tests.project import ROOT, copy_of_project, mkdocs

DUMP = "000_9d0e1e90c0128e57.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one of the real dumps."""
    for name in ("mkdocs.yml", "topics.yml", "corrections.yml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "raw" / DUMP, tmp_path / "raw")
    return tmp_path


def generated_files(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}


@pytest.mark.slow
def test_check_shows_the_coverage_of_each_dump() -> None:
    result = run("check")
    assert result.returncode == 0, result.stderr
    assert (
        "003_9b95d5e03c9646b7.txt: page of papers\n"
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


@pytest.mark.slow
def test_the_catalogue_of_the_five_dumps() -> None:
    result = run("catalogue", "--raw", "raw", "--out", "-")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert (document["version"], len(document["papers"]), len(document["dumps"])) == (2, 359, 5)
    assert sum(dump["sightings"] for dump in document["dumps"]) == 378
    assert not [paper["id"] for paper in document["papers"] if not paper["title"]]
    unsorted = sum(not paper["topics"] for paper in document["papers"])
    assert unsorted < 0.05 * 359
    assert max(topic["papers"] for topic in document["topics"]) <= 0.25 * 359
    aliases = {alias for paper in document["papers"] for alias in paper["aliases"]}
    assert len(aliases) == 15
    assert not aliases & {paper["id"] for paper in document["papers"]}


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
def test_the_pages_of_a_removed_dump_go(project: Path) -> None:
    run("build", cwd=project)
    (project / "raw" / DUMP).unlink()
    result = run("build", cwd=project)
    assert result.returncode == 0, result.stderr
    assert not (project / "docs" / "papers" / "on-the-geometry-of-deep-learning.md").exists()
    assert (project / "docs" / "index.md").is_file()


def test_a_wrong_path_is_reported_without_a_traceback(project: Path) -> None:
    result = run("catalogue", "--out", str(project / "nowhere" / "x.json"), cwd=project)
    assert result.returncode != 0
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr


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
    assert result.stdout.startswith("# ")
    settings = parse_settings(result.stdout, None)
    assert settings.problems == ()
    assert len(settings.topics) >= 4
    assert all(rule.name and rule.description and len(rule.phrases) >= 5 for rule in settings.topics)
    (project / "topics.yml").write_text(result.stdout, "utf-8")
    assert run("topics", "--propose", cwd=project).stdout.startswith("# 0 proposed topics")


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


def test_an_unknown_command_is_a_usage_error() -> None:
    result = CliRunner().invoke(cli.commands, ["publish"])
    assert result.exit_code == 2
    assert "No such command 'publish'" in result.output


def test_no_command_but_enrich_loads_what_uses_the_network() -> None:
    script = "import sys, paper_digest.cli, paper_digest.plugin; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_every_command_has_an_example() -> None:
    context = click.Context(cli.commands)
    assert not [
        name for name, command in cli.commands.commands.items() if "Example:" not in command.get_help(context)
    ]


def test_a_bug_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("a broken rule")

    monkeypatch.setattr(cli, "commands", fail)
    monkeypatch.delenv("PAPER_DIGEST_DEBUG", raising=False)
    with pytest.raises(SystemExit) as exit_status:
        cli.main()
    assert exit_status.value.code == 1
    assert "a bug in paper-digest: ValueError: a broken rule" in capsys.readouterr().err


def test_a_bug_has_a_traceback_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("a broken rule")

    monkeypatch.setattr(cli, "commands", fail)
    monkeypatch.setenv("PAPER_DIGEST_DEBUG", "1")
    with pytest.raises(ValueError, match="a broken rule"):
        cli.main()


def test_a_broken_template_is_reported_with_its_line(project: Path) -> None:
    template = project / "templates" / "pages" / "paper.md.j2"
    template.write_text(template.read_text("utf-8") + "{% if %}\n", "utf-8")
    result = run("build", cwd=project)
    lines = template.read_text("utf-8").count("\n")
    assert result.returncode == 1
    assert f"paper.md.j2:{lines}: error: expected a valid template, found" in result.stderr


def test_check_skips_the_sidecars_among_its_arguments(tmp_path: Path) -> None:
    shutil.copy(ROOT / "raw" / DUMP, tmp_path / "a.txt")
    (tmp_path / "a.yml").write_text("label: A\n")
    (tmp_path / "alone.yml").write_text("label: B\n")
    assert run("check", str(tmp_path / "a.txt"), str(tmp_path / "a.yml")).returncode == 0
    assert "a sidecar without a dump" in run("check", str(tmp_path / "alone.yml")).stdout
