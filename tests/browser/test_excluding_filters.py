"""Tests of filters whose values exclude papers."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count

TOPIC = "Loss landscapes"


def test_a_value_can_be_excluded_by_keyboard_and_included_again(visit: Visit) -> None:
    page = visit("search/?q=network")
    total = count(page)
    page.locator("select[name=topic]").select_option(TOPIC)
    expect(page).to_have_url(re.compile(r"\?q=network&topic=Loss\+landscapes$"))
    expect(page.locator(".search-status")).not_to_have_text(f"{total} papers.")
    included = count(page)
    switch = page.get_by_role("button", name=f"{TOPIC}: exclude these papers instead")
    switch.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=network&not-topic=Loss\+landscapes$"))
    expect(page.locator(".search-status")).to_have_text(f"{total - included} papers.")
    expect(page.locator(".remove-value")).to_have_text([f"not {TOPIC}"])
    for facts in page.locator(".search-results .row-facts").all_inner_texts():
        assert TOPIC not in facts
    back = page.get_by_role("button", name=f"not {TOPIC}: include these papers instead")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text(f"{included} papers.")
    page.go_back()
    expect(page.locator(".remove-value")).to_have_text([f"not {TOPIC}"])
    page.get_by_role("button", name=f"not {TOPIC}: remove this topic filter").click()
    expect(page.locator(".search-status")).to_have_text(f"{total} papers.")


def test_several_values_of_several_filters_are_excluded(visit: Visit) -> None:
    page = visit("search/?q=network&not-topic=loss+landscapes&not-year=2024&not-year=2023")
    excluded = count(page)
    expect(page.locator(".remove-value")).to_have_text([f"not {TOPIC}", "not 2024", "not 2023"])
    expect(page).to_have_url(re.compile(r"not-topic=Loss\+landscapes&not-year=2024&not-year=2023$"))
    every, in_topic, in_years, in_both = (
        count(visit(f"search/?q=network{filters}"))
        for filters in (
            "",
            "&topic=Loss+landscapes",
            "&year=2024&year=2023",
            "&topic=Loss+landscapes&year=2024&year=2023",
        )
    )
    assert excluded == every - in_topic - in_years + in_both


def test_an_excluded_author_need_not_be_in_the_menu(visit: Visit) -> None:
    together = visit("search/?author=Randall+Balestriero")
    total = count(together)
    page = visit("search/?author=Randall+Balestriero&not-author=mark+ibrahim")
    assert count(page) == total - 3, "three papers are by both"
    expect(page.locator(".remove-value")).to_have_text(["Randall Balestriero", "not Mark Ibrahim"])
    assert set(page.locator(".row-facts mark").all_inner_texts()) == {"Randall Balestriero"}


def test_the_menus_count_what_an_excluded_value_leaves(visit: Visit) -> None:
    page = visit(f"search/?q=network&not-topic={TOPIC}".replace(" ", "+"))
    left = count(page)
    option = page.locator("select[name=year] option[value='2024']")
    expect(option).to_have_text(re.compile(r"^2024 \(\d+\)$"))
    number = int(re.findall(r"\((\d+)\)", option.inner_text())[0])
    expect(page.locator("select[name=topic] option", has_text=TOPIC)).to_have_count(0)
    page.locator("select[name=year]").select_option("2024")
    expect(page.locator(".search-status")).to_have_text(f"{number} papers.")
    assert 0 < number < left


def test_papers_with_code_can_be_excluded(visit: Visit) -> None:
    page = visit("search/?q=learning")
    total = count(page)
    page.locator("input[name=code]").check()
    expect(page.locator(".remove-value")).to_have_text(["with code"])
    expect(page.locator(".search-status")).not_to_have_text(f"{total} papers.")
    with_code = count(page)
    page.get_by_role("button", name="with code: exclude these papers instead").click()
    expect(page.locator(".remove-value")).to_have_text(["without code"])
    expect(page.locator(".search-status")).to_have_text(f"{total - with_code} papers.")
    expect(page.locator("input[name=code]")).not_to_be_checked()
    page.locator("input[name=code]").check()
    expect(page.locator(".remove-value")).to_have_text(["with code"])


def test_unknown_excluded_values_are_reported_and_removed(visit: Visit) -> None:
    page = visit("search/?q=learning&not-tag=surface+reconstruction")
    expect(page.locator(".search-status")).to_contain_text("There is no tag “surface reconstruction”.")
    expect(page).to_have_url(re.compile(r"/search/\?q=learning$"))
