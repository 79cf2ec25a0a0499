"""Tests of searches that a reader saves."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count
from tests.browser.waiting import wait_until

KEY = "/paper-digest/saved-searches"
SEARCH = "search/?q=network&not-topic=Loss+landscapes"


def stored(page: Page) -> list[dict[str, object]]:
    """The saved searches in the browser's storage."""
    searches: list[dict[str, object]] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
    return searches


def save(page: Page, name: str) -> None:
    """Saves the search that the page shows, by keyboard."""
    count(page)
    page.get_by_role("button", name="Save this search").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name of this search")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator(".save-search span:focus")).to_contain_text(f"Saved as “{name}”")


def test_a_search_is_saved_with_its_filters_and_opened_again(visit: Visit, address: str) -> None:
    page = visit(SEARCH)
    total = count(page)
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_label("Name of this search")).to_have_value("network, not Loss landscapes")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Save this search")).to_be_focused()
    save(page, "Networks")
    page.goto(address + "search/")
    page.get_by_role("link", name="Networks", exact=True).click()
    expect(page).to_have_url(address + SEARCH)
    assert count(page) == total
    expect(page.locator(".remove-value")).to_have_text(["not Loss landscapes"])
    expect(page.locator(".save-search")).to_contain_text("Saved as “Networks”")
    expect(page.locator(".saved-searches")).to_be_empty()


def test_saved_searches_are_renamed_and_deleted_on_both_pages(visit: Visit, address: str) -> None:
    page = visit("search/?q=hessian")
    save(page, "First")
    page.goto(address + "search/?q=minima")
    save(page, "Second")
    page.goto(address + "reading-list/")
    items = page.locator(".saved-searches-list li a")
    expect(items).to_have_text(["First", "Second"])
    page.get_by_role("button", name="Rename: First").press("Enter")
    expect(items).to_have_text(["Second"])
    page.keyboard.press("Escape")
    expect(items).to_have_text(["First", "Second"])
    page.get_by_role("button", name="Rename: First").press("Enter")
    page.keyboard.type("<b>Renamed</b>")
    page.keyboard.press("Enter")
    expect(items).to_have_text(["<b>Renamed</b>", "Second"])
    expect(page.get_by_role("button", name="Rename: <b>Renamed</b>")).to_be_focused()
    page.goto(address + "search/")
    page.get_by_role("button", name="Delete: <b>Renamed</b>").press("Enter")
    expect(items).to_have_text(["Second"])
    expect(page.get_by_role("button", name="Delete: Second")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(items).to_have_text(["Second", "<b>Renamed</b>"])
    page.get_by_role("button", name="Delete: Second").click()
    page.get_by_role("button", name="Delete: <b>Renamed</b>").click()
    expect(page.locator(".saved-searches")).to_be_empty()
    expect(page.locator(".search-form [name=q]")).to_be_focused()


def test_an_opened_search_says_how_many_papers_are_new(visit: Visit) -> None:
    page = visit("search/?q=hessian")
    total = count(page)
    save(page, "Hessians")
    expect(page.locator(".save-search span")).to_have_text("Saved as “Hessians”")
    # As if two papers had been added since.
    record = [{"name": "Hessians", "search": "q=hessian", "total": total - 2, "day": "2026-05-03"}]
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(record)])
    page.reload()
    expect(page.locator(".save-search span")).to_have_text(
        "Saved as “Hessians”: 2 papers more than on 2026-05-03"
    )
    assert stored(page)[0]["total"] == total
    page.reload()
    count(page)
    expect(page.locator(".save-search span")).to_have_text("Saved as “Hessians”")


def test_two_tabs_save_searches_without_overwriting_each_other(visit: Visit, address: str) -> None:
    page = visit("search/?q=hessian")
    count(page)
    second_page = page.context.new_page()
    second_page.goto(address + "search/?q=minima")
    save(second_page, "Of the other tab")
    # Chromium copies a change to the storage of other tabs a moment later: no reader changes tabs so quickly.
    wait_until(page, f"localStorage.getItem('{KEY}')?.includes('Of the other tab')")
    save(page, "Of this tab")
    assert [saved["name"] for saved in stored(page)] == ["Of the other tab", "Of this tab"]
    wait_until(second_page, f"localStorage.getItem('{KEY}').includes('Of this tab')")
    second_page.get_by_role("button", name="Delete this saved search").click()
    page.locator(".search-form [name=q]").fill("")
    expect(page.locator(".saved-searches-list li a")).to_have_text(["Of this tab"])


def test_full_storage_and_broken_storage_are_survived(visit: Visit) -> None:
    page = visit("search/?q=hessian")
    page.evaluate('key => localStorage.setItem(key, \'[{"search": 7}, null, {"search": "q=a"}]\')', KEY)
    page.reload()
    count(page)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    page.get_by_role("button", name="Save this search").click()
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Not saved: this browser's storage is full or blocked.")
    expect(page.get_by_label("Name of this search")).to_be_visible()
    page.locator(".search-form [name=q]").fill("")
    expect(page.locator(".saved-searches-list li a")).to_have_text(["a"])
    expect(page).to_have_url(re.compile("/search/$"))
