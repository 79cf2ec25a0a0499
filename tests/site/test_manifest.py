"""Tests of the list of generated files."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.site.manifest import MANIFEST, generated_files, growing_manifest, is_inside, manifest_text


def test_a_file_is_listed_at_once(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    with growing_manifest(docs) as list_file:
        assert not docs.exists()
        list_file("b.md")
        assert generated_files(docs) == {"b.md"}
        list_file("a/x.md")
        list_file("b.md")
        assert generated_files(docs) == {"a/x.md", "b.md"}
    assert (docs / MANIFEST).read_bytes().count(b"b.md") == 1


def test_lines_of_people_stay(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("*.draft.md", "utf-8")  # without a line ending
    with growing_manifest(tmp_path) as list_file:
        list_file("b.md")
    assert (tmp_path / MANIFEST).read_text("utf-8").startswith("*.draft.md\n#")
    assert generated_files(tmp_path) == {"b.md"}
    assert manifest_text(tmp_path, ["c.md"]).startswith(b"*.draft.md\n#")


def test_lines_of_people_in_another_encoding_stay(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"# R\xe9sum\xe9s\n*.draft.md\n")
    with growing_manifest(tmp_path) as list_file:
        list_file("b.md")
    assert (tmp_path / MANIFEST).read_bytes().startswith(b"# R\xe9sum\xe9s\n*.draft.md\n#")
    assert generated_files(tmp_path) == {"b.md"}


def test_a_cut_line_is_no_file(tmp_path: Path) -> None:
    """It may be the name of a file of people."""
    (tmp_path / MANIFEST).write_bytes(manifest_text(tmp_path, ["b.md"]) + b"/about.md")
    assert generated_files(tmp_path) == {"b.md"}
    with growing_manifest(tmp_path) as list_file:
        list_file("c.md")
    assert generated_files(tmp_path) == {"b.md", "c.md"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/b.md", True), ("../b.md", False), ("a/../../b", False), ("/b", False), ("", False)],
)
def test_paths_outside_are_recognized(path: str, expected: bool) -> None:
    assert is_inside(path) == expected
