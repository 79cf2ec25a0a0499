"""Tests that generated pages are converted as MkDocs does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from paper_digest.analysis import analyze
from paper_digest.html_pages.direct_page import can_convert, convert_page
from paper_digest.linkage.link import link_records
from paper_digest.reading import readings_of
from paper_digest.site.render import rendered_files

from tests.example_digest import RULES, example_dump
from tests.html_pages.small_site import configuration, small_project
from tests.project import ROOT
from tests.unusual_papers import unusual_dump


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[MkDocsConfig, Files]:
    """The pages of a digest with usual and unusual papers."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "dumps").mkdir()
    (folder / "dumps" / "toy.txt").write_text(example_dump(), "utf-8")
    (folder / "dumps" / "unusual.jsonl").write_text(unusual_dump(), "utf-8")
    readings = [
        *readings_of(folder / "dumps" / "toy.txt", "toy.txt"),
        *readings_of(folder / "dumps" / "unusual.jsonl", "unusual.jsonl"),
    ]
    digest = analyze(link_records(readings).papers, RULES, tuple(readings))
    project = small_project(folder / "project")
    fonts = [ROOT / "docs" / "assets" / "fonts"]
    for path, content in rendered_files(digest, [ROOT / "templates" / "pages"], fonts):
        file = project / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    config = configuration(project)
    return config, get_files(config)


def page_at(config: MkDocsConfig, files: Files, path: str) -> Page:
    file = files.get_file_from_path(path)
    assert file is not None
    page = Page(None, file, config)
    page.read_source(config)
    return page


def state(page: Page) -> tuple[object, ...]:
    """What a page is after its conversion."""
    return page.content, str(page.toc), page.present_anchor_ids, page.links_to_anchors


def test_generated_pages_have_the_bytes_of_mkdocs(generated: tuple[MkDocsConfig, Files]) -> None:
    config, files = generated
    converted: set[str] = set()
    for file in files.documentation_pages():
        direct, plain = (page_at(config, files, file.src_uri) for _ in range(2))
        plain.render(config, files)
        if convert_page(direct, files):
            converted.add(file.src_uri)
            assert state(direct) == state(plain)
    folders = ("authors", "papers", "tags", "topics", "browse")
    for folder in folders:
        paths = {
            file.src_uri for file in files.documentation_pages() if file.src_uri.startswith(f"{folder}/")
        }
        assert len(paths & converted) > 0.5 * len(paths)


def page_of(tmp_path: Path, text: str) -> tuple[Page, Files]:
    """A page with this text, and the files that it can link to."""
    project = small_project(tmp_path)
    (project / "docs" / "papers" / "p-1.md").write_text(text, "utf-8")
    config = configuration(project)
    files = get_files(config)
    return page_at(config, files, "papers/p-1.md"), files


def test_links_lead_to_pages_files_and_other_sites(tmp_path: Path) -> None:
    page, files = page_of(
        tmp_path,
        "---\ntitle: A\n---\n"
        "[a](p-2.md#results) [b](../style.css) [c](https://example.org/) [d](../index.md)\n",
    )
    assert convert_page(page, files)
    assert page.content == (
        '<p><a href="../p-2/#results">a</a> <a href="../../style.css">b</a> '
        '<a href="https://example.org/">c</a> <a href="../../">d</a></p>'
    )
    assert page.links_to_anchors == {files.get_file_from_path("papers/p-2.md"): {"results": "p-2.md#results"}}


@pytest.mark.parametrize(
    "text",
    [
        "[gone](gone.md)",  # MkDocs warns
        "[hidden](p-3.md)",  # it is no part of the site
        "[root](/index.md)",
        "[itself](#results)",
        '<span id="x">anchor</span>',
        "a *word*",
        '<div class="x" markdown>\n<div>[TOC]</div>\n</div>',
    ],
)
def test_other_pages_are_left_as_they_are(tmp_path: Path, text: str) -> None:
    page, files = page_of(tmp_path, f"---\ntitle: A\n---\n{text}")
    hidden = files.get_file_from_path("papers/p-3.md")
    assert hidden is not None
    hidden.inclusion = InclusionLevel.EXCLUDED
    assert not convert_page(page, files)
    assert page.content is None


def test_a_page_that_takes_its_title_from_its_text_is_left_as_it_is(tmp_path: Path) -> None:
    page, files = page_of(tmp_path, "# Title\n")
    assert not convert_page(page, files)


def test_the_settings_must_give_the_forms_their_usual_html(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    config = configuration(project)
    assert can_convert(config)
    config.mdx_configs["toc"] = {"permalink": True}
    assert not can_convert(config)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("attr_list, ", ""), "utf-8")
    assert not can_convert(configuration(project))
