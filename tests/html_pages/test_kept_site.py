"""Tests of which files of a site stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File
from mkdocs.utils import clean_directory
from paper_digest.html_pages.kept_site import KeptSite
from paper_digest.html_pages.page_cache import hash_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a page, a copy, the file of another plugin, and an index, as a build has left it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("copy", "utf-8")
    site = started(tmp_path)
    signature = site.written_page("papers/a/index.html", b"page")
    assert signature is not None
    site.add("papers/a/index.html", signature, hash_of(b"page").hex())
    file = copied_file(tmp_path)
    file.copy_file()
    site.copied(file)
    (tmp_path / "site" / "plugin.json").write_text("1", "utf-8")
    (tmp_path / "site" / "pagefind").mkdir()
    (tmp_path / "site" / "pagefind" / "words.txt").write_text("words", "utf-8")
    site.save("index", "build")
    return tmp_path


def started(folder: Path) -> KeptSite:
    """The site after MkDocs has emptied its folder."""
    site = KeptSite(folder / "site", folder / "cache")
    site.before_cleaning()
    clean_directory(str(folder / "site"))
    site.after_cleaning()
    return site


def copied_file(folder: Path) -> File:
    return File("a.txt", str(folder / "docs"), str(folder / "site"), use_directory_urls=True)


def test_what_comes_from_the_same_stays(folder: Path) -> None:
    page = folder / "site" / "papers" / "a" / "index.html"
    before = page.stat()
    site = started(folder)
    assert site.has_copy(copied_file(folder))
    assert site.written_page("papers/a/index.html", b"page") is not None
    assert site.keep("papers/a/index.html", hash_of(b"page").hex())
    assert site.is_finished("papers/a/index.html")
    site.remove_outdated()
    after = page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not (folder / "site" / "plugin.json").exists()
    assert site.index_key == "index"


def test_a_page_of_another_content_is_written(folder: Path) -> None:
    site = started(folder)
    assert not site.has_page("papers/a/index.html", hash_of(b"new"))
    site.written_page("papers/a/index.html", b"new")
    assert (folder / "site" / "papers" / "a" / "index.html").read_bytes() == b"new"


def test_what_nobody_needs_is_removed(folder: Path) -> None:
    started(folder).remove_outdated()
    assert [path.name for path in (folder / "site").iterdir()] == ["pagefind"]


@pytest.mark.parametrize("path", ["docs/a.txt", "site/a.txt"])
def test_a_copy_is_made_again_if_it_or_its_source_was_written(folder: Path, path: str) -> None:
    (folder / path).write_text("edited", "utf-8")
    assert not started(folder).has_copy(copied_file(folder))


def test_a_page_that_somebody_edited_is_not_kept(folder: Path) -> None:
    (folder / "site" / "papers" / "a" / "index.html").write_text("edit", "utf-8")
    assert not started(folder).keep("papers/a/index.html", hash_of(b"page").hex())


def test_a_page_that_is_written_after_its_build_is_not_known(folder: Path) -> None:
    site = started(folder)
    signature = site.written_page("papers/a/index.html", b"new")
    assert signature is not None
    site.add("papers/a/index.html", signature, hash_of(b"new").hex())
    (folder / "site" / "papers" / "a" / "index.html").write_text("by a plugin", "utf-8")
    site.save("", "")
    assert not started(folder).has_page("papers/a/index.html", hash_of(b"new"))


def test_a_damaged_index_is_not_known(folder: Path) -> None:
    (folder / "site" / "pagefind" / "words.txt").unlink()
    assert started(folder).index_key == ""


def test_without_a_record_the_folder_is_emptied(folder: Path) -> None:
    (folder / "cache" / "sites").rename(folder / "cache" / "lost")
    started(folder)
    assert list((folder / "site").iterdir()) == []


def test_a_copy_that_the_theme_replaced_is_not_finished(folder: Path) -> None:
    site = started(folder)
    assert site.has_copy(copied_file(folder))
    assert site.is_finished("a.txt")
    (folder / "site" / "a.txt").write_text("of the theme", "utf-8")
    assert not site.is_finished("a.txt")
