"""Tests of the command that makes a new digest."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from paper_digest.subcommands.init import init

from tests.commands import run


def test_init_says_what_to_do_next(tmp_path: Path) -> None:
    result = run("init", "my-digest", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "14 files written to my-digest" in result.stdout
    assert "cd my-digest\n  paper-digest serve" in result.stdout
    assert (tmp_path / "my-digest" / "mkdocs.yml").is_file()


def test_init_in_the_current_folder_and_in_one_with_a_blank(tmp_path: Path) -> None:
    result = run("init", "my digest", cwd=tmp_path)
    assert "\n  cd 'my digest'\n" in result.stdout
    (tmp_path / "new").mkdir()
    result = run("init", ".", cwd=tmp_path / "new")
    assert result.stdout.startswith("14 files written to this folder. Next:\n  paper-digest serve")


def test_a_second_init_is_refused_with_one_message_and_changes_nothing(tmp_path: Path) -> None:
    assert CliRunner().invoke(init, [str(tmp_path / "digest")]).exit_code == 0
    (tmp_path / "digest" / "topics.yml").write_text("# mine\n", "utf-8")
    result = CliRunner().invoke(init, [str(tmp_path / "digest")])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert (
        "found a folder with '.gitattributes' in it. Nothing was written; name another folder."
        in result.output
    )
    assert (tmp_path / "digest" / "topics.yml").read_text("utf-8") == "# mine\n"
