"""Tests that the files of a site survive the emptying of its folder, and outdated ones are removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils import clean_directory
from paper_digest.html_pages.site_folder import (
    HIDDEN,
    put_back,
    remove_outdated,
    set_aside,
    signature_of,
    signatures,
    source_signatures,
    written_file,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "papers" / "a").mkdir(parents=True)
    (tmp_path / "papers" / "a" / "index.html").write_text("a", "utf-8")
    (tmp_path / "index.html").write_text("start", "utf-8")
    (tmp_path / ".nojekyll").write_text("", "utf-8")
    return tmp_path


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_files_survive_the_emptying_untouched(site: Path) -> None:
    before = signatures(site)
    set_aside(site)
    clean_directory(str(site))
    put_back(site)
    assert signatures(site) == before
    assert names(site) == {"papers/a/index.html", "index.html", ".nojekyll"}
    assert not (site / HIDDEN).exists()


def test_a_killed_build_is_repaired(site: Path) -> None:
    set_aside(site)
    (site / HIDDEN / "index.html").rename(site / "index.html")  # killed while files were moved back
    set_aside(site)
    assert names(site) == {f"{HIDDEN}/papers/a/index.html", f"{HIDDEN}/index.html", ".nojekyll"}
    put_back(site)
    assert "papers/a/index.html" in names(site)


def test_a_newer_file_is_not_replaced(site: Path) -> None:
    set_aside(site)
    (site / "index.html").write_text("new", "utf-8")
    put_back(site)
    assert (site / "index.html").read_text("utf-8") == "new"
    assert not (site / HIDDEN).exists()


def test_a_site_that_does_not_exist_is_left_alone(tmp_path: Path) -> None:
    set_aside(tmp_path / "site")
    put_back(tmp_path / "site")
    assert not (tmp_path / "site").exists()
    assert signatures(tmp_path / "site") == {}


def test_signatures_tell_that_a_file_was_written(site: Path) -> None:
    before = signatures(site)
    assert set(before) == {"papers/a/index.html", "index.html"}
    (site / "index.html").write_text("trats", "utf-8")
    assert signatures(site)["index.html"] != before["index.html"]
    assert signature_of(site / "index.html") == signatures(site)["index.html"]
    assert signature_of(site / "absent") is None


def test_a_written_file_has_the_signature_that_is_found_later(tmp_path: Path) -> None:
    signature = written_file(tmp_path / "page.html", b"<p>x</p>")
    assert (tmp_path / "page.html").read_bytes() == b"<p>x</p>"
    assert signature == signatures(tmp_path)["page.html"]


def test_sources_behind_links_and_hidden_ones_count(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "b.md").write_text("b", "utf-8")
    (site / "linked").symlink_to(elsewhere)
    (site / "gone.md").symlink_to(elsewhere / "gone.md")
    sources = source_signatures(site)
    assert set(sources) == {".nojekyll", "gone.md", "index.html", "linked/b.md", "papers/a/index.html"}
    assert sources["linked/b.md"] == signature_of(elsewhere / "b.md")
    assert sources["gone.md"] is None
    assert source_signatures(site / "absent") == {}


def test_only_files_that_nobody_needs_or_wrote_are_removed(site: Path) -> None:
    (site / "written.json").write_text("1", "utf-8")
    before = signatures(site)
    (site / "written.json").write_text("22", "utf-8")
    (site / "new.json").write_text("3", "utf-8")
    remove_outdated(site, before, lambda path: path == "index.html")
    assert set(signatures(site)) == {"index.html", "written.json", "new.json"}
    assert names(site) == {"index.html", "written.json", "new.json", ".nojekyll"}
    assert not (site / "papers").exists()
