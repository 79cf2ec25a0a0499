"""Tests of accessibility (axe-core), page size and layout shift."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, wait_until_complete

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"
PAGES = (
    "",
    "topics/",
    "topics/optimisation/",
    "topics/unsorted/",
    "papers/",
    PAPER,
    "browse/a/",
    "browse/2024/",
    "authors/",
    "authors/sergey-levine/",
    "authors/yang-liu/",
    "browse/authors-l/",
    "venues/",
    "venues/iclr/",
    "tags/",
    "tags/loss-landscape/",
    "dumps/",
    "dumps/003-9b95d5e03c9646b7-txt/",
    "dumps/unread/",
    "glossary/",
    "datasets/",
    "datasets/imagenet/",
    "code/",
    "about/",
    "project/evaluation/",
    "project/commands/",
    "project/correcting-a-paper/",
    "404.html",
    "follow/",
    "search/?q=loss+landscape",
    "search/?q=author%3Ali&venue=ICLR",
    "map/",
    "like/",
    "reading-list/",
)
KINDS = (
    "",
    "topics/",
    "topics/optimisation/",
    PAPER,
    "papers/circle-loss-a-unified-perspective-of-pair-similarity-optimization/",
    "tags/",
    "glossary/",
    "search/",
    "search/?q=loss+landscape",
    "search/?q=author%3Ali",
    "map/",
    "like/",
    "reading-list/",
)
"""Each kind of page that has something of its own to wait for."""
_MAX_SIZE, _MAX_MEAN_SIZE = 16 * 1024, 12 * 1024
_MAX_SHIFT = 0.01
"""How much may move: a share of what is in sight times how far it goes, summed up while the page loads."""
_LONG = 120_000
"""Milliseconds that pages on slow lines may take to load on a machine with much other work."""
_SLOW_CONNECTION = {
    "offline": False,
    "latency": 80,
    "downloadThroughput": 200_000,
    "uploadThroughput": 200_000,
}
_RECORD_SHIFTS = """
window.shifts = []
const nameOf = ({ node }) => (node?.closest ? node : node?.parentElement)?.outerHTML.slice(0, 60)
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) shifts.push([entry.value, entry.startTime, ...entry.sources.map(nameOf)])
}).observe({ type: "layout-shift", buffered: true })
"""
_AXE = Axe()
_ADAM = "adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity"
_KEPT = {
    "reading-list": [
        {"id": _ADAM, "state": "to-read", "title": "Adam", "day": "2026-05-01", "note": "A note"}
    ],
    "hidden-papers": [{"id": "sensitivity-analysis-on-loss-landscape", "title": "Sensitivity", "day": ""}],
    "saved-searches": [{"name": "Hessians", "search": "q=hessian", "total": 7, "day": "2026-05-01"}],
}
"""What a reader has stored, by the name of the list."""


@pytest.mark.parametrize(
    ("path", "scheme", "width"),
    [*((path, "light", 1280) for path in PAGES), *((path, "dark", 390) for path in KINDS)],
)
def test_pages_are_accessible(path: str, scheme: str, width: int, visit: Visit) -> None:
    page = visit(path, scheme=scheme, width=width)
    wait_until_complete(page)
    if path.startswith("search/?"):
        expect(page.locator(".search-results li").first).to_be_visible()
    if path.startswith("map"):
        expect(page.locator(".map-table tr").first).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_what_a_reader_keeps_is_accessible(scheme: str, width: int, visit: Visit, address: str) -> None:
    page = visit("reading-list/", scheme=scheme, width=width)
    for name, records in _KEPT.items():
        key_and_text = [f"/paper-digest/{name}", json.dumps(records)]
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", key_and_text)
    for path, element in (
        ("reading-list/", ".note-editor"),
        (PAPER, ".paper-note"),
        ("search/", ".saved-searches-list"),
        ("search/?q=network&topic=Optimization+algorithms&not-year=2024", ".save-search button"),
        ("topics/loss-landscapes/", ".hide-paper"),
    ):
        page.goto(address + path)
        page.locator(element).first.wait_for()
        wait_until_complete(page)
        assert_accessible(page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_role("button", name="Show the hidden papers").click()
    expect(page.locator(".notice")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing to object to."""
    report = _AXE.run(page)
    assert not report.response["violations"], report.generate_report()


def test_paper_pages_are_small(built: Path) -> None:
    sizes = {page.parent.name: page.stat().st_size for page in (built / "papers").glob("*/index.html")}
    assert len(sizes) > 300
    assert {paper: size for paper, size in sizes.items() if size > _MAX_SIZE} == {}
    assert sum(sizes.values()) / len(sizes) <= _MAX_MEAN_SIZE


@pytest.mark.parametrize(
    ("width", "slow"),
    [(390, True), (1280, True), (1280, False)],
    ids=["phone, slow line", "desktop, slow line", "desktop, fast line"],
)
def test_no_layout_shift_while_a_page_loads(width: int, slow: bool, browser: Browser, address: str) -> None:
    shifted: dict[str, list[tuple[float, ...]]] = {}
    for start in range(0, len(KINDS), 4):
        pages = {kind: _page(browser, width, slow) for kind in KINDS[start : start + 4]}
        for kind, page in pages.items():
            page.goto(
                address + kind, wait_until="commit"
            )  # they load at the same time, each down a line of its own
        shifted |= {
            kind: shifts for kind, page in pages.items() if _sum(shifts := _shifts(page)) > _MAX_SHIFT
        }
    assert shifted == {}


def _page(browser: Browser, width: int, slow: bool) -> Page:
    """A page that notes what moves."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.set_default_navigation_timeout(_LONG)
    page.add_init_script(_RECORD_SHIFTS)
    if slow:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", _SLOW_CONNECTION)
    return page


def _sum(shifts: list[tuple[float, ...]]) -> float:
    return sum(shift[0] for shift in shifts)


def _shifts(page: Page) -> list[tuple[float, ...]]:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)  # no event to wait for: the test is that nothing moves
    shifts: list[tuple[float, ...]] = page.evaluate("shifts")
    page.context.close()
    return shifts
