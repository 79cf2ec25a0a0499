"""The program as a whole: its commands, and what it says of errors."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import click
import paper_digest.cli as cli
import pytest
from click.testing import CliRunner

from tests.commands import run
from tests.project import ROOT, project_with_dump


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with_dump(tmp_path)


def test_a_wrong_path_is_reported_without_a_traceback(project: Path) -> None:
    result = run("catalogue", "--out", str(project / "nowhere" / "x.json"), cwd=project)
    assert result.returncode != 0
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr


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


def test_a_command_leaves_the_garbage_collection_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    during: list[tuple[int, int, int]] = []
    monkeypatch.setattr(cli, "commands", lambda: during.append(gc.get_threshold()))
    former = gc.get_threshold()
    cli.main()
    assert gc.get_threshold() == former != during[0]


def test_a_bug_has_a_traceback_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("a broken rule")

    monkeypatch.setattr(cli, "commands", fail)
    monkeypatch.setenv("PAPER_DIGEST_DEBUG", "1")
    with pytest.raises(ValueError, match="a broken rule"):
        cli.main()


@pytest.mark.parametrize(
    ("mistake", "fault"),
    [
        ("{{ paper.sighting | md }}", "has no attribute 'sighting'"),
        ("{{ paper.id }}", "without an escape filter"),
        ("{% include '_absent.md.j2' %}", "_absent.md.j2"),
    ],
)
def test_a_template_that_fails_is_reported_with_its_line(project: Path, mistake: str, fault: str) -> None:
    """Such as a digest's own one that shows something which a newer version does not have."""
    template = project / "templates" / "pages" / "paper.md.j2"
    template.write_text(template.read_text("utf-8") + f"{mistake}\n", "utf-8")
    result = run("build", cwd=project)
    lines = template.read_text("utf-8").count("\n")
    assert result.returncode == 1
    assert f"paper.md.j2:{lines}: error: expected a valid template, found" in result.stderr
    assert fault in result.stderr
    assert "a bug in" not in result.stderr


def test_a_broken_template_is_reported_with_its_line(project: Path) -> None:
    template = project / "templates" / "pages" / "paper.md.j2"
    template.write_text(template.read_text("utf-8") + "{% if %}\n", "utf-8")
    result = run("build", cwd=project)
    lines = template.read_text("utf-8").count("\n")
    assert result.returncode == 1
    assert f"paper.md.j2:{lines}: error: expected a valid template, found" in result.stderr
