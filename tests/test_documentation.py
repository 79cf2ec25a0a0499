"""Every command, option and make target is documented, and no document names one that does not exist."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest
import yaml
from paper_digest.cli import commands

from tests.project import ROOT

TEXT = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/project/commands.md"))
DOCUMENTS = sorted(
    path
    for folder in (ROOT, ROOT / "docs" / "project", ROOT / "docs" / "project" / "decisions")
    for path in folder.glob("*.md")
)


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_a_command_and_its_options_are_documented(name: str) -> None:
    command = commands.commands[name]
    assert f"paper-digest {name}" in TEXT
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert any(option in TEXT for option in (parameter.opts[0], *parameter.secondary_opts))


def test_the_readme_lists_every_command() -> None:
    listed = re.search(r"The commands are (.*?);", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert listed
    names = re.findall(r"`(?:paper-digest )?([a-z]+)`", listed[1])
    assert sorted(names) == sorted(commands.commands)


def test_every_make_target_is_documented() -> None:
    help_text = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = {line.split()[1] for line in help_text.splitlines() if line.strip().startswith("make ")}
    assert len(targets) >= 15
    assert not [target for target in targets if f"make {target}" not in TEXT]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_name_only_what_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z-]+)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for command in re.findall(r"paper-digest ([a-z]+) (?:-|SITE|DUMP)", text):
        assert command in commands.commands, command
    for module in re.findall(
        r"`((?:values|model|sources|formats|listings|linkage|analysis|site)/[\w/]+\.py)`", text
    ):
        assert (ROOT / "generator" / "paper_digest" / module).is_file(), module


def test_every_step_of_parsing_a_page_is_documented() -> None:
    parser = (ROOT / "generator/paper_digest/listings/paper_list.py").read_text("utf-8")
    document = (ROOT / "docs/project/adding-a-layout.md").read_text("utf-8")
    section = document.partition("## How a page is parsed")[2].partition("| what is wrong")[0]
    steps = set(re.findall(r"^from paper_digest\.listings\.(\w+) import", parser, re.MULTILINE))
    assert steps <= set(re.findall(r"`(\w+)\.py`", section))


def test_links_to_decisions_have_the_numbers_of_these() -> None:
    text = "".join(path.read_text("utf-8") for path in DOCUMENTS)
    links = re.findall(r"\[(?:decision )?(\d+)\]\([^)]*?(\d{4})-[^)]*\)", text)
    assert links
    assert [int(shown) for shown, _ in links] == [int(number) for _, number in links]


def test_the_inputs_of_the_action_are_documented_with_their_defaults() -> None:
    settings = (ROOT / "docs/project/settings.md").read_text("utf-8")
    documented = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", settings, re.MULTILINE))
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert inputs.keys() <= documented.keys()
    for name, line in documented.items():
        default = re.search(r"default: `?([^`]+)`?$", line)
        assert not default or inputs[name]["default"] == default[1]


def test_the_name_of_the_distribution_is_ours() -> None:
    for path in DOCUMENTS:
        assert 'install "paper-digest' not in path.read_text("utf-8"), path
