"""Tests of what is done to a site after it is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import paper_digest.site.exports.search_documents as search_documents_module
import paper_digest.site.finish as finish_module
import pytest
from paper_digest.model.digest import AnalyzedPaper
from paper_digest.site.finish import finish
from paper_digest.site.finished_page import finished_page

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


def test_a_paper_on_which_the_search_fails_is_not_found_and_reported(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = example_digest()
    broken = digest.papers[2].paper
    document = search_documents_module._document

    def failing(analyzed: AnalyzedPaper, *arguments: Any) -> bytes:
        if analyzed.paper.id == broken.id:
            raise KeyError("nobody foresaw this")
        return document(analyzed, *arguments)

    monkeypatch.setattr(search_documents_module, "_document", failing)
    finished = finish(digest, site, site / "docs", languages=("en",))
    assert finished.papers == len(digest.papers) - 1
    (problem,) = finished.problems
    first = broken.sightings[0]
    assert (problem.file, problem.line) == (first.dump, first.span.first)
    assert "please report it" in problem.advice


def test_a_page_that_cannot_be_finished_says_so_and_the_others_are_finished(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "broken.html").write_text("<body>\n    broken <script>a()</script>", "utf-8")

    def failing(content: bytes, *, has_policy: bool) -> bytes:
        if b"broken" in content:
            raise RecursionError
        return finished_page(content, has_policy=has_policy)

    monkeypatch.setattr(finish_module, "finished_page", failing)
    (problem,) = finish(example_digest(), site, site / "docs", languages=("en",)).problems
    assert problem.file == "broken.html"
    text = (site / "broken.html").read_text("utf-8")
    assert "could not be made" in text
    assert "script" not in text
    assert (site / "about" / "index.html").read_text("utf-8") == "<body>\n<article>a:</article>"
