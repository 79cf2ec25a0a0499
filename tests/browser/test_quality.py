"""What every page owes its readers: no barrier that axe-core finds, few bytes, and nothing that moves while it loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"
PAGES = (
    "",
    "topics/",
    "topics/optimisation/",
    "topics/unsorted/",
    "papers/",
    PAPER,
    "browse/a/",
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
    "search/?q=loss+landscape",
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
    "map/",
    "like/",
    "reading-list/",
)
"""Each kind of page that has something of its own to wait for."""
_MOST = 15 * 1024
_STILL = 0.01
"""How much may move: a share of what is in sight times how far it goes, summed up while the page loads."""
_LINE = {"offline": False, "latency": 80, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
_WATCH = """
window.moves = []
const nameOf = ({ node }) => (node?.closest ? node : node?.parentElement)?.outerHTML.slice(0, 60)
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) moves.push([one.value, one.startTime, ...one.sources.map(nameOf)])
}).observe({ type: "layout-shift", buffered: true })
"""
_AXE = Axe()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("page", PAGES)
def test_pages_are_accessible(page: str, scheme: str, width: int, visit: Visit) -> None:
    shown = visit(page, scheme=scheme, width=width)
    shown.wait_for_timeout(500 if page.startswith(("search", "map")) else 120)
    found = _AXE.run(shown)
    assert not found.response["violations"], found.generate_report()


def test_paper_pages_are_small(built: Path) -> None:
    sizes = {page.parent.name: page.stat().st_size for page in (built / "papers").glob("*/index.html")}
    assert len(sizes) > 300
    assert {paper: size for paper, size in sizes.items() if size > _MOST} == {}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("slow", [True, False], ids=["slow line", "fast line"])
def test_no_layout_shift_while_a_page_loads(width: int, slow: bool, browser: Browser, address: str) -> None:
    moved: dict[str, list[tuple[float, ...]]] = {}
    for start in range(0, len(KINDS), 4):
        pages = {kind: _page(browser, width, slow) for kind in KINDS[start : start + 4]}
        for kind, page in pages.items():
            page.goto(
                address + kind, wait_until="commit"
            )  # they load at the same time, each down a line of its own
        moved |= {kind: moves for kind, page in pages.items() if _sum(moves := _moves(page)) > _STILL}
    assert moved == {}


def _page(browser: Browser, width: int, slow: bool) -> Page:
    """A page that notes what moves."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(_WATCH)
    if slow:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", _LINE)
    return page


def _sum(moves: list[tuple[float, ...]]) -> float:
    return sum(move[0] for move in moves)


def _moves(page: Page) -> list[tuple[float, ...]]:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    moves: list[tuple[float, ...]] = page.evaluate("moves")
    page.context.close()
    return moves
