"""Tests that a page is rendered as MkDocs does it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import paper_digest.html_pages.page_renderer as page_renderer_module
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as page_module
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from paper_digest.html_pages.page_renderer import (
    PageRenderer,
    apply_metadata,
    has_known_extensions,
    report,
    shared_converter,
)
from paper_digest.html_pages.rendered_page import Message, PageMetadata

from tests.html_pages.small_site import configuration, small_project


def renderer_of(config: MkDocsConfig) -> tuple[PageRenderer, Files]:
    files = get_files(config)
    nav = get_navigation(files, config)
    env = config.theme.get_env()
    return PageRenderer(config, nav, env, files, files.documentation_pages()), files


def page_at(files: Files, path: str) -> Page:
    file = files.get_file_from_path(path)
    assert file is not None
    assert isinstance(file.page, Page)
    return file.page


def test_a_page_is_finished_and_its_links_are_known(tmp_path: Path) -> None:
    renderer, files = renderer_of(configuration(small_project(tmp_path)))
    page = page_at(files, "papers/p-1.md")
    rendered = renderer.render(page)
    assert b'<h1 id="paper-1">Paper 1</h1>' in rendered.html
    assert b"\n    " not in rendered.html.partition(b"<article")[0]
    assert rendered.metadata == PageMetadata(
        title="Paper 1",
        meta={"title": "Paper 1"},
        anchors=("paper-1", "results", "results_1"),
        anchor_links={"papers/p-1.md": {"results": "#results"}},
        targets={"index.md": "./"},
    )
    assert page.content is None


def test_a_shared_converter_gives_the_same_html_for_every_page(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    # An address that a page defines is none of the pages after it.
    (project / "docs" / "papers" / "p-1.md").write_text(
        "# A\n\n[name]\n\n[name]: https://example.org/\n", "utf-8"
    )
    (project / "docs" / "second.md").write_text("# B\n\n[name]\n", "utf-8")
    config = configuration(project)
    renderer, files = renderer_of(config)
    paths = ["papers/p-1.md", "papers/p-2.md", "second.md", "papers/p-3.md", "papers/p-1.md"]
    separate = [renderer.render(page_at(files, path)) for path in paths]
    with shared_converter(config):
        assert page_module.markdown.__name__ == "one converter"  # type: ignore[attr-defined]
        shared = [renderer.render(page_at(files, path)) for path in paths]
    assert shared == separate
    assert b"<p>[name]</p>" in shared[2].html
    assert page_module.markdown.__name__ == "markdown"  # type: ignore[attr-defined]


def test_with_an_unknown_extension_each_page_has_its_own_converter(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[attr_list,", "[footnotes, attr_list,"), "utf-8")
    config = configuration(project)
    assert not has_known_extensions(config)
    with shared_converter(config):
        assert page_module.markdown.__name__ == "markdown"  # type: ignore[attr-defined]


def test_messages_are_collected_and_reported_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "second.md").write_text("[gone](gone.md)", "utf-8")
    renderer, files = renderer_of(configuration(project))
    with caplog.at_level(logging.INFO):
        rendered = renderer.render(page_at(files, "second.md"))
        assert not caplog.records
        report(rendered.messages)
    (message,) = rendered.messages
    assert message == Message("mkdocs.structure.pages", logging.WARNING, caplog.records[0].getMessage())
    assert "'gone.md', but the target is not found" in message.text
    assert rendered.metadata.targets["gone.md"] is None


def test_an_empty_page_has_no_html(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(" ", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("font: false", "custom_dir: theme"), "utf-8")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    renderer, files = renderer_of(configuration(project))
    rendered = renderer.render(page_at(files, "second.md"))
    assert rendered.html == b""
    assert [message.text for message in rendered.messages] == [
        "Page skipped: 'second.md'. Generated empty output."
    ]


def test_a_page_gets_what_its_metadata_say(tmp_path: Path) -> None:
    renderer, files = renderer_of(configuration(small_project(tmp_path)))
    page = page_at(files, "papers/p-1.md")
    apply_metadata(page, renderer.render(page_at(files, "papers/p-2.md")).metadata, files)
    assert page.title == "Paper 2"
    assert page.present_anchor_ids == {"paper-2", "results", "results_1"}
    assert page.links_to_anchors == {files.get_file_from_path("papers/p-2.md"): {"results": "#results"}}


def test_pages_are_converted_directly_if_that_gives_the_same(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "papers" / "p-1.md").write_text("---\ntitle: A\n---\n\n# A\n\n[B](p-2.md)", "utf-8")
    config = configuration(project)
    plain, files = renderer_of(config)
    pages = [page_at(files, path) for path in ("papers/p-1.md", "second.md")]
    direct = plain.with_direct_conversion(pages)
    assert direct.is_direct
    assert [direct.render(page) for page in pages] == [plain.render(page) for page in pages]


def test_pages_are_not_converted_directly_if_that_gives_another_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert_wrongly(page: Page, _: object) -> bool:
        page.content, page.present_anchor_ids = "wrong", set()
        return True

    monkeypatch.setattr("paper_digest.html_pages.page_renderer.convert_page", convert_wrongly)
    plain, files = renderer_of(configuration(small_project(tmp_path)))
    assert plain.with_direct_conversion([page_at(files, "second.md")]) is plain
    assert plain.with_direct_conversion([]).is_direct


def test_a_page_that_fails_keeps_no_other_one_from_being_converted_directly(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "docs" / "second.md").write_text("---\ntemplate: missing.html\n---\n# A", "utf-8")
    plain, files = renderer_of(configuration(project))
    assert plain.with_direct_conversion([page_at(files, "second.md")]).is_direct


def test_a_page_on_which_the_program_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as on an extension of Markdown; the others are as they were."""
    renderer, files = renderer_of(configuration(small_project(tmp_path)))
    sound = renderer.render(page_at(files, "papers/p-2.md"))
    render = Page.render

    def failing(page: Page, *arguments: Any) -> None:
        if "Paper 1" in (page.markdown or ""):
            raise IndexError("nobody foresaw this")
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", failing)
    failed = renderer.render(page_at(files, "papers/p-1.md"))
    assert b"could not be made" in failed.html
    assert b"Results" not in failed.html
    assert not failed.is_lasting
    (message,) = failed.messages
    assert message.level == logging.WARNING
    assert message.text.startswith("docs/papers/p-1.md: error: expected a page")
    assert "please report it" in message.text
    assert renderer.render(page_at(files, "papers/p-2.md")) == sound


def test_a_fault_of_the_direct_conversion_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer, files = renderer_of(configuration(small_project(tmp_path)))
    page = page_at(files, "papers/p-1.md")
    plain = renderer.render(page)

    def failing(*_: object) -> bool:
        raise IndexError

    monkeypatch.setattr(page_renderer_module, "convert_page", failing)
    assert replace(renderer, is_direct=True).render(page) == plain
