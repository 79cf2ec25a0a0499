"""Tests of what happens before the first paint: fonts, color scheme and a fallback for blocked storage."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_until

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"


def font_of(page: Page, selector: str) -> str:
    """The typeface that comes first for an element."""
    return (
        str(
            page.evaluate(
                "selector => getComputedStyle(document.querySelector(selector)).fontFamily", selector
            )
        )
        .split(",")[0]
        .strip('"')
    )


def test_formulas_have_their_font_after_instant_navigation(visit: Visit, address: str) -> None:
    page = visit("about/")
    page.wait_for_load_state("networkidle")
    follow = (
        "(to) => Object.assign(document.body.appendChild(document.createElement('a')), { href: to }).click()"
    )
    page.evaluate(follow, address + PAPER)
    wait_until(
        page, "[...document.fonts].some((font) => font.family.includes('STIX') && font.status === 'loaded')"
    )
    page.evaluate(
        follow, address + "papers/circle-loss-a-unified-perspective-of-pair-similarity-optimization/"
    )
    expect(page.locator("h1")).to_contain_text("Circle Loss")
    wait_until(page, "!document.documentElement.className.includes('fallback')")
    assert font_of(page, "article math") == "STIX Two Math"
    loads = """performance.getEntriesByType("resource")
      .filter(({ name, transferSize }) => name.includes("stix-core") && transferSize).length"""
    assert page.evaluate(loads) == 1


def test_late_fonts_are_used_from_the_next_page_on(plain_page: Page, address: str) -> None:
    page = plain_page
    late: list[Route] = []
    page.route(re.compile(r"/newsreader\.woff2$"), lambda route: late.append(route))
    page.goto(address + "topics/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    assert font_of(page, "h1") == "N Georgia"
    with page.expect_response(late[0].request.url):
        late[0].continue_()
    # Arrived and decoded: a busy machine may take longer for that than the next page waits.
    fonts = ["1em Newsreader", '1em "Instrument Sans"', "italic 1em Wordmark"]
    page.evaluate("fonts => Promise.all(fonts.map((font) => document.fonts.load(font, 'digest')))", fonts)
    assert font_of(page, "h1") == "N Georgia", "a page that is read already does not change"
    # Before the scripts have run, a click would load the whole page and ask for the font anew.
    page.wait_for_load_state("load")
    page.locator(".cards a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    # The page also has formulas, whose font may be late itself.
    wait_until(page, "!document.documentElement.classList.contains('fallback-text')")
    assert font_of(page, "h1") == "Newsreader"


def test_a_page_is_visible_if_no_font_can_be_loaded(plain_page: Page, address: str) -> None:
    page = plain_page
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(address + PAPER)
    expect(page.locator(".abstract")).to_be_visible()
    assert font_of(page, ".abstract") == "N Georgia"


def test_the_color_scheme_can_be_switched(visit: Visit) -> None:
    page = visit()
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")


@pytest.mark.parametrize(
    ("system", "chosen", "shown"),
    [("dark", None, "ink"), ("dark", "light", "paper"), ("light", "dark", "ink"), ("light", None, "paper")],
)
def test_the_color_scheme_is_applied_without_the_themes_script(
    visit: Visit,
    browser: Browser,
    address: str,
    system: Literal["dark", "light"],
    chosen: str | None,
    shown: str,
) -> None:
    page = visit("about/", scheme=system)
    if chosen:
        page.locator(f"label[title='Switch to {chosen} mode']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    with browser.new_context(
        color_scheme=system, storage_state=page.context.storage_state() if chosen else None
    ) as context:
        early = context.new_page()
        early.route("**/bundle.*", lambda route: route.abort())
        early.goto(address + PAPER)
        expect(early.locator("body")).to_have_attribute("data-md-color-scheme", shown)


@pytest.mark.parametrize("chosen", [None, "dark"])
def test_only_a_chosen_color_scheme_overrides_the_system_preference(visit: Visit, chosen: str | None) -> None:
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
        " Object.defineProperty(window, name,"
        " { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })",
        "localStorage.setItem('/paper-digest/.__palette', '{{{')",
        "localStorage.setItem('/paper-digest/.__palette', '{\"color\": 5}')",
    ],
    ids=["blocked", "broken", "of another type"],
)
def test_pages_work_with_blocked_or_broken_storage(visit: Visit, storage: str) -> None:
    page = visit("about/", scheme="dark")
    page.context.add_init_script(storage)
    page.goto(page.url.replace("about/", PAPER))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
    page.get_by_role("button", name="To read").click()
    page.locator("label[title='Switch to light mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")
