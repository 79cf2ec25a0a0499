"""The commands, as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from paper_digest.cli import commands
from paper_digest.sources.settings import settings_of

ROOT = Path(__file__).parents[1]


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """`paper-digest` with these arguments, in a process of its own."""
    command = [sys.executable, "-c", "from paper_digest.cli import main; main()", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "PAPER_DIGEST_DEBUG": ""}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with one of the real dumps."""
    for name in ("mkdocs.yml", "topics.yml", "corrections.yml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "raw" / "000_9d0e1e90c0128e57.txt", tmp_path / "raw")
    return tmp_path


def test_check_tells_what_was_understood() -> None:
    done = run("check")
    assert done.returncode == 0, done.stderr
    assert "003_9b95d5e03c9646b7.txt: page of papers; 230 papers; 462 lines" in done.stdout
    assert "5 dumps, 378 papers, 0 lines unread" in done.stdout


def test_check_of_one_file_that_is_no_dump(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk\nbread\n")
    done = run("check", str(tmp_path / "notes.txt"))
    assert done.returncode == 1
    assert "notes.txt:1: error: expected one known layout" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_catalogue_of_the_five_dumps() -> None:
    done = run("catalogue", "--raw", "raw", "--out", "-")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert (len(document["papers"]), len(document["dumps"])) == (359, 5)
    assert sum(dump["sightings"] for dump in document["dumps"]) == 378
    assert not [paper["id"] for paper in document["papers"] if not paper["title"]]
    unsorted = sum(not paper["topics"] for paper in document["papers"])
    assert unsorted < 0.05 * 359
    assert max(topic["papers"] for topic in document["topics"]) <= 0.25 * 359
    aliased = {alias for paper in document["papers"] for alias in paper["aliases"]}
    assert len(aliased) == 15
    assert not aliased & {paper["id"] for paper in document["papers"]}


def test_catalogue_does_not_depend_on_names_or_order_of_dumps(tmp_path: Path) -> None:
    names = sorted(path.name for path in (ROOT / "raw").glob("*.txt"))
    for number, name in enumerate(reversed(names)):
        shutil.copy(ROOT / "raw" / name, tmp_path / f"{number}.txt")
    here, there = (
        json.loads(run("catalogue", "--raw", str(raw), "--out", "-").stdout)
        for raw in (ROOT / "raw", tmp_path)
    )
    assert [paper["id"] for paper in here["papers"]] == [paper["id"] for paper in there["papers"]]


def test_build_goes_on_past_a_bad_dump_and_says_so(project: Path) -> None:
    (project / "raw" / "bad.txt").write_bytes(b"\x00\x01")
    done = run("build", cwd=project)
    assert done.returncode == 1
    assert "bad.txt: error: expected text, found a binary file" in done.stderr
    assert "10 papers from 2 dumps" in done.stdout
    assert (project / "docs" / "index.md").is_file()
    assert (project / "raw" / "papers.lock").is_file()


def test_strict_writes_nothing_when_something_is_unreadable(project: Path) -> None:
    (project / "raw" / "bad.txt").write_bytes(b"\x00\x01")
    done = run("build", "--strict", cwd=project)
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert not (project / "docs" / "index.md").exists()


def test_building_twice_changes_nothing(project: Path) -> None:
    assert run("build", cwd=project).returncode == 0
    first = {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}
    done = run("build", cwd=project)
    assert ": 0 files written" in done.stdout
    assert {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()} == first


def test_a_dump_that_goes_takes_its_pages_along(project: Path) -> None:
    run("build", cwd=project)
    (project / "raw" / "000_9d0e1e90c0128e57.txt").unlink()
    done = run("build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert not (project / "docs" / "papers" / "on-the-geometry-of-deep-learning.md").exists()
    assert (project / "docs" / "index.md").is_file()


def test_a_wrong_path_is_told_without_a_traceback(project: Path) -> None:
    done = run("catalogue", "--out", str(project / "nowhere" / "x.json"), cwd=project)
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_topics_are_listed_with_their_papers(project: Path) -> None:
    done = run("topics", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "\nunsorted: " in done.stdout
    assert done.stdout.startswith("computer-vision: ")


def test_proposed_topics_are_yaml_for_a_digest_without_topics(project: Path) -> None:
    (project / "topics.yml").unlink()
    (project / "corrections.yml").unlink()
    shutil.copy(ROOT / "raw" / "003_9b95d5e03c9646b7.txt", project / "raw")
    done = run("topics", "--propose", cwd=project)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# ")
    settings = settings_of(done.stdout, None)
    assert settings.problems == ()
    assert len(settings.topics) >= 4
    assert all(rule.name and rule.description and len(rule.phrases) >= 5 for rule in settings.topics)
    (project / "topics.yml").write_text(done.stdout, "utf-8")
    assert run("topics", "--propose", cwd=project).stdout.startswith("# 0 proposed topics")


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs" / "project" / "commands.md").read_text(
        "utf-8"
    )
    for name, command in commands.commands.items():
        assert f"paper-digest {name}" in text
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help
                assert parameter.opts[0] in text, f"{name} {parameter.opts[0]}"


def test_every_make_target_is_documented() -> None:
    text = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs" / "project" / "commands.md").read_text(
        "utf-8"
    )
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = [line.split()[1] for line in listed.splitlines() if line.strip().startswith("make ")]
    assert len(targets) >= 10
    assert not [target for target in targets if f"make {target}" not in text]
