"""Following a digest and keeping it: links to feeds, the page for missing addresses, and the archive."""

from __future__ import annotations

import urllib.request
import zipfile
from pathlib import Path

import feedparser
import pytest
from paper_digest.site.offline_archive import offline_files, write_zip
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Visit
from tests.feed_rules import atom_faults

TOPIC = "topics/loss-landscapes/"


def test_a_reader_finds_the_feed_of_a_topic(visit: Visit, address: str) -> None:
    page = visit(TOPIC)
    link = page.get_by_role("link", name="Atom")
    expect(link).to_be_visible()
    target = str(link.evaluate("link => link.href"))
    assert target == f"{address}{TOPIC}feed.xml"
    named = page.locator("link[rel~=alternate][type='application/atom+xml']").evaluate_all(
        "links => links.map((link) => link.href)"
    )
    assert named == [target, f"{address}feed.xml"]
    with urllib.request.urlopen(target) as response:
        content = response.read()
        assert response.headers.get_content_type() in {"text/xml", "application/xml"}
    feed = feedparser.parse(content)
    assert atom_faults(content) == []
    assert not feed.bozo
    assert feed.feed.link == f"{address}{TOPIC}"
    visit(feed.entries[0].link.removeprefix(address))  # its paper's page


def test_the_page_follow_is_in_the_footer_and_lists_feeds(visit: Visit, address: str) -> None:
    page = visit("about/")
    page.get_by_role("contentinfo").get_by_role("link", name="Follow").click()
    expect(page.get_by_role("heading", name="Follow", level=1)).to_be_visible()
    links = page.locator(".follow a").evaluate_all("links => links.map((link) => link.href)")
    assert links[0] == f"{address}feed.xml"
    assert f"{address}{TOPIC}feed.xml" in links
    with urllib.request.urlopen(f"{address}feeds.opml") as response:
        opml = response.read().decode()
    assert not [link for link in links if f'xmlUrl="{link}"' not in opml]


def test_a_missing_address_is_searched_for(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        response = page.goto(f"{address}papers/circle-loss-unified-perspective/old.html")
        assert response
        assert response.status == 404
        field = page.get_by_role("article").get_by_role("searchbox")
        expect(field).to_have_value("circle loss unified perspective old")
        first = page.locator(".search-results .row-title").first
        expect(first).to_contain_text("Circle Loss: A Unified Perspective")
        first.click()
        expect(page).to_have_url(
            f"{address}papers/circle-loss-a-unified-perspective-of-pair-similarity-optimization/"
        )


@pytest.fixture
def unpacked(built: Path, tmp_path: Path) -> Path:
    """The archive of the site, unpacked."""
    write_zip(offline_files(built), tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path / "paper-digest"


def unanswered(request: Request) -> list[str]:
    """The address of a request that failed, unless it was stopped by going to the next page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def test_an_unpacked_archive_can_be_read_from_its_folder(unpacked: Path, plain_page: Page) -> None:
    page = plain_page
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.extend(unanswered(request)))
    page.goto((unpacked / "index.html").as_uri())
    expect(page.locator("[data-search]").first).to_be_hidden()
    page.get_by_role("navigation").get_by_role("link", name="Topics").click()
    page.get_by_role("article").get_by_role("link", name="Loss landscapes").first.click()
    page.locator("a.row-title").first.click()
    expect(page.get_by_role("heading", name="Abstract")).to_be_visible()
    assert page.url.startswith((unpacked / "papers").as_uri())
    page.goto((unpacked / "search" / "index.html").as_uri())
    expect(page.get_by_text("Search requires the site on the web")).to_be_visible()
    fonts = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    assert any("Newsreader" in family for family in page.evaluate(fonts))
    assert faults == []
