"""Fixtures for tests in a real browser: two sites, built by MkDocs and served below a path on loopback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.built_sites import BuiltSites, Served
from tests.browser.waiting import wait_until
from tests.project import copy_of_project
from tests.serving import serving

Visit = Callable[..., Page]
_PATIENCE = 30_000
"""Milliseconds that an expectation may take to come true, as on a machine with much other work."""


@pytest.fixture(scope="session")
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSites]:
    """The sites of this test run, which several processes may share."""
    shared = getattr(request.config, "workerinput", {}).get("sites")
    if shared:
        yield BuiltSites(Path(shared[0]), shared[1])
        return
    folder = tmp_path_factory.mktemp("sites")
    with serving(folder) as (address, _):
        yield BuiltSites(folder, address)


@pytest.fixture(scope="session")
def served(sites: BuiltSites) -> Served:
    """The site of the dumps in raw/."""
    return sites.site("paper-digest", copy_of_project)


@pytest.fixture(scope="session")
def built(served: Served) -> Path:
    """The folder of the built site."""
    return served.folder


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    """Where the site is served."""
    return served.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one the tests fail with a message that says what to do."""
    try:
        executable = chromium.find()
    except chromium.NoBrowserError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    with sync_playwright() as playwright:
        expect.set_options(timeout=_PATIENCE)
        running = playwright.chromium.launch(executable_path=str(executable), args=chromium.ARGUMENTS)
        try:
            yield running
        finally:
            running.close()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without a check for errors."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens pages of the site; an error, or a request to another host, fails the test."""
    faults: list[str] = []
    contexts = []

    def open_page(path: str = "", *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                faults.append(f"console: {message.text}") if message.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on(
            "response",
            lambda response: (
                faults.append(f"{response.status}: {response.url}") if response.status >= 400 else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                faults.append(f"other host: {request.url}") if not _is_own(request.url, address) else None
            ),
        )
        page.goto(address + path)
        page.locator("body").wait_for()  # it is hidden until the fonts are there, and cannot be focused
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


_SCROLLERS_ARE_FOCUSABLE = """[...document.querySelectorAll(".md-typeset__scrollwrap, :is(p, h1) > math")]
  .every((scroller) => scroller.scrollWidth <= scroller.clientWidth || scroller.tabIndex === 0)"""


def wait_until_complete(page: Page) -> None:
    """Waits until everything is loaded and the scripts have added what they add to every page."""
    page.wait_for_load_state("networkidle")
    wait_until(page, _SCROLLERS_ARE_FOCUSABLE)


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


def _dated_papers() -> list[dict[str, object]]:
    """430 papers of one topic, most of them dated, so that its list has three pages.

    The newest paper and the first one by title are not on the first page.
    """
    names = "amber birch cedar daisy ember fern grove hazel iris jade".split()
    papers: list[dict[str, object]] = []
    for number in range(430):
        about = f"{names[number % 10]} {names[number // 10 % 10]} {names[number // 100]}"
        title = f"Flat minima of the loss landscape of {about} networks, part {number}"
        weight = "the loss landscape " * (1 + number % 7)
        abstract = (
            f"We study {weight}and flat minima of {about} networks. "
            f"We show that sharpness predicts how {about} networks generalize. "
            f"Our experiments on {about} data confirm the loss landscape's role in training, "
            f"with a margin of {number} points over others."
        )
        authors = ["Ada Lovelace", "Kees van der Berg"] if number else ["Ada {Lovelace} & Co", "深度"]
        paper: dict[str, object] = {
            "title": title,
            "abstract": abstract,
            "authors": authors,
            "url": f"https://example.org/{number}",
        }
        papers.append(
            paper
            | (
                {}
                if number % 10 == 3
                else {"date": f"{2015 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"}
            )
        )
    return papers


@pytest.fixture(scope="session")
def dated(sites: BuiltSites) -> Served:
    """The site of these papers."""
    return sites.site("some-digest", _make_dated_project)


def _make_dated_project(project: Path) -> None:
    copy_of_project(project)
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    (project / "raw" / "papers.jsonl").write_text(
        "\n".join(json.dumps(paper) for paper in _dated_papers()), "utf-8"
    )
    (project / "corrections.yml").unlink()


@pytest.fixture
def dated_page(browser: Browser, dated: Served) -> Iterator[Page]:
    """A page of that site; an error fails the test."""
    faults: list[str] = []
    context = browser.new_context(base_url=dated.address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: faults.append(message.text) if message.type in ("error", "warning") else None,
    )
    yield page
    context.close()
    assert not faults
