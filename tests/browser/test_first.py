"""What is settled before a page is painted: its typefaces, light or dark, and storage that does not fail."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"


def font_of(page: Page, what: str) -> str:
    """The typeface that comes first for an element."""
    return (
        str(page.evaluate("what => getComputedStyle(document.querySelector(what)).fontFamily", what))
        .split(",")[0]
        .strip('"')
    )


def test_formulas_of_a_page_that_is_turned_to_have_their_font(visit: Visit, address: str) -> None:
    page = visit("about/")
    page.wait_for_load_state("networkidle")
    follow = (
        "(to) => Object.assign(document.body.appendChild(document.createElement('a')), { href: to }).click()"
    )
    page.evaluate(follow, address + PAPER)
    page.wait_for_function(
        "[...document.fonts].some((one) => one.family.includes('STIX') && one.status === 'loaded')"
    )
    page.evaluate(
        follow, address + "papers/circle-loss-a-unified-perspective-of-pair-similarity-optimization/"
    )
    expect(page.locator("h1")).to_contain_text("Circle Loss")
    page.wait_for_function("!document.documentElement.className.includes('plain')")
    assert font_of(page, "article math") == "STIX Two Math"
    loaded = "performance.getEntriesByType('resource').filter((one) => one.name.includes('stix-core') && one.transferSize).length"
    assert page.evaluate(loaded) == 1


def test_typefaces_that_are_late_are_used_from_the_next_page_on(browser: Browser, address: str) -> None:
    page = browser.new_page()
    late: list[Route] = []
    page.route(re.compile(r"/newsreader\.woff2$"), lambda route: late.append(route))
    page.goto(address + "topics/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    assert font_of(page, "h1") == "N Georgia"
    with page.expect_response(late[0].request.url):
        late[0].continue_()
    page.wait_for_load_state("networkidle")
    assert font_of(page, "h1") == "N Georgia", "a page that is read already does not change"
    page.locator(".cards a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    page.wait_for_function("!document.documentElement.className.includes('plain')")
    assert font_of(page, "h1") == "Newsreader"
    page.close()


def test_a_page_is_seen_where_no_typeface_can_be_had(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(address + PAPER)
    expect(page.locator(".abstract")).to_be_visible()
    assert font_of(page, ".abstract") == "N Georgia"
    page.close()


def test_the_scheme_can_be_switched(visit: Visit) -> None:
    page = visit()
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")


@pytest.mark.parametrize(
    ("system", "chosen", "shown"),
    [("dark", None, "ink"), ("dark", "light", "paper"), ("light", "dark", "ink"), ("light", None, "paper")],
)
def test_a_page_is_painted_as_the_reader_likes_it_before_the_themes_script_comes(
    visit: Visit,
    browser: Browser,
    address: str,
    system: Literal["dark", "light"],
    chosen: str | None,
    shown: str,
) -> None:
    page = visit("about/", scheme=system)
    if chosen:
        page.locator(f"label[title='Switch to {chosen}']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    with browser.new_context(
        color_scheme=system, storage_state=page.context.storage_state() if chosen else None
    ) as context:
        early = context.new_page()
        early.route("**/bundle.*", lambda route: route.abort())
        early.goto(address + PAPER)
        expect(early.locator("body")).to_have_attribute("data-md-color-scheme", shown)


@pytest.mark.parametrize("chosen", [None, "dark"])
def test_only_a_choice_outlasts_what_the_system_prefers(visit: Visit, chosen: str | None) -> None:
    page = visit("about/", scheme="light")
    if chosen:
        page.locator("label[title='Switch to dark mode']").click()
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
    expect(page.locator("label[title='Switch to light mode']")).to_be_visible()
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink" if chosen else "paper")


@pytest.mark.parametrize(
    "storage",
    [
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })",
        "localStorage.setItem('/paper-digest/.__palette', '{{{')",
        "localStorage.setItem('/paper-digest/.__palette', '{\"color\": 5}')",
    ],
    ids=["forbidden", "spoilt", "not the theme's"],
)
def test_storage_that_fails_costs_nothing_else(visit: Visit, storage: str) -> None:
    page = visit("about/", scheme="dark")
    page.context.add_init_script(storage)
    page.goto(page.url.replace("about/", PAPER))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
    page.get_by_role("button", name="To read").click()
    page.locator("label[title='Switch to light mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")
