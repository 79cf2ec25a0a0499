"""The files of a new digest: complete, called as its folder, and never written over others."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
import yaml
from paper_digest import new_digest
from paper_digest.new_digest import NotEmptyError, write_new_digest
from paper_digest.sources.settings import load_settings
from paper_digest.sources.site_options import load_site_options

from tests.project import ROOT

OWN = {
    ".gitattributes",
    ".github/ISSUE_TEMPLATE/correction.yml",
    ".github/actions/paper-digest/action.yml",
    ".github/dependabot.yml",
    ".github/workflows/pull-request.yml",
    ".github/workflows/update.yml",
    ".gitignore",
    "README.md",
    "corrections.yml",
    "docs/.gitkeep",
    "mkdocs.yml",
    "raw/2025-09-30-example.md",
    "requirements.txt",
    "topics.yml",
}
"""All that a new digest has: what its owner changes."""


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_digest_has_what_is_its_owners_and_nothing_else(tmp_path: Path) -> None:
    written = write_new_digest(tmp_path / "new" / "my-digest", "1.2.3")
    files = files_of(tmp_path / "new" / "my-digest")
    assert set(written) == set(files) == OWN
    assert len(written) == len(OWN)
    assert files["requirements.txt"].decode().splitlines()[-1] == "mkdocs-paper-digest~=1.2.3"
    assert files["README.md"].decode().startswith("# My digest\n")
    assert files[".github/actions/paper-digest/action.yml"] == (ROOT / "action.yml").read_bytes()
    assert not [path for path, content in files.items() if b"\r" in content]


def test_its_settings_have_no_mistakes_and_the_usual_values(tmp_path: Path) -> None:
    write_new_digest(tmp_path / "d", "1.2.3")
    options, problems = load_site_options(tmp_path / "d" / "mkdocs.yml")
    assert not problems
    assert (options.title, options.papers_per_page, options.feeds) == ("D", 200, True)
    settings = load_settings(tmp_path / "d" / "topics.yml", tmp_path / "d" / "corrections.yml")
    assert not settings.problems
    assert len(settings.topics) == 4


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("reading_group-2026", "Reading group 2026"),
        ('a "quoted": #name', 'A "quoted": #name'),
        ("данные", "Данные"),
        ("$title", "$title"),
        ("two\nlines", "Two lines"),
        ("---", "Paper digest"),
    ],
)
def test_a_digest_is_called_as_its_folder(tmp_path: Path, folder: str, title: str) -> None:
    write_new_digest(tmp_path / folder, "1.2.3")
    assert load_site_options(tmp_path / folder / "mkdocs.yml")[0].title == title


def test_the_title_of_the_folder_that_one_is_in_is_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write_new_digest(Path(), "1.2.3")
    assert load_site_options(Path("mkdocs.yml"))[0].title == "Here"


def test_a_folder_with_a_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(
        NotEmptyError, match=r"expected a new or an empty folder, found a folder with 'notes.txt'"
    ):
        write_new_digest(tmp_path, "1.2.3")
    assert files_of(tmp_path) == {"notes.txt": b"mine"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "digest").write_text("mine", "utf-8")
    with pytest.raises(NotEmptyError, match="found a file"):
        write_new_digest(tmp_path / "digest", "1.2.3")
    assert (tmp_path / "digest").read_text("utf-8") == "mine"


def test_a_repository_without_files_counts_as_empty(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert set(write_new_digest(tmp_path, "1.2.3")) == OWN


def test_lock_files_of_two_branches_merge_without_a_conflict(tmp_path: Path) -> None:
    write_new_digest(tmp_path, "1.2.3")

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    names = ("raw/papers.lock", "raw/dumps.lock", "history.jsonl")
    git("init", "-q", "-b", "main")
    for branch, lines in {"main": "first\n", "left": "first\nleft\n", "right": "first\nright\n"}.items():
        if branch != "main":
            git("switch", "-q", "-c", branch, "main")
        for name in names:
            (tmp_path / name).write_text(lines, "utf-8")
        git("add", "--all")
        git("commit", "-q", "-m", branch)
    git("merge", "-q", "left")
    for name in names:
        merged = (tmp_path / name).read_text("utf-8").splitlines()
        assert sorted(merged) == ["first", "left", "right"]


def test_the_settings_of_mkdocs_are_those_of_this_repository(tmp_path: Path) -> None:
    """So that a change of the theme's features or of Markdown's extensions also reaches new digests."""

    class Loader(yaml.SafeLoader):
        """Reads `!ENV` as a plain value."""

    Loader.add_constructor("!ENV", lambda _loader, node: str(node.value))
    write_new_digest(tmp_path, "1.2.3")
    own, new = (yaml.load((folder / "mkdocs.yml").read_text("utf-8"), Loader) for folder in (ROOT, tmp_path))
    assert own["theme"].pop("custom_dir") == "templates/theme"
    same = ("theme", "plugins", "markdown_extensions", "extra_css", "extra_javascript", "validation")
    assert {key: own[key] for key in same} == {key: new[key] for key in same}
    assert own["nav"][:-1] == new["nav"]


@pytest.mark.parametrize("n_written", [0, 1, 2, 10])
@pytest.mark.parametrize("has_repository", [True, False])
def test_a_full_disk_leaves_no_part_of_a_new_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_written: int, has_repository: bool
) -> None:
    digest = tmp_path / "digest"
    if has_repository:
        (digest / ".git").mkdir(parents=True)
    write, numbers = new_digest._write, count()

    def failing(target: Path, content: bytes) -> None:
        if next(numbers) == n_written:
            target.parent.mkdir(parents=True, exist_ok=True)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(target, content)

    with monkeypatch.context() as patch:
        patch.setattr(new_digest, "_write", failing)
        with pytest.raises(OSError, match="No space left"):
            write_new_digest(digest, "1.2.3")
    left = [path.name for path in digest.iterdir()] if digest.exists() else []
    assert left == ([".git"] if has_repository else [])
    assert set(write_new_digest(digest, "1.2.3")) == OWN


def test_a_file_that_is_cut_is_removed(tmp_path: Path) -> None:
    program = """
import resource
from paper_digest.new_digest import write_new_digest
resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
write_new_digest(__import__("pathlib").Path("digest"), "1.2.3")
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert "File too large: 'digest/.github/" in ended.stderr
    assert [*(tmp_path / "digest").iterdir()] == []


def test_a_file_that_is_cut_is_closed_before_it_is_removed(tmp_path: Path) -> None:
    program = """
import os, resource
from pathlib import Path
from paper_digest.new_digest import write_new_digest
resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
before, unlink = len(os.listdir("/proc/self/fd")), Path.unlink
def checked(path):
    print(len(os.listdir("/proc/self/fd")) - before)
    unlink(path)
Path.unlink = checked
write_new_digest(Path("digest"), "1.2.3")
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert set(ended.stdout.split()) == {"0"}
