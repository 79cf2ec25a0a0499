"""A build of what the last one built is recognized; anything else is not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest import pipeline
from paper_digest.caching import code_version
from paper_digest.last_build import LastBuild, sources_hash, take_last_files, unchanged_build
from paper_digest.project import Project, project_at
from paper_digest.subcommands import digest as digest_commands

from tests.history.daily_digest import GRAPHS, MINIMA, DailyDigest


@pytest.fixture
def digest(tmp_path: Path) -> DailyDigest:
    """A digest that was built, with a cache of its own."""
    folder = tmp_path / "digest"
    folder.mkdir()
    digest = DailyDigest(folder)
    digest.project = replace(digest.project, cache=tmp_path / "cache")
    digest.project.configuration.write_text("site_name: Papers\nsite_url: https://example.org/\n", "utf-8")
    digest.add_listing("2025-01-01", {"title": "Minima of Networks", "abstract": MINIMA})
    pipeline.build(digest.project, embeddings=False)
    return digest


def last_build(project: Project) -> LastBuild | None:
    return unchanged_build(project, sources_hash(project, embeddings=False))


def is_unchanged(project: Project) -> bool:
    return last_build(project) is not None


def test_a_build_of_the_same_input_is_unchanged(digest: DailyDigest) -> None:
    files = digest.files()
    last = last_build(digest.project)
    assert last is not None
    assert (last.papers, last.dumps, last.is_complete) == (1, 1, True)
    files_below_docs = [path for path in digest.project.docs.rglob("*") if path.is_file()]
    assert last.pages == len(files_below_docs) - 1  # without the list of them
    pipeline.build(digest.project, embeddings=False)
    digest.build()  # as a whole: it writes what is there
    assert digest.files() == files
    assert is_unchanged(digest.project)


def test_newer_files_of_the_same_content_are_unchanged(digest: DailyDigest) -> None:
    for path in (*digest.project.docs.rglob("*.md"), *digest.project.raw.iterdir()):
        os.utime(path, (1, 1))
    assert is_unchanged(digest.project)


def test_a_moved_project_is_built_anew_once(digest: DailyDigest, tmp_path: Path) -> None:
    shutil.copytree(digest.project.docs.parent, tmp_path / "moved")
    moved = replace(project_at(tmp_path / "moved"), cache=digest.project.cache)
    assert not is_unchanged(moved)
    pipeline.build(moved, embeddings=False)
    assert is_unchanged(moved)
    assert is_unchanged(digest.project)


def a_dump(project: Project) -> None:
    (project.raw / "2025-01-02.jsonl").write_text('{"title": "Of Graphs"}\n', "utf-8")


def a_sidecar(project: Project) -> None:
    (project.raw / "2025-01-01.jsonl.yml").write_text("retrieved: 2025-01-03\n", "utf-8")


def no_dump(project: Project) -> None:
    (project.raw / "2025-01-01.jsonl").unlink()


def a_renamed_dump(project: Project) -> None:
    (project.raw / "2025-01-01.jsonl").rename(project.raw / "2025-01-04.jsonl")


def topics(project: Project) -> None:
    project.topics.write_text("[]\n", "utf-8")


def a_template(project: Project) -> None:
    with (project.overrides / "pages" / "paper.md.j2").open("a", encoding="utf-8") as template:
        template.write("!")


def the_configuration(project: Project) -> None:
    project.configuration.write_text("site_name: Other papers\n", "utf-8")


def a_lock(project: Project) -> None:
    with project.id_registry.open("a", encoding="utf-8") as lock:
        lock.write("\n")


def the_history(project: Project) -> None:
    project.history.unlink()


def a_page(project: Project) -> None:
    (project.docs / "papers" / "minima-of-networks.md").write_text("other", "utf-8")


def a_page_of_the_same_size(project: Project) -> None:
    page = project.docs / "papers" / "minima-of-networks.md"
    page.write_bytes(page.read_bytes()[::-1])


def no_page(project: Project) -> None:
    (project.docs / "index.md").unlink()


def a_link(project: Project) -> None:
    page = project.docs / "index.md"
    page.rename(project.docs / "home.md")
    page.symlink_to("home.md")


def the_list_of_pages(project: Project) -> None:
    (project.docs / ".gitignore").write_text("", "utf-8")


def a_damaged_record(project: Project) -> None:
    project.last_build.write_bytes(project.last_build.read_bytes()[:-1])


def a_wrong_record(project: Project) -> None:
    project.last_build.write_bytes(b"x" * 100)


@pytest.mark.parametrize(
    "change",
    [
        a_dump,
        a_sidecar,
        no_dump,
        a_renamed_dump,
        topics,
        a_template,
        the_configuration,
        a_lock,
        the_history,
        a_page,
        a_page_of_the_same_size,
        no_page,
        a_link,
        the_list_of_pages,
        a_damaged_record,
        a_wrong_record,
        take_last_files,
    ],
)
def test_a_change_is_seen(digest: DailyDigest, change: Callable[[Project], object]) -> None:
    change(digest.project)
    assert not is_unchanged(digest.project)


def test_settings_behind_a_link_are_seen(digest: DailyDigest, tmp_path: Path) -> None:
    project = digest.project
    (tmp_path / "topics.yml").write_text("[]\n", "utf-8")
    project.topics.unlink()
    project.topics.symlink_to(tmp_path / "topics.yml")
    (tmp_path / "templates").mkdir()
    (project.overrides / "pages" / "own").symlink_to(tmp_path / "templates")
    for edited in ("topics.yml", "templates/new.md.j2"):
        pipeline.build(project, embeddings=False)
        assert is_unchanged(project)
        (tmp_path / edited).write_text("# Another\n[]\n", "utf-8")
        assert not is_unchanged(project)


def test_a_link_among_the_dumps_is_seen(digest: DailyDigest, tmp_path: Path) -> None:
    folder = tmp_path / "listings"
    folder.mkdir()
    (digest.project.raw / "listings").symlink_to(folder)
    assert not is_unchanged(digest.project)
    pipeline.build(digest.project, embeddings=False)
    assert is_unchanged(digest.project)
    (folder / "2025-01-03.jsonl").write_text("{}", "utf-8")  # no dump: links in raw/ are not followed
    assert is_unchanged(digest.project)


def test_another_option_is_seen(digest: DailyDigest) -> None:
    assert unchanged_build(digest.project, sources_hash(digest.project, embeddings=True)) is None


def test_another_version_of_the_code_is_seen(digest: DailyDigest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paper_digest.last_build.code_version", lambda: b"another")
    assert code_version.code_version() != b"another"
    assert not is_unchanged(digest.project)


def test_a_file_that_cannot_be_read_gives_no_hash(
    digest: DailyDigest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> bytes:
        raise PermissionError

    assert sources_hash(digest.project)
    monkeypatch.setattr("paper_digest.last_build.files_hash", failing)
    assert sources_hash(digest.project) == b""
    assert not is_unchanged(digest.project)


def test_the_sources_are_hashed_once(digest: DailyDigest, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[Path] = []

    def counted(project: Project, *, embeddings: bool = True) -> bytes:
        hashed.append(project.raw)
        return sources_hash(project, embeddings=embeddings)

    for module in (pipeline, digest_commands):
        monkeypatch.setattr(module, "sources_hash", counted)
    pipeline.build(digest.project, embeddings=False)
    assert hashed == [digest.project.raw]
    arguments = ["--root", str(digest.project.configuration.parent), "--no-embeddings"]
    assert CliRunner().invoke(digest_commands.build, arguments).exit_code == 0
    assert len(hashed) == 2


def test_a_dump_that_changes_during_a_build_is_built_next_time(digest: DailyDigest) -> None:
    result = pipeline.make_digest(digest.project, embeddings=False)
    digest.add_listing("2025-01-02", {"title": "Of Graphs", "abstract": GRAPHS})
    pipeline.write(result, digest.project)
    assert not is_unchanged(digest.project)


def test_problems_of_lock_files_are_not_kept(digest: DailyDigest) -> None:
    with digest.project.history.open("a", encoding="utf-8") as history:
        history.write("no event\n")
    assert pipeline.build(digest.project, embeddings=False).problems
    assert not is_unchanged(digest.project)
    assert not pipeline.build(digest.project, embeddings=False).problems
    assert is_unchanged(digest.project)
