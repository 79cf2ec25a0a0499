"""What every page owes its readers: no barrier that axe-core finds, and few bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

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
    "404.html",
    "search/?q=loss+landscape",
    "map/",
    "like/",
    "reading-list/",
)
_MOST = 15 * 1024
_AXE = Axe()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_barrier(page: str, scheme: str, width: int, visit: Visit) -> None:
    shown = visit(page, scheme=scheme, width=width)
    shown.wait_for_timeout(500 if page.startswith(("search", "map")) else 120)
    found = _AXE.run(shown)
    assert not found.response["violations"], found.generate_report()


def test_a_papers_page_is_light(built: Path) -> None:
    sizes = {page.parent.name: page.stat().st_size for page in (built / "papers").glob("*/index.html")}
    assert len(sizes) > 300
    assert {paper: size for paper, size in sizes.items() if size > _MOST} == {}
