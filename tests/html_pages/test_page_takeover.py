"""Tests of which pages are taken over from MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import mkdocs
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import get_navigation
from paper_digest.html_pages.page_file import PageFile, of_kind
from paper_digest.html_pages.page_takeover import PAGE_EVENTS, PageTakeover

from tests.html_pages.small_site import configuration, small_project


@pytest.fixture
def config(tmp_path: Path) -> Iterator[MkDocsConfig]:
    yield configuration(small_project(tmp_path))
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def takeover_of(config: MkDocsConfig, own_events: tuple[object, ...] | None = None) -> PageTakeover:
    """What is taken over if the program's handlers of page events are these."""
    files = Files([of_kind(PageFile, file) for file in get_files(config)])
    nav = get_navigation(files, config)
    handlers = [handler for event in PAGE_EVENTS for handler in config.plugins.events[event]]
    return PageTakeover.of(config, nav, files, handlers if own_events is None else own_events)


def taken(config: MkDocsConfig, own_events: tuple[object, ...] | None = None) -> list[str]:
    """The sources of the pages that are taken over."""
    return [file.src_uri for file in takeover_of(config, own_events).taken]


def test_templates_see_all_pages_in_order(config: MkDocsConfig) -> None:
    takeover = takeover_of(config)
    left = takeover.files.documentation_pages()
    assert [file.src_uri for file in left] == ["index.md"]
    assert [file.src_uri for file in takeover.shown(left)] == ["index.md", *taken(config)]


def test_all_pages_but_the_first_are_taken(config: MkDocsConfig) -> None:
    assert taken(config) == [
        "about.md",
        "old.md",
        "second.md",
        "papers/p-1.md",
        "papers/p-2.md",
        "papers/p-3.md",
    ]


def test_a_page_whose_text_gives_its_title_in_the_navigation_stays(config: MkDocsConfig) -> None:
    config.nav = ["index.md", "second.md"]
    assert "second.md" not in taken(config)
    assert "old.md" in taken(config)


def test_no_page_is_taken_from_other_plugins(config: MkDocsConfig) -> None:
    assert taken(config, ()) == []


def test_no_page_is_taken_from_an_unknown_version(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs, "__version__", "1.7.0")
    assert taken(config) == []


def test_no_page_is_taken_when_each_step_is_reported(config: MkDocsConfig) -> None:
    logging.getLogger("mkdocs").setLevel(logging.DEBUG)
    assert taken(config) == []
