"""Tests of the files that MkDocs need not process."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel
from paper_digest.html_pages.page_file import CopiedFile, PageFile, of_kind


class NotedCopies:
    """Has the copies that are named, and notes new ones."""

    def __init__(self, *present: str) -> None:
        self.present = present
        self.new: list[str] = []

    def has_copy(self, file: File) -> bool:
        return file.src_uri in self.present

    def copied(self, file: File) -> None:
        self.new.append(file.src_uri)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "papers").mkdir(parents=True)
    (tmp_path / "docs" / "papers" / "a.md").write_text("# A", "utf-8")
    (tmp_path / "docs" / "papers" / "a.txt").write_text("text", "utf-8")
    return tmp_path


def file_of(folder: Path, path: str) -> File:
    return File(path, str(folder / "docs"), str(folder / "site"), use_directory_urls=True)


def test_links_lead_to_a_taken_page_but_mkdocs_does_not_process_it(folder: Path) -> None:
    file = of_kind(PageFile, file_of(folder, "papers/a.md"))
    file.inclusion = InclusionLevel.NOT_IN_NAV
    files = Files([file])
    assert list(files.documentation_pages()) == [file]
    file.take()
    assert list(files.documentation_pages()) == []
    files.copy_static_files()
    assert not (folder / "site").exists()
    assert files.get_file_from_path("papers/a.md") is file
    assert (file.url, file.dest_uri) == ("papers/a/", "papers/a/index.html")


def test_another_kind_has_what_plugins_have_set(folder: Path) -> None:
    file = file_of(folder, "papers/a.md")
    file.dest_uri = "elsewhere.html"
    file.inclusion = InclusionLevel.NOT_IN_NAV
    page = of_kind(PageFile, file)
    assert (page.dest_uri, page.inclusion, page.abs_src_path) == (
        "elsewhere.html",
        InclusionLevel.NOT_IN_NAV,
        file.abs_src_path,
    )


@pytest.mark.parametrize(("present", "is_new"), [((), True), (("papers/a.txt",), False)])
def test_a_file_is_copied_unless_the_site_has_it(
    folder: Path, present: tuple[str, ...], is_new: bool
) -> None:
    file = of_kind(CopiedFile, file_of(folder, "papers/a.txt"))
    file.copies = copies = NotedCopies(*present)
    file.copy_file()
    assert (folder / "site" / "papers" / "a.txt").exists() == is_new
    assert copies.new == (["papers/a.txt"] if is_new else [])


def test_content_that_a_plugin_made_is_always_written(folder: Path) -> None:
    file = of_kind(CopiedFile, file_of(folder, "papers/a.txt"))
    file.copies = copies = NotedCopies("papers/a.txt")
    file.content_string = "made"
    file.copy_file()
    assert (folder / "site" / "papers" / "a.txt").read_text("utf-8") == "made"
    assert not copies.new
