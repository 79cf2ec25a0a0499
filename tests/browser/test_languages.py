"""Tests of a digest whose owner has set `languages`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_sites import BuiltSites
from tests.browser.search_results import count, titles
from tests.project import copy_of_project

PAPERS = (
    {
        "title": "Die Modelle der Verlustlandschaft und ihre Minima",
        "abstract": "Wir untersuchen die Häuser der Verlustlandschaft und zeigen, dass flache Minima "
        "nicht von der Größe der Netze abhängen. Unsere Versuche bestätigen das auf zwei Datensätzen.",
        "url": "https://example.org/de",
    },
    {
        "title": "On the geometry of loss landscapes",
        "abstract": "We study the loss landscape of networks and show that flat minima generalize. "
        "Our experiments confirm this on two data sets.",
        "url": "https://example.org/en",
    },
)


def _make_project(project: Path) -> None:
    copy_of_project(project)
    for dump in (*(project / "raw").iterdir(), project / "corrections.yml"):
        if dump.is_file():
            dump.unlink()
    (project / "raw" / "papers.jsonl").write_text("\n".join(map(json.dumps, PAPERS)), "utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(f"extra: {{paper_digest: {{languages: [de, en]}}}}\n{text}", "utf-8")


@pytest.fixture
def bilingual(browser: Browser, sites: BuiltSites) -> Iterator[Page]:
    """A page of a digest with German and English papers."""
    site = sites.site("two-languages", _make_project)
    with browser.new_context(base_url=site.address) as context:
        yield context.new_page()


def test_a_german_paper_is_marked_as_german_on_an_english_page(bilingual: Page) -> None:
    page = bilingual
    page.goto("")
    german = page.locator(".row-title", has_text="Modelle")
    expect(german).to_have_attribute("lang", "de")
    assert page.locator(".row-title", has_text="geometry").get_attribute("lang") is None
    german.click()
    page.wait_for_url("**/papers/*/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_attribute("lang", "de")
    expect(page.locator(".abstract")).to_have_attribute("lang", "de")


@pytest.mark.parametrize("form", ["modellen", "haus", "Netzen"])
def test_the_search_knows_german_forms_of_words(bilingual: Page, form: str) -> None:
    page = bilingual
    page.goto(f"search/?q={form}")
    assert count(page) == 1
    assert titles(page) == ["Die Modelle der Verlustlandschaft und ihre Minima"]
