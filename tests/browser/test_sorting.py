"""Tests of sorted lists and of the year charts of topics."""

from __future__ import annotations

import json
import re
from operator import itemgetter

from playwright.sync_api import Page, expect

from tests.browser.built_sites import Served
from tests.browser.conftest import Visit


def whole_list(dated: Served) -> list[tuple[str, str]]:
    """Title and date of each paper of the topic in its default order."""
    catalogue = json.loads((dated.folder / "catalogue.json").read_text("utf-8"))
    papers = {paper["id"]: (paper["title"], paper["date"] or "") for paper in catalogue["papers"]}
    pages = sorted(
        (dated.folder / "topics" / "loss-landscapes").rglob("index.html"),
        key=lambda page: (len(page.parts), str(page)),
    )
    ids = [
        paper_id
        for page in pages
        for paper_id in re.findall(r'class="row-title" href="[^"]*papers/([^/"]+)/"', page.read_text("utf-8"))
    ]
    assert len(ids) > 200
    return [papers[paper_id] for paper_id in ids]


def shown(page: Page) -> list[str]:
    """The titles of the list in their order."""
    return page.locator("article > .rows .row-title").all_inner_texts()


def test_a_list_of_several_pages_is_sorted_as_a_whole(dated_page: Page, dated: Served) -> None:
    papers = whole_list(dated)
    dated_page.goto("topics/loss-landscapes/")
    expect(dated_page.get_by_role("button", name="Most typical")).to_have_attribute("aria-pressed", "true")
    assert shown(dated_page) == [title for title, _ in papers[:200]]
    dated_page.get_by_role("button", name="Newest").click()
    newest = [title for title, date in sorted(papers, key=itemgetter(1), reverse=True)]
    undated = sum(not date for _, date in papers)
    expect(dated_page.locator(".sorting .status-message")).to_have_text(
        f"{undated} of {len(papers)} papers have no date and come last."
    )
    assert shown(dated_page) == newest[:200]
    assert dated_page.url.endswith("/topics/loss-landscapes/?sort=date")
    dated_page.locator(".pager a", has_text="2").click()
    dated_page.wait_for_url("**/?sort=date&page=2")
    expect(dated_page.locator(".row-title").first).to_have_text(newest[200])
    assert shown(dated_page) == newest[200:400]
    dated_page.go_back()
    expect(dated_page.locator(".row-title").first).to_have_text(newest[0])
    dated_page.evaluate("window.wasKept = true")
    dated_page.get_by_role("button", name="Title").press("Enter")
    expect(dated_page.locator(".row-title").first).to_have_text(min(title for title, _ in papers))
    dated_page.get_by_role("button", name="Most typical").click()
    assert shown(dated_page) == [title for title, _ in papers[:200]]
    assert dated_page.url.endswith("/topics/loss-landscapes/")
    assert dated_page.evaluate("window.wasKept"), "the browser loaded the whole page"


def test_the_address_restores_a_sorted_list(dated_page: Page, dated: Served) -> None:
    newest = [title for title, _ in sorted(whole_list(dated), key=itemgetter(1), reverse=True)]
    dated_page.goto("topics/loss-landscapes/?sort=date&page=2")
    expect(dated_page.locator(".row-title").first).to_have_text(newest[200])
    dated_page.locator(".row-title").first.click()
    expect(dated_page.locator("h2", has_text="Abstract")).to_be_visible()
    dated_page.go_back()
    expect(dated_page.locator(".row-title").first).to_have_text(newest[200])
    expect(dated_page.locator(".row-title").first).to_be_focused()
    dated_page.goto("topics/loss-landscapes/page-2/")
    dated_page.get_by_role("button", name="Newest").click()
    dated_page.wait_for_url("**/topics/loss-landscapes/?sort=date")
    expect(dated_page.locator(".row-title").first).to_have_text(newest[0])


def test_an_unknown_order_is_ignored(dated_page: Page) -> None:
    dated_page.goto("topics/loss-landscapes/?sort=<img src=x onerror=alert(1)>&page=-7")
    expect(dated_page.get_by_role("button", name="Most typical")).to_have_attribute("aria-pressed", "true")
    assert dated_page.locator("article img").count() == 0


def test_topics_of_dated_papers_have_year_charts(dated_page: Page, visit: Visit) -> None:
    dated_page.goto("topics/")
    years = dated_page.locator(".cards .years").first
    expect(years).to_be_visible()
    assert re.fullmatch(
        r"Papers by year: 2015: \d+, 2016: .*, 2023: \d+", years.get_attribute("aria-label") or ""
    )
    box = years.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 30
    dated_page.goto("topics/loss-landscapes/")
    assert re.search(
        r"most in \d{4}: \d+ · \d+ of \d+ have a date", dated_page.locator(".facts").inner_text()
    )
    assert visit("topics/").locator(".years").count() > 10
