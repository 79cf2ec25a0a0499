"""MkDocs with the plugin: bad input is reported; `mkdocs serve` rebuilds after a change and then settles."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from paper_digest.plugin import PaperDigestPlugin
from paper_digest.values.count import count_of

from tests.development_server import DevelopmentServer, serving_project, wait_for, wait_until_constant
from tests.project import ROOT, copy_of_project, mkdocs

_READY = "papers/on-the-geometry-of-deep-learning/"
"""A page of the small project."""
_NEW_PAPER = '{"title": "A Brand New Paper", "abstract": "We say something new about graphs."}\n'


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A copy of the project with the two smallest dumps."""
    project = copy_of_project(tmp_path)
    for name in ("002_385e64cbef6b14dc.txt", "003_9b95d5e03c9646b7.txt", "004_1ff9c41d867ee307.txt"):
        (project / "raw" / name).unlink()
    return project


@pytest.fixture
def server(small_project: Path, tmp_path: Path) -> Iterator[DevelopmentServer]:
    with serving_project(small_project, tmp_path / "serve.log") as running:
        yield running


@pytest.mark.slow
def test_a_bad_dump_fails_only_a_strict_build(small_project: Path) -> None:
    (small_project / "raw" / "bad.txt").write_bytes(b"\x00")
    strict = mkdocs(small_project, "build", "--strict")
    assert strict.returncode == 1
    assert "bad.txt: error: expected text, found a binary file" in strict.stderr
    lenient = mkdocs(small_project, "build")
    assert lenient.returncode == 0
    assert (small_project / "site" / _READY / "index.html").is_file()


@pytest.mark.parametrize("topics", ["- {id: a, name: [A}\n", "id: a\n", "- !!python/object:a.B {id: a}\n"])
def test_topics_that_cannot_be_read_stop_the_build_and_keep_the_pages(
    small_project: Path, topics: str
) -> None:
    (small_project / "docs/topics").mkdir()
    (small_project / "docs/topics/vision.md").write_text("# Vision\n")
    (small_project / "topics.yml").write_text(topics)
    build = mkdocs(small_project, "build")
    assert build.returncode == 1
    assert "nothing was written: topics.yml could not be read" in build.stderr
    assert "topics.yml:1: error:" in build.stderr
    assert "Traceback" not in build.stderr
    assert (small_project / "docs/topics/vision.md").is_file()


