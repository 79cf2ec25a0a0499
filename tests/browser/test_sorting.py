"""Tests of sorted lists and of the year charts of topics."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit


def whole_list(dated: Served) -> list[tuple[str, str]]:
    """Title and date of each paper of the topic, in the topic's own order, from the catalogue."""
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    papers = {paper["id"]: (paper["title"], paper["date"] or "") for paper in catalogue["papers"]}
    pages = sorted(
        (dated.folder / "topics" / "loss-landscapes").rglob("index.html"),
        key=lambda page: (len(page.parts), str(page)),
    )
    found = [
        found
        for page in pages
        for found in re.findall(r'class="row-title" href="[^"]*papers/([^/"]+)/"', page.read_text("utf-8"))
    ]
    assert len(found) > 200
    return [papers[one] for one in found]


def shown(page: Page) -> list[str]:
    """The titles of the list as it stands."""
    return page.locator("article > .rows .row-title").all_inner_texts()


def test_a_list_of_several_pages_is_sorted_as_a_whole(arrange: Page, dated: Served) -> None:
    page, papers = arrange, whole_list(dated)
    page.goto("topics/loss-landscapes/")
    expect(page.get_by_role("button", name="Most typical")).to_have_attribute("aria-pressed", "true")
    assert shown(page) == [title for title, _ in papers[:200]]
    page.get_by_role("button", name="Newest").click()
    newest = [title for title, date in sorted(papers, key=lambda one: one[1], reverse=True)]
    undated = sum(not date for _, date in papers)
    expect(page.locator(".sorting .status-message")).to_have_text(
        f"{undated} of {len(papers)} papers have no date and come last."
    )
    assert shown(page) == newest[:200]
    assert page.url.endswith("/topics/loss-landscapes/?sort=date")
    page.locator(".pager a", has_text="2").click()
    page.wait_for_url("**/?sort=date&page=2")
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    assert shown(page) == newest[200:]
    page.go_back()
    expect(page.locator(".row-title").first).to_have_text(newest[0])
    page.evaluate("window.wasKept = true")
    page.get_by_role("button", name="Title").press("Enter")
    expect(page.locator(".row-title").first).to_have_text(min(title for title, _ in papers))
    page.get_by_role("button", name="Most typical").click()
    assert shown(page) == [title for title, _ in papers[:200]]
    assert page.url.endswith("/topics/loss-landscapes/")
    assert page.evaluate("window.wasKept"), "the browser loaded the whole page"


def test_the_address_restores_a_sorted_list(arrange: Page, dated: Served) -> None:
    page = arrange
    newest = [title for title, _ in sorted(whole_list(dated), key=lambda one: one[1], reverse=True)]
    page.goto("topics/loss-landscapes/?sort=date&page=2")
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    page.locator(".row-title").first.click()
    expect(page.locator("h2", has_text="Abstract")).to_be_visible()
    page.go_back()
    expect(page.locator(".row-title").first).to_have_text(newest[200])
    expect(page.locator(".row-title").first).to_be_focused()
    page.goto("topics/loss-landscapes/page-2/")
    page.get_by_role("button", name="Newest").click()
    page.wait_for_url("**/topics/loss-landscapes/?sort=date")
    expect(page.locator(".row-title").first).to_have_text(newest[0])


def test_an_unknown_order_is_ignored(arrange: Page) -> None:
    page = arrange
    page.goto("topics/loss-landscapes/?sort=<img src=x onerror=alert(1)>&page=-7")
    expect(page.get_by_role("button", name="Most typical")).to_have_attribute("aria-pressed", "true")
    assert page.locator("article img").count() == 0


def test_topics_of_dated_papers_have_year_charts(arrange: Page, visit: Visit) -> None:
    page = arrange
    page.goto("topics/")
    years = page.locator(".cards .years").first
    expect(years).to_be_visible()
    assert re.fullmatch(
        r"Papers by year: 2015: \d+, 2016: .*, 2023: \d+", years.get_attribute("aria-label") or ""
    )
    box = years.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 30
    page.goto("topics/loss-landscapes/")
    assert re.search(r"most in \d{4}: \d+ · \d+ of \d+ have a date", page.locator(".facts").inner_text())
    assert visit("topics/").locator(".years").count() == 0, "a chart of a few dates would mislead"
