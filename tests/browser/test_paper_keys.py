"""Tests of the keys that walk lists of papers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count
from tests.browser.waiting import wait_for_paper

LIST = "topics/loss-landscapes/"


def expect_focus(page: Page, position: int) -> None:
    """The title of the row at a position has the focus."""
    expect(page.locator(".row-title").nth(position)).to_be_focused()


@pytest.mark.parametrize(
    "path", ["", LIST, "tags/loss-landscape/", "authors/sergey-levine/", "search/?q=hessian", "venues/iclr/"]
)
def test_j_and_k_walk_every_list_of_papers(visit: Visit, path: str) -> None:
    page = visit(path)
    if path.startswith("search"):
        count(page)
        page.keyboard.press("ArrowDown")
    else:
        page.locator(".hide-paper").first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("j")
    expect_focus(page, 0)
    page.keyboard.press("j")
    expect_focus(page, 1)
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect_focus(page, 0)
    outline = "document.activeElement.matches(':focus-visible') && getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{outline}.outlineStyle") == "solid"


def test_o_and_enter_open_the_paper_and_going_back_returns_to_it(visit: Visit) -> None:
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    for key in ("o", "Enter"):
        page.keyboard.press("j")
        page.keyboard.press("j")
        link = page.locator(".row-title:focus")
        title, target = link.inner_text(), link.get_attribute("href")
        page.keyboard.press(key)
        wait_for_paper(page)
        assert target is not None
        assert page.url.endswith(target.removeprefix("../.."))
        page.go_back()
        expect(page.locator(".row-title:focus")).to_have_text(title)
    page.keyboard.press("k")
    expect(page.locator(".row-title:focus")).to_have_count(1)


def test_s_saves_the_paper_and_takes_it_off_again(visit: Visit, address: str) -> None:
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    title = page.locator(".row-title").nth(1).inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".notice")).to_contain_text(f"Added to your reading list: {title}")
    expect(page.locator("li", has_text=title).locator(".status-icon")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator(".notice")).to_contain_text(f"Removed from your reading list: {title}")
    expect(page.locator(".status-icon")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".status-icon")).to_have_count(1)
    expect_focus(page, 1)
    page.goto(address + "reading-list/")
    page.locator(".row-title").wait_for()
    page.keyboard.press("j")
    expect(page.locator(".row-title:focus")).to_have_text(title)


def test_removing_by_s_and_undoing_keeps_the_note(visit: Visit) -> None:
    page = visit("reading-list/")
    record = '[{"id": "a-paper", "state": "read", "title": "A paper", "day": "", "note": "kept"}]'
    page.evaluate("text => localStorage.setItem('/paper-digest/reading-list', text)", record)
    page.reload()
    page.locator(".row-title").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".reading-list")).to_contain_text("Your list is empty.")
    page.keyboard.press("u")
    expect(page.locator(".note-editor textarea")).to_have_value("kept")


def test_x_hides_the_paper_and_goes_on_to_the_next(visit: Visit) -> None:
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    titles = page.locator(".row-title").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".row-title:focus")).to_have_text(titles[1])
    page.keyboard.press("k")
    expect(page.locator(".row-title:focus")).to_have_text(titles[1])
    page.keyboard.press("u")
    expect(page.locator(".row-title:focus")).to_have_text(titles[0])


def test_no_keys_while_typing_or_with_modifiers(visit: Visit) -> None:
    page = visit("search/?q=hessian")
    count(page)
    field = page.locator(".search-form [name=q]")
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type(" jkosx?")
    expect(field).to_have_value("hessian jkosx?")
    expect(field).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    for modifier in ("Control", "Alt", "Meta"):
        page.keyboard.press(f"{modifier}+j")
    expect(page.locator(".row-title:focus")).to_have_count(0)
    page.keyboard.press("j")
    expect_focus(page, 0)


def test_the_last_result_leads_to_the_button_that_shows_more(visit: Visit) -> None:
    page = visit("search/?q=learning")
    count(page)
    page.locator(".search-results .row-title").nth(9).focus()
    page.keyboard.press("j")
    expect(page.locator(".show-more")).to_be_focused()
    page.keyboard.press("k")
    expect_focus(page, 9)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect_focus(page, 10)


def test_slash_and_the_keys_of_the_theme_keep_their_meaning(visit: Visit) -> None:
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("s")
    expect(page.locator(".notice")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("/")
    expect(page.locator(".digest-header input[type=search]")).to_be_focused()
    page = visit("topics/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/papers/$"))
    # The address changes before the page does.
    expect(page.locator("link[rel=prev]")).to_have_attribute("href", re.compile("topics/$"))
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("/topics/$"))


def test_a_question_mark_shows_the_keys_which_can_be_turned_off(visit: Visit, address: str) -> None:
    page = visit(LIST)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys in lists of papers")
    expect(dialog.locator("kbd")).to_have_text(["j", "k", "o", "s", "x", "u", "?", "/"])
    page.keyboard.press("x")
    expect(page.locator(".hidden-paper")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect_focus(page, 0)
    page.keyboard.press("?")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect_focus(page, 0)
    page.goto(address + "reading-list/")
    page.get_by_role("button", name="Keys in lists of papers").click()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Close").click()
    page.goto(address + LIST)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    expect_focus(page, 0)
