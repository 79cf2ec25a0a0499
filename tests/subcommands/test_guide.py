"""Maintainers read the guides in a digest that has no copy of them; all advice names existing guides."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner
from paper_digest.cli import commands
from paper_digest.project import GUIDES
from paper_digest.subcommands.guide import guide

from tests.project import ROOT

ADVICE = re.compile(r"paper-digest guide(?:\s|\"\s*f?\")+([\w-]+)")


def output(*arguments: str) -> str:
    result = CliRunner().invoke(commands, ["guide", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_guides_are_listed_with_their_titles() -> None:
    lines = output().splitlines()
    assert [line.split()[0] for line in lines] == list(GUIDES)
    assert "settings" in GUIDES
    assert any(line.split(maxsplit=1) == ["commands", "Commands"] for line in lines)


def test_a_guide_is_printed_whole() -> None:
    for name in GUIDES:
        assert output(name) == (ROOT / "docs/project" / f"{name}.md").read_text("utf-8")


def test_an_unknown_guide_is_reported_with_those_there_are() -> None:
    result = CliRunner().invoke(guide, ["cooking"])
    assert result.exit_code == 2
    assert "'settings'" in result.output


def test_messages_name_only_guides_that_exist() -> None:
    named: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        text = path.read_text("utf-8")
        named |= set(ADVICE.findall(text))
        assert not re.search(r"docs/project/[\w-]+\.md", text), f"name the guide in {path}"
    assert {"adding-a-layout", "commands", "fetching-listings"} <= named
    assert named <= set(GUIDES)


def test_the_wheel_has_the_guides() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for name in GUIDES:
        assert f'"docs/project/{name}.md" = "paper_digest/project_files/docs/project/{name}.md"' in project
        assert Path(ROOT / "docs/project" / f"{name}.md").is_file()