@pytest.mark.slow
def test_a_full_disk_stops_each_builder_with_one_message(small_project: Path) -> None:
    assert mkdocs(small_project, "build").returncode == 0  # the site alone is to be written
    largest = 20_000
    for builder in ("mkdocs", "properdocs"):
        build = subprocess.run(
            [sys.executable, "-m", builder, "build", "--quiet", "--site-dir", builder],
            cwd=small_project,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        assert build.returncode == 1
        assert "the site is incomplete: [Errno 27] File too large" in build.stderr
        assert "Traceback" not in build.stderr


def test_another_fault_is_not_taken_for_that_of_a_disk() -> None:
    PaperDigestPlugin().on_build_error(error=ValueError("a fault"))
    PaperDigestPlugin().on_build_error(error=FileNotFoundError(errno.ENOENT, "no file"))


def test_a_fault_of_the_program_ends_the_build_without_a_traceback(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAPER_DIGEST_DEBUG", raising=False)
    try:
        count_of("many", "paper")  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        fault = error
    with pytest.raises(Abort, match="fault of paper-digest"):
        PaperDigestPlugin().on_build_error(error=fault)
    assert "please report it" in caplog.text
    monkeypatch.setenv("PAPER_DIGEST_DEBUG", "1")
    PaperDigestPlugin().on_build_error(error=fault)


def test_what_is_no_file_in_the_documentation_is_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """MkDocs would wait for a named pipe for ever."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny digest\n", "utf-8")
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs/pipe.md")
    (tmp_path / "docs/link.csv").symlink_to("nothing")
    (tmp_path / "docs/own.md").write_text("# Own page\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = PaperDigestPlugin()
    plugin.load_config({})
    kept = {file.src_uri for file in plugin.on_files(get_files(config), config=config)}
    assert kept & {"pipe.md", "link.csv", "own.md"} == {"own.md"}
    messages = [entry.getMessage() for entry in caplog.records if entry.levelname == "WARNING"]
    assert sorted(message.partition(":")[0] for message in messages) == ["docs/link.csv", "docs/pipe.md"]


def test_the_plugin_can_be_switched_off(small_project: Path) -> None:
    config = small_project / "mkdocs.yml"
    enabled = config.read_text("utf-8")
    disabled = enabled.replace("  - paper-digest\n", "  - paper-digest: {enabled: false}\n")
    assert disabled != enabled
    config.write_text(disabled, "utf-8")
    assert mkdocs(small_project, "build", "--quiet").returncode == 0
    assert (small_project / "site" / "404.html").is_file()
    assert not (small_project / "docs" / "papers").exists()


@pytest.mark.parametrize(
    ("settings", "has_address", "has_feeds"),
    [
        ("site_url: https://example.org/\n", True, True),
        ("site_url: https://example.org/\nextra: {paper_digest: {feeds: false}}\n", True, False),
        # YAML 1.1 reads "no" as false; the program reports it as a mistake and keeps the feeds.
        ("site_url: https://example.org/\nextra: {paper_digest: {feeds: no}}\n", True, True),
        ("", False, False),
    ],
    ids=["with feeds", "without feeds", "a mistake", "without an address"],
)
def test_the_theme_learns_whether_the_site_has_an_address_and_feeds(
    tmp_path: Path, settings: str, has_address: bool, has_feeds: bool
) -> None:
    """Whatever `mkdocs serve` takes for the address."""
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Tiny digest\n{settings}", "utf-8")
    (tmp_path / "docs").mkdir()
    config = load_config(str(tmp_path / "mkdocs.yml"), site_url="http://127.0.0.1:8000/")
    extra = PaperDigestPlugin().on_config(config).extra
    assert (extra["has_address"], extra["has_feeds"]) == (has_address, has_feeds)


def test_texts_of_the_settings_are_text_on_every_page(tmp_path: Path) -> None:
    text = 'Logic & "Sets" </title><script>run()</script>'
    settings = {
        "site_name": f"{text} digest",
        "site_description": text,
        "site_author": text,
        "site_url": 'https://example.org/"><script>run()</script>/',
        "theme": {"name": "material", "font": False, "palette": []},
        "plugins": ["paper-digest"],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "notes.md").write_text("# Notes\n", "utf-8")
    (tmp_path / "raw" / "papers.jsonl").write_text(_NEW_PAPER, "utf-8")
    assert mkdocs(tmp_path, "build", "--quiet").returncode == 0
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert len(pages) > 10
    assert [path for path, page in pages.items() if "<script>run" in page or '"Sets" <' in page] == []
    notes = pages[tmp_path / "site/notes/index.html"]
    escaped = "Logic &amp; &#34;Sets&#34; &lt;/title&gt;&lt;script&gt;run()&lt;/script&gt;"
    assert f"<title>Notes · {escaped} digest</title>" in notes
    assert f'<meta name=description content="{escaped}">' in notes
    assert f"{escaped} <em>digest</em>" in notes


def test_generated_pages_stay_out_of_the_navigation(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny digest\n", "utf-8")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "raw" / "papers.jsonl").write_text(_NEW_PAPER, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = PaperDigestPlugin()
    plugin.load_config({})
    plugin.on_pre_build(config=config)
    pages = ("papers/a-brand-new-paper.md", "about.md")
    files = Files([File(page, config.docs_dir, config.site_dir, use_directory_urls=True) for page in pages])
    inclusions = {file.src_uri: file.inclusion for file in plugin.on_files(files, config=config)}
    assert inclusions["papers/a-brand-new-paper.md"] is InclusionLevel.NOT_IN_NAV
    assert inclusions["about.md"] is InclusionLevel.UNDEFINED


def test_a_published_page_that_is_missing_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Warnings stop a build with --strict."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny digest\n", "utf-8")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "raw" / "papers.jsonl").write_text(_NEW_PAPER, "utf-8")
    (tmp_path / "raw" / "addresses.lock").write_text("map\ntags/vanished\ntags/vanished/feed.xml\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = PaperDigestPlugin()
    plugin.load_config({})
    caplog.set_level(logging.INFO)
    plugin.on_pre_build(config=config)
    assert "1 paper from 1 dump" in caplog.messages
    assert (tmp_path / "docs" / "tags" / "vanished.md").is_file()
    page = File("tags/vanished.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    plugin.on_files(Files([page]), config=config)
    (warning,) = [entry.getMessage() for entry in caplog.records if entry.levelname == "WARNING"]
    assert warning.endswith("expected a file for the published address 'map', found none")


@pytest.mark.slow
def test_serve_builds_once_after_a_new_dump(small_project: Path, server: DevelopmentServer) -> None:
    # A server that answers is watching its files; one that has only built its first site may not be yet.
    wait_for(lambda: "on-the-geometry-of-deep-learning" in server.text(_READY))
    (small_project / "raw" / "new.jsonl").write_text(_NEW_PAPER, "utf-8")
    wait_for(lambda: "A Brand New Paper" in server.text("papers/a-brand-new-paper/"))
    wait_until_constant(lambda: server.builds, seconds=4, at_most=2)
    (small_project / "docs" / "about.md").write_text("# About\n\nEdited by a person.\n", "utf-8")
    wait_for(lambda: "Edited by a person" in server.text("about/"))
    wait_until_constant(lambda: server.builds, seconds=4, at_most=3)
    assert server.builds == 3
    assert server.process.poll() is None
    (watched,) = re.findall(r"Watching paths for changes: (.*)", server.log.read_text("utf-8"))
    assert "'raw'" in watched
    assert not [path for path in watched.split(", ") if Path(path.strip("'")).is_absolute()]


def test_the_server_stops_even_if_a_test_fails(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Nothing\n", "utf-8")
    (tmp_path / "docs").mkdir()
    context = serving_project(tmp_path, tmp_path / "serve.log")
    process = context.__enter__().process
    assert process.poll() is None
    failure = AssertionError("a failing test")
    assert not context.__exit__(AssertionError, failure, None)
    assert process.poll() is not None
