"""Tests of a paper's reading state, of new papers since the last visit, and of link previews."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.site.exports.reading_list_index import KEY_LENGTH
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_until

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
PAPER = f"papers/{ADAM}/"
LIST = "reading-list/"


def test_a_paper_is_saved_by_keyboard_and_lists_show_its_state(visit: Visit) -> None:
    page = visit(PAPER)
    to_read, read = (
        page.get_by_role("button", name="To read"),
        page.get_by_role("button", name="Read", exact=True),
    )
    to_read.focus()
    page.keyboard.press("Enter")
    expect(to_read).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(to_read).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    read.press("Space")
    expect(read).to_have_attribute("aria-pressed", "true")
    expect(to_read).to_have_attribute("aria-pressed", "false")
    page.locator(".kicker a").first.click()
    page.wait_for_url("**/topics/**")
    row = page.locator(".rows li", has=page.locator(f"a[href*='{ADAM}']"))
    expect(row.get_by_role("img", name="Read")).to_be_visible()
    assert page.locator(".status-icon").count() == 1
    row.locator(".row-title").click()
    read.click()
    expect(read).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(row).to_be_visible()
    assert page.locator(".status-icon").count() == 0


def test_a_second_click_removes_the_paper_from_the_list(visit: Visit) -> None:
    page = visit(PAPER)
    box = page.get_by_role("button", name="To read").bounding_box()
    assert box
    for pressed in ("true", "false"):
        page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
        expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", pressed)
    expect(page.get_by_role("button", name="Read", exact=True)).to_have_attribute("aria-pressed", "false")


def test_adding_the_buttons_shifts_nothing(visit: Visit) -> None:
    page = visit(PAPER, width=390)
    page.get_by_role("button", name="To read").wait_for()
    with_switches = page.locator("h1").bounding_box()
    assert visit(PAPER, width=390, scripts=False).locator("h1").bounding_box() == with_switches


@pytest.mark.parametrize(
    "stored",
    ["{", "null", "7", '"<img src=x onerror=alert(1)>"', '[1, null, {"id": "../x", "state": "read"}]'],
)
def test_broken_storage_counts_as_an_empty_list(visit: Visit, stored: str) -> None:
    page = visit(LIST)
    page.evaluate(
        "stored => { for (const name of ['reading-list', 'seen'])"
        " localStorage.setItem('/paper-digest/' + name, stored) }",
        stored,
    )
    page.reload()
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    page.goto(page.url.replace(LIST, ""))
    page.goto(page.url + PAPER)
    page.get_by_role("button", name="To read").click()
    expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "true")


def test_full_storage_is_reported(visit: Visit) -> None:
    page = visit(PAPER)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    page.get_by_role("button", name="To read").click()
    expect(page.locator(".reading-status .status-message")).to_have_text(
        "Not saved: this browser's storage is full or blocked."
    )
    expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "false")


# ---------------------------------------------------------------- news, previews


def test_new_papers_since_the_last_visit_are_listed(visit: Visit, address: str, built: Path) -> None:
    page = visit()
    wait_until(page, "localStorage.getItem('/paper-digest/seen')")
    assert page.locator(".new-papers").inner_text() == ""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".new-papers").inner_text() == ""
    assert "reading-list/keys.txt" not in requests, "without news nothing is loaded"
    # As if the last visit had been before the three latest papers arrived.
    page.evaluate(
        """size => {
          const visit = JSON.parse(localStorage.getItem("/paper-digest/seen"))
          const keys = visit.keys.slice(3 * size)
          Object.assign(visit, { keys, stamp: "another", at: 1, day: "2026-05-03" })
          localStorage.setItem("/paper-digest/seen", JSON.stringify(visit))
        }""",
        KEY_LENGTH,
    )
    for _ in range(2):
        page.reload()
        expect(page.locator(".new-papers")).to_contain_text(
            "3 papers new since your last visit on May 3, 2026"
        )
    page.get_by_role("button", name="Show").press("Enter")
    rows = json.loads((built / "reading-list" / "0.json").read_text("utf-8"))[:3]
    expect(page.locator(".news .row-title")).to_have_text([row["title"] for row in rows])
    page.locator(".news .row-title").first.click()
    page.wait_for_url(f"**/papers/{rows[0]['id']}/")
    page.evaluate(
        "k => localStorage.setItem(k, JSON.stringify({ ...JSON.parse(localStorage.getItem(k)), at: 1 }))",
        "/paper-digest/seen",
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.locator(".new-papers").inner_text() == ""


def test_keyboard_focus_opens_a_preview_and_escape_closes_it(visit: Visit) -> None:
    page = visit(PAPER)
    page.wait_for_load_state("networkidle")
    link = page.locator(".related a").first
    page.locator(".cite button").last.focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    preview = page.get_by_role("tooltip")
    expect(preview.locator(".preview-title")).to_have_text(link.inner_text())
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(link).to_be_focused()


def test_hovering_opens_a_preview_that_the_pointer_can_enter(visit: Visit) -> None:
    page = visit(PAPER)
    page.evaluate("window.wasKept = true")
    page.locator(".related a").first.click()
    wait_until(page, "path => !location.pathname.endsWith(path)", PAPER)
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("window.wasKept"), "the browser loaded the whole page"
    page.mouse.move(5, 5)
    link = page.locator(".related a").first
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text(link.inner_text())
    expect(preview.locator(".preview-text")).not_to_be_empty()
    preview.hover()
    page.wait_for_timeout(400)  # no event to wait for: the preview must stay open
    expect(preview).to_be_visible()
    page.locator("h1").hover()
    expect(preview).to_have_count(0)
    assert page.locator("#preview, [aria-describedby=preview]").count() == 0


def test_previous_and_next_links_are_inverse(visit: Visit) -> None:
    page = visit(PAPER)
    here = page.url
    page.locator(".prev-next a").last.click()
    # The address changes before the page does.
    links = "[...document.querySelectorAll('.prev-next a')]"
    leads_back = f"here => location.href !== here && {links}.some((link) => link.href === here)"
    wait_until(page, leads_back, here)
