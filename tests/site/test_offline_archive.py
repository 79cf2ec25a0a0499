"""Tests of the zip archive of a site."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_digest.site.offline_archive import offline_files, offline_page, offline_stylesheet, write_zip

PAGES = frozenset(("index.html", "papers/index.html", "papers/a/index.html", "digest.bib"))


@pytest.mark.parametrize(
    ("written", "offline"),
    [
        ('<a href="../b/">', '<a href="../b/">'),
        ("<a href=../a/>", "<a href=../a/index.html>"),
        ('<a class="x" href="../../">', '<a class="x" href="../../index.html">'),
        ("<a href=../..>", "<a href=../../index.html>"),
        ('<a href="../a/#top">', '<a href="../a/index.html#top">'),
        ('<form action="../?q=x#y">', '<form action="../index.html?q=x#y">'),
        ("<a href=../../digest.bib>", "<a href=../../digest.bib>"),
        ("<a href=#top>", "<a href=#top>"),
        ("<a href=https://example.org/papers/a/>", "<a href=https://example.org/papers/a/>"),
        (
            '<meta http-equiv="refresh" content="0; url=../a/">',
            '<meta http-equiv="refresh" content="0; url=../a/index.html">',
        ),
        ("<p>An attribute href=../a/ in text</p>", "<p>An attribute href=../a/ in text</p>"),
        ('<a title="a > b" href="../a/">', '<a title="a > b" href="../a/index.html">'),
        ("<script defer src=../../assets/main.js type=module></script>x", "x"),
        ("<script src=../../assets/head.js></script>", "<script src=../../assets/head.js></script>"),
        ("<link rel=preload as=font crossorigin href=a.woff2>", ""),
        ("<noscript><p>Read on</p></noscript>", "<p>Read on</p>"),
    ],
)
def test_links_lead_to_files_and_module_scripts_are_left_out(written: str, offline: str) -> None:
    assert offline_page(written, "papers/a/index.html", PAGES) == offline


def test_what_needs_scripts_is_not_shown() -> None:
    style = offline_stylesheet("@media (scripting: enabled){a{}}@media (scripting: none){b{}}")
    assert style.startswith("@media not all{a{}}@media all{b{}}[data-search]")
    assert offline_stylesheet("a{}") == "a{}"
    assert (
        offline_page("Search requires JavaScript.", "search/index.html", PAGES)
        == "Search requires the site on the web."
    )
    assert offline_page("It requires JavaScript.", "papers/a/index.html", PAGES) == "It requires JavaScript."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in (
        "index.html",
        "404.html",
        "papers/a/index.html",
        "pagefind/x.json",
        "embeddings.bin",
        "assets/similar-papers/words/0.bin",
        "assets/head.js",
        "assets/main.js",
    ):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(f"<a href=papers/a/>{path}</a>", "utf-8")
    return tmp_path / "site"


def test_an_archive_has_the_files_that_a_reader_needs(site: Path, tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    assert write_zip(offline_files(site), archive) == 3
    with zipfile.ZipFile(archive) as content:
        names = ["paper-digest/assets/head.js", "paper-digest/index.html", "paper-digest/papers/a/index.html"]
        assert content.namelist() == names
        assert content.read(names[1]) == b"<a href=papers/a/index.html>index.html</a>"
    assert [path.name for path in tmp_path.glob("site.zip*")] == ["site.zip"]


def test_equal_sites_give_equal_archives(site: Path, tmp_path: Path) -> None:
    write_zip(offline_files(site), tmp_path / "a.zip")
    for path in site.rglob("*.html"):
        path.write_bytes(path.read_bytes())  # with a new time
        path.chmod(0o600)
    write_zip(offline_files(site), tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_interruption_leaves_the_former_archive(tmp_path: Path) -> None:
    """The second file of the site cannot be read."""
    archive = tmp_path / "site.zip"
    archive.write_bytes(b"former")

    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"<p>"
        raise OSError("an unreadable file")

    with pytest.raises(OSError, match="unreadable"):
        write_zip(files(), archive)
    assert archive.read_bytes() == b"former"
    assert [*tmp_path.iterdir()] == [archive]
