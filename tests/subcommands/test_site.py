"""Building and serving the site of a new digest without make; its own files replace the program's."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paper_digest import pipeline
from paper_digest.last_build import LastBuild
from paper_digest.model.problem import Problem
from paper_digest.model.site_files import FileState
from paper_digest.new_digest import write_new_digest
from paper_digest.project import project_at
from paper_digest.site.site_size import SiteSize
from paper_digest.subcommands import digest as digest_commands
from paper_digest.subcommands.digest import build
from paper_digest.subcommands.site import site_configuration, wants_embeddings

from tests.commands import run
from tests.development_server import serving_project, wait_for, wait_until_constant

PAPER = "an-empirical-study-of-memorization-in-nlp"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A new digest, without pages and lock files."""
    write_new_digest(tmp_path / "digest", "0.1.0")
    return tmp_path / "digest"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.slow
def test_the_example_goes_away_as_the_readme_says(digest: Path) -> None:
    assert run("build", "--no-embeddings", cwd=digest).returncode == 0
    (command,) = re.findall(r"^rm .*", (digest / "README.md").read_text("utf-8"), re.MULTILINE)
    subprocess.run(command, shell=True, cwd=digest, check=True)
    write(
        digest / "raw" / "own.md",
        "---\nretrieved: 2026-12-01\n---\n# Papers\n\n- [Flat Minima](https://arxiv.org/abs/2611.00001)\n",
    )
    result = run("build", "--gate", "--no-embeddings", cwd=digest)
    assert result.returncode == 0, result.stderr
    assert {page.stem for page in (digest / "docs" / "papers").glob("*.md")} == {"flat-minima", "index"}
    assert (digest / "history.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.slow
def test_each_file_of_the_digest_replaces_the_programs_and_all_others_stay(digest: Path) -> None:
    write(digest / "templates/pages/code.md.j2", "---\ntitle: Code\n---\n\nOur own page of code.\n")
    write(digest / "templates/theme/partials/footer.html", "<footer>Our own footer.</footer>")
    write(digest / "docs/assets/css/footer.css", "/* our own */\n")
    write(digest / "docs/about.md", "# About\n\nOur own words.\n")
    (digest / "docs" / ".gitkeep").unlink()
    result = run("build", "--site", "--strict", "--gate", "--no-embeddings", cwd=digest)
    assert result.returncode == 0, result.stderr
    site = digest / "site"
    assert "Our own page of code." in (site / "code" / "index.html").read_text("utf-8")
    paper = (site / "papers" / PAPER / "index.html").read_text("utf-8")
    assert "memorization" in paper
    assert "Our own footer." in paper
    assert "Digest" in paper.partition("wordmark")[2][:200]
    assert "our own" in (site / "assets/css/footer.css").read_text("utf-8")
    assert (site / "assets/css/header.css").is_file()
    assert "Our own words." in (site / "about" / "index.html").read_text("utf-8")
    assert (site / "project" / "author-names" / "index.html").is_file()
    assert (site / "pagefind" / "pagefind-entry.json").is_file()
    assert not (digest / "docs" / "assets" / "css" / "header.css").exists()


@pytest.mark.slow
def test_a_gated_build_of_the_site_reads_the_dumps_once(
    digest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    make_digest: Callable[..., pipeline.Result] = pipeline.make_digest

    def counted(project: Any, *arguments: Any, **options: Any) -> pipeline.Result:
        runs.append(project.raw)
        return make_digest(project, *arguments, **options)

    monkeypatch.setattr(pipeline, "make_digest", counted)
    result = CliRunner().invoke(build, ["--root", str(digest), "--site", "--gate", "--no-embeddings"])
    assert result.exit_code == 0, result.output
    assert runs == [digest / "raw"]
    assert (digest / "site" / "papers" / PAPER / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("raw", ["raw", "listings"])
def test_a_site_that_is_up_to_date_is_left_alone(digest: Path, raw: str) -> None:
    (digest / "raw").rename(digest / raw)

    def built() -> str:
        result = run("build", "--site", "--strict", "--no-embeddings", "--raw", raw, cwd=digest)
        assert result.returncode == 0, result.stderr
        return result.stdout + result.stderr

    assert "Building documentation" in built()
    page = digest / "site" / "papers" / PAPER / "index.html"
    content, written = page.read_bytes(), page.stat().st_mtime_ns
    # The second build may still change pages, since the first one has written the history that they show.
    built()
    last = built()
    assert "site is up to date" in last
    assert "Building documentation" not in last
    assert page.stat().st_mtime_ns >= written
    page.write_text("edited", "utf-8")
    assert "Building documentation" in built()
    assert page.read_bytes() == content


@pytest.mark.parametrize("option", ["--strict", "--gate"])
def test_a_site_that_is_up_to_date_is_not_reported_if_the_build_fails(
    digest: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    fault = Problem(file="a.txt", line=1, expected="text", actual="none", advice="Write it.")
    last = LastBuild(
        sources=b"",
        locks=b"",
        files={"a": FileState(0, 0, b"")},
        papers=1,
        dumps=1,
        problems=(fault,),
        blocking=(fault,),
    )
    monkeypatch.setattr(digest_commands, "unchanged_build", lambda *_: last)
    monkeypatch.setattr(digest_commands, "has_site", lambda *_: True)
    monkeypatch.setattr(digest_commands, "size_of", lambda _: SiteSize(1, 1))
    arguments = ["--root", str(digest), "--site", "--no-embeddings"]
    assert "site is up to date" in CliRunner().invoke(build, arguments).output
    failed = CliRunner().invoke(build, [*arguments, option])
    assert failed.exit_code == 1
    assert "nothing was written" in failed.output
    assert "up to date" not in failed.output


@pytest.mark.slow
def test_a_gate_blocks_a_site_that_is_too_large_to_publish(
    digest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_commands, "size_of", lambda _: SiteSize(90_000, 1_234_000_000))
    arguments = ["--root", str(digest), "--site", "--no-embeddings"]
    without_gate = CliRunner().invoke(build, arguments)
    assert without_gate.exit_code == 0
    assert "site/: 90,000 files, 1,234.0 MB" in without_gate.output
    assert "site/: error: expected at most 1,000 MB, the limit of GitHub Pages" in without_gate.output
    result = CliRunner().invoke(build, [*arguments, "--gate"])
    assert result.exit_code == 1
    assert "--gate blocks publishing because of the error above" in result.output


def test_a_gate_that_blocks_leaves_no_site(digest: Path) -> None:
    write(digest / "raw" / "dumps.lock", "100  2025-09-30-example.md\n")
    result = run("build", "--site", "--gate", "--no-embeddings", cwd=digest)
    assert result.returncode == 1
    assert "nothing was written: --gate blocks publishing" in result.stderr
    assert not (digest / "site").exists()


@pytest.mark.slow
def test_a_broken_link_fails_only_a_strict_build_of_the_site(digest: Path) -> None:
    write(digest / "docs" / "about.md", "# About\n\n[Nowhere](nowhere.md)\n")
    strict = run("build", "--site", "--strict", "--no-embeddings", cwd=digest)
    assert strict.returncode == 1
    assert "'nowhere.md'" in strict.stderr
    assert "Aborted with 1 warnings in strict mode" in strict.stdout + strict.stderr
    assert "Traceback" not in strict.stderr
    assert run("build", "--site", "--no-embeddings", cwd=digest).returncode == 0


@pytest.mark.slow
def test_a_published_page_that_is_missing_fails_a_strict_build_of_the_site(digest: Path) -> None:
    """Nothing links to the page, so that MkDocs has no warning of its own."""
    write(digest / "raw" / "addresses.lock", "tags/vanished\n")
    write(
        digest / "hook.py",
        "from mkdocs.plugins import event_priority\n\n\n"
        "@event_priority(100)\n"
        "def on_files(files, config):\n"
        "    files.remove(files.get_file_from_path('tags/vanished.md'))\n",
    )
    settings = (digest / "mkdocs.yml").read_text("utf-8")
    write(digest / "mkdocs.yml", f"{settings}\nhooks: [hook.py]\n")
    result = run("build", "--site", "--strict", "--gate", "--no-embeddings", cwd=digest)
    assert result.returncode == 1
    assert "expected a file for the published address 'tags/vanished', found none" in result.stderr
    assert "Aborted with 1 warnings in strict mode" in result.stdout + result.stderr


def test_without_a_configuration_the_message_says_how_to_start(tmp_path: Path) -> None:
    result = run("serve", "--root", str(tmp_path), cwd=tmp_path)
    assert result.returncode == 1
    assert "no mkdocs.yml here or in a folder above" in result.stderr
    assert "paper-digest init DIR" in result.stderr


def test_a_configuration_without_the_plugin_is_an_error(digest: Path) -> None:
    text = (digest / "mkdocs.yml").read_text("utf-8")
    write(digest / "mkdocs.yml", text.replace("  - paper-digest\n", "  - search\n"))
    result = run("build", "--site", cwd=digest)
    assert result.returncode == 1
    assert "expected the plugin paper-digest, found none of this name" in result.stderr


def test_the_option_of_the_plugin_counts_for_the_command(digest: Path) -> None:
    project = project_at(digest)
    assert wants_embeddings(None)
    assert wants_embeddings(site_configuration(project, strict=False))
    text = (digest / "mkdocs.yml").read_text("utf-8")
    write(digest / "mkdocs.yml", text.replace("- paper-digest\n", "- paper-digest: {embeddings: false}\n"))
    assert not wants_embeddings(site_configuration(project, strict=False))


@pytest.mark.slow
def test_serve_builds_once_after_each_input_that_appears(digest: Path, tmp_path: Path) -> None:
    """A folder and files that the digest did not have when the server started."""
    corrections = digest / "corrections.yml"
    corrections.unlink()
    command = ("paper_digest", "serve", "--address")
    with serving_project(digest, tmp_path / "serve.log", command) as server:
        wait_for(lambda: "memorization" in server.text(f"papers/{PAPER}/"))
        write(digest / "templates/pages/code.md.j2", "---\ntitle: Code\n---\n\nOur own page.\n")
        wait_for(lambda: "Our own page." in server.text("code/"))
        write(corrections, f"- paper: {PAPER}\n  title: A Title That We Corrected\n")
        wait_for(lambda: "A Title That We Corrected" in server.text(f"papers/{PAPER}/"))
        shutil.rmtree(digest / "templates")
        wait_for(lambda: "</html>" in (page := server.text("code/")) and "Our own page." not in page)
        corrections.unlink()
        wait_for(lambda: "<title>An Empirical Study" in server.text(f"papers/{PAPER}/"))
        wait_until_constant(lambda: server.builds, seconds=3, at_most=5)
        assert server.builds == 5
