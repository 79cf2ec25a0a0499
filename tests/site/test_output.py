"""Tests of the generated files on disk."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_digest.site.manifest import generated_files
from paper_digest.site.output import Changes, write_tree

from tests.project import ROOT

SITE = (("a/x.md", b"first"), ("b.md", b"second"))


def test_all_files_are_written_and_counted(tmp_path: Path) -> None:
    assert write_tree(SITE, tmp_path) == Changes(written=2, unchanged=0, removed=0)
    assert (tmp_path / "a" / "x.md").read_bytes() == b"first"


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    write_tree(SITE, tmp_path)
    before = (tmp_path / "b.md").stat().st_mtime_ns
    assert write_tree((("a/x.md", b"new"), ("b.md", b"second")), tmp_path) == Changes(1, 1, 0)
    assert (tmp_path / "b.md").stat().st_mtime_ns == before


def test_files_of_an_earlier_run_are_removed_with_their_empty_folders(tmp_path: Path) -> None:
    write_tree(SITE, tmp_path)
    assert write_tree(SITE[1:], tmp_path) == Changes(0, 1, 1)
    assert not (tmp_path / "a").exists()


def test_files_of_people_stay(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "about.md").write_text("by hand", "utf-8")
    write_tree(SITE, tmp_path)
    write_tree((), tmp_path)
    assert [path.name for path in tmp_path.rglob("*.md")] == ["about.md"]


def test_a_robots_file_of_maintainers_stays(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_bytes(b"own")
    site = (("a.md", b"a"), ("robots.txt", b"generated"))
    assert write_tree(site, tmp_path) == Changes(1, 0, 0)
    assert generated_files(tmp_path) == {"a.md"}
    assert (tmp_path / "robots.txt").read_bytes() == b"own"
    (tmp_path / "robots.txt").unlink()
    write_tree(site, tmp_path)
    write_tree((("a.md", b"a"), ("robots.txt", b"newer")), tmp_path)
    assert (tmp_path / "robots.txt").read_bytes() == b"newer"


def test_the_manifest_lists_every_generated_file(tmp_path: Path) -> None:
    write_tree(SITE, tmp_path)
    assert generated_files(tmp_path) == {"a/x.md", "b.md"}


def test_without_a_manifest_nothing_is_generated(tmp_path: Path) -> None:
    assert generated_files(tmp_path) == frozenset()


def test_git_ignores_generated_files_and_no_others(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "about.md").write_text("by hand", "utf-8")
    write_tree(SITE, tmp_path)
    command = ["git", "-C", str(tmp_path), "ls-files", "--others", "--exclude-standard"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "about.md\n"


def test_lines_of_people_in_the_manifest_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.draft.md\n", "utf-8")
    write_tree(SITE, tmp_path)
    write_tree(SITE[1:], tmp_path)
    lines = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert lines[0] == "*.draft.md"
    assert lines[2:] == ["/.gitignore", "/b.md"]
    assert generated_files(tmp_path) == {"b.md"}


@pytest.mark.parametrize("path", ["../x.md", "/etc/x", "a/../../x"])
def test_nothing_is_written_outside_docs(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="must stay below"):
        write_tree(((path, b"x"),), tmp_path / "docs")
    assert not list(tmp_path.rglob("x*"))


def test_a_manifest_with_a_bad_path_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x", "utf-8")
    docs = tmp_path / "docs"
    write_tree(SITE, docs)
    with (docs / ".gitignore").open("a", encoding="utf-8") as manifest:
        manifest.write("/../precious\n")
    write_tree((), docs)
    assert (tmp_path / "precious").exists()


KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from paper_digest.site.output import write_tree

Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
write_tree((("a/x.md", b"new"),), Path(sys.argv[1]))
"""


def test_what_a_killed_run_leaves_is_ignored_by_git_and_gone_after_the_next_run(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(ROOT / "templates" / "digest" / ".gitignore", tmp_path / ".gitignore")
    write_tree(SITE, docs)
    killed = subprocess.run([sys.executable, "-c", KILLED_RUN, str(docs)], check=False)
    assert killed.returncode == -9
    assert sorted(path.name for path in (docs / "a").iterdir()) == [".x.md.part", "x.md"]
    assert (docs / "a" / "x.md").read_bytes() == b"first"
    command = ["git", "-C", str(tmp_path), "ls-files", "--others", "--exclude-standard"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ".gitignore\n"
    write_tree(SITE, docs)
    assert [path.name for path in (docs / "a").iterdir()] == ["x.md"]


def test_a_page_that_a_killed_run_wrote_is_gone_after_a_run_without_it(tmp_path: Path) -> None:
    """Its paper was withdrawn meanwhile."""

    def killed() -> Iterator[tuple[str, bytes]]:
        yield "papers/withdrawn.md", b"new"
        raise KeyboardInterrupt

    write_tree(SITE, tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write_tree(killed(), tmp_path)
    assert (tmp_path / "papers/withdrawn.md").exists()
    write_tree(SITE, tmp_path)
    assert not (tmp_path / "papers").exists()
    assert generated_files(tmp_path) == {path for path, _ in SITE}


def test_a_leftover_is_gone_where_no_page_is_written_any_more(tmp_path: Path) -> None:
    (tmp_path / "old" / "deep").mkdir(parents=True)
    (tmp_path / "old" / "deep" / ".x.md.part").write_text("half", "utf-8")
    write_tree(SITE, tmp_path)
    assert not list(tmp_path.rglob("*.part"))


def test_a_page_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "b.md").symlink_to(tmp_path / "precious")
    write_tree(SITE, tmp_path / "docs")
    assert (tmp_path / "precious").read_text("utf-8") == "x"
    assert not (tmp_path / "docs" / "b.md").is_symlink()


def test_nothing_is_written_or_removed_behind_a_link_to_a_folder(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    write_tree(SITE, docs)
    (docs / "a").rename(outside)
    (docs / "a").symlink_to(outside)
    assert write_tree(SITE[1:], docs).removed == 1
    assert (outside / "x.md").read_bytes() == b"first"
    with pytest.raises(OSError, match="a link in place of a folder"):
        write_tree((("a/b/new.md", b"new"),), docs)
    assert [path.name for path in outside.iterdir()] == ["x.md"]


def test_the_documentation_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").symlink_to("elsewhere")
    assert write_tree(SITE, tmp_path / "docs").written == 2
    assert (tmp_path / "elsewhere/a/x.md").read_bytes() == b"first"
