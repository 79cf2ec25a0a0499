"""Tests of papers that a reader is not interested in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count

ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
EXADAM = "exadam-the-power-of-adaptive-cross-moments"
PAPER = f"papers/{ADAM}/"
LIST = "topics/optimisation/"


def hide(row: Locator) -> str:
    """Hides the paper of a row; returns its title."""
    title = row.locator(".row-title").inner_text()
    row.hover()
    row.get_by_role("button", name=f"Not interested: {title}", exact=True).click()
    return title


def row_of(page: Page, title: str) -> Locator:
    """The row with a title."""
    return page.locator(".rows li", has=page.get_by_role("link", name=title, exact=True, include_hidden=True))


def test_a_hidden_paper_is_left_out_of_every_list(visit: Visit, address: str) -> None:
    page = visit(LIST)
    title = hide(page.locator(".rows li", has=page.locator(f"a[href*='{EXADAM}']")))
    expect(row_of(page, title)).to_be_hidden()
    expect(page.locator(".hidden-count")).to_have_text("1 paper hidden. Show")
    for path in ("search/?q=exadam", "browse/e/", "tags/saddle-point/"):
        page.goto(address + path)
        page.locator(".rows li").first.wait_for(state="attached")
        expect(page.locator(f".rows a[href*='{EXADAM}']")).to_be_hidden()
        expect(page.locator(".hidden-count")).to_have_text("1 paper hidden. Show")
    page.get_by_role("button", name="Show the hidden papers").click()
    expect(row_of(page, title)).to_be_visible()
    expect(page.locator(".hidden-count")).to_have_text("You hid 1 paper. Hide again")
    page.get_by_role("button", name=f"Not interested: {title}").click()
    expect(page.locator(".hidden-count")).to_have_count(0)
    page.reload()
    expect(row_of(page, title)).to_be_visible()


def test_hiding_can_be_undone_at_once(visit: Visit) -> None:
    page = visit(LIST)
    title = hide(page.locator(".rows li").nth(2))
    expect(page.get_by_role("status").filter(has_text=f"Hidden: {title}")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(row_of(page, title)).to_be_visible()
    expect(row_of(page, title).locator(".row-title")).to_be_focused()
    expect(page.locator(".notice, .hidden-count")).to_have_count(0)


def test_the_page_of_a_paper_hides_it_and_the_reading_list_page_restores_it(
    visit: Visit, address: str
) -> None:
    page = visit(PAPER)
    button = page.get_by_role("button", name="Not interested")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    title = page.title().removesuffix(" · Paper digest")
    page.goto(address + LIST)
    expect(page.locator(f".rows a[href*='{ADAM}']")).to_be_hidden()
    page.goto(address + "reading-list/")
    expect(page.locator(".reading-list h2")).to_have_text(["Hidden papers · 1"])
    page.get_by_role("button", name=f"Show again: {title}").click()
    expect(page.locator(".reading-list h2")).to_have_count(0)
    expect(page.locator(".reading-list .status-message")).to_have_text(f"Shown again: {title}")
    page.goto(address + PAPER)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_hidden_results_are_skipped_by_the_arrow_keys(visit: Visit) -> None:
    page = visit("search/?q=hessian")
    total = count(page)
    titles = page.locator(".search-results .row-title").all_inner_texts()
    hide(page.locator(".search-results li").first)
    expect(page.locator(".hidden-count")).to_have_text("1 paper hidden. Show")
    assert count(page) == total
    page.locator(".search-form [name=q]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".row-title:focus")).to_have_text(titles[1])


def test_two_tabs_hide_papers_without_overwriting_each_other(visit: Visit, address: str) -> None:
    page = visit(LIST)
    second_page = page.context.new_page()
    second_page.goto(address + LIST)
    first = hide(second_page.locator(".rows li").nth(0))
    expect(row_of(page, first)).to_be_hidden()
    second = hide(page.locator(".rows li").nth(1))
    expect(page.locator(".hidden-count")).to_have_text("2 papers hidden. Show")
    expect(second_page.locator(".hidden-count")).to_have_text("2 papers hidden. Show")
    expect(row_of(second_page, second)).to_be_hidden()


def test_sorting_keeps_papers_hidden(visit: Visit) -> None:
    page = visit(LIST)
    title = hide(page.locator(".rows li").nth(3))
    page.get_by_role("button", name="Title", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?sort=title$"))
    expect(row_of(page, title)).to_be_hidden()
    expect(page.locator(".hidden-count")).to_have_text("1 paper hidden. Show")


@pytest.mark.parametrize("stored", ["{", "null", '[1, null, {"id": "../x"}]'])
def test_broken_storage_hides_nothing(visit: Visit, stored: str) -> None:
    page = visit(LIST)
    rows = page.locator(".rows li").count()
    page.evaluate("text => localStorage.setItem('/paper-digest/hidden-papers', text)", stored)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".rows li:visible").count() == rows
    expect(page.locator(".hidden-count")).to_have_count(0)


def test_full_storage_is_reported_and_hides_nothing(visit: Visit) -> None:
    page = visit(LIST)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    title = hide(page.locator(".rows li").first)
    expect(page.locator(".notice")).to_contain_text("Not saved: this browser's storage is full or blocked.")
    expect(row_of(page, title)).to_be_visible()


def test_without_scripts_there_are_no_buttons(visit: Visit) -> None:
    page = visit(LIST, scripts=False)
    assert page.locator(".rows li").count() > 5
    assert page.locator(".hide-paper, .hidden-count").count() == 0


def test_the_buttons_cover_no_text(visit: Visit) -> None:
    page = visit(LIST, width=390)
    page.locator(".hide-paper").last.wait_for()
    for row in page.locator(".rows li").all():
        text, button = row.locator("p").first.bounding_box(), row.locator(".hide-paper").bounding_box()
        assert text is not None
        assert button is not None
        assert text["x"] + text["width"] <= button["x"]
