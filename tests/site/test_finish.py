"""Tests of what is done to a site after it is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.site.finish import finish

from tests.example_digest import example_digest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of one page and one file that is none."""
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.html").write_text("<body>\n    <article>a&#58;</article>", "utf-8")
    (tmp_path / "notes.txt").write_text("    <article>a&#58;</article>", "utf-8")
    return tmp_path


def test_the_site_gets_a_search_index_of_all_papers(site: Path) -> None:
    digest = example_digest()
    assert finish(digest, site, site / "docs", languages=("en",)).papers == len(digest.papers)
    assert len(list((site / "pagefind" / "fragment").iterdir())) == len(digest.papers)
    assert (site / "pagefind" / "words.txt").stat().st_size > 0


def test_html_files_are_minified_and_others_stay(site: Path) -> None:
    finish(example_digest(), site, site / "docs", languages=("en",))
    assert (site / "about" / "index.html").read_text("utf-8") == "<body>\n<article>a:</article>"
    assert (site / "notes.txt").read_text("utf-8") == "    <article>a&#58;</article>"


def test_finishing_twice_changes_nothing_more(site: Path) -> None:
    finish(example_digest(), site, site / "docs", languages=("en",))
    first = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    finish(example_digest(), site, site / "docs", languages=("en",))
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == first


def test_html_files_of_the_documentation_stay_and_pages_in_their_place_do_not(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    own = (
        '<meta charset="utf-8">\n    <script src="https://cdn.example.org/x.js"></script><article></article>'
    )
    (docs / "demo.html").write_text(own, "utf-8")
    (site / "demo.html").write_text(own, "utf-8")
    (docs / "about").mkdir()
    (docs / "about" / "index.html").write_text(own, "utf-8")
    finish(example_digest(), site, docs, languages=("en",))
    assert (site / "demo.html").read_text("utf-8") == own
    assert (site / "about" / "index.html").read_text("utf-8") == "<body>\n<article>a:</article>"
