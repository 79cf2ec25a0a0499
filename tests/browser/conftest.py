"""Real sites, built by MkDocs and served from a sub-path on loopback, in a real browser: that of the dumps, and one of dated papers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

Visit = Callable[..., Page]


@dataclass(frozen=True)
class Served:
    """A site that is being served."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site below a sub-path of a loopback server, as GitHub Pages serves it, made with --strict for that very address.

    Only at its own address does a site turn pages without loading them anew (instant navigation), as its visitors see it.
    """
    root = tmp_path_factory.mktemp("served")
    with serving(root) as (address, _):
        site = Served(root / "paper-digest", f"{address}paper-digest/")
        project = copy_of_project(tmp_path_factory.mktemp("project"))
        done = mkdocs(project, "build", "--strict", "--site-dir", str(site.folder), site_url=site.address)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
        yield site


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
    """A real browser; a machine without one fails here, with a sentence that says what to do."""
    try:
        executable = chromium.find()
    except chromium.NoBrowserError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(executable), args=chromium.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page of the site; afterwards nothing may have gone wrong in it or been loaded from elsewhere."""
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
                faults.append(f"elsewhere: {request.url}") if not _is_ours(request.url, address) else None
            ),
        )
        page.goto(address + path)
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
    page.wait_for_function(_SCROLLERS_ARE_FOCUSABLE)


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


def _works() -> list[dict[str, object]]:
    """So many dated papers of one topic that its list has three pages; the newest and the first by title are not on its first."""
    names = "amber birch cedar daisy ember fern grove hazel iris jade".split()
    made: list[dict[str, object]] = []
    for n in range(430):
        about = f"{names[n % 10]} {names[n // 10 % 10]} {names[n // 100]}"
        title = f"Flat minima of the loss landscape of {about} networks, part {n}"
        weight = "the loss landscape " * (1 + n % 7)
        abstract = (
            f"We study {weight}and flat minima of {about} networks. We show that sharpness predicts how {about} networks generalise. "
            f"Our experiments on {about} data confirm the loss landscape's role in training, with a margin of {n} points over others."
        )
        authors = ["Ada Lovelace", "Kees van der Berg"] if n else ["Ada {Lovelace} & Co", "深度"]
        paper: dict[str, object] = {
            "title": title,
            "abstract": abstract,
            "authors": authors,
            "url": f"https://example.org/{n}",
        }
        made.append(
            paper | ({} if n % 10 == 3 else {"date": f"{2015 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}"})
        )
    return made


@pytest.fixture(scope="session")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of these papers, below a sub-path of a loopback server."""
    root = tmp_path_factory.mktemp("dated-root")
    with serving(root) as (address, _):
        site = Served(root / "some-digest", f"{address}some-digest/")
        project = copy_of_project(tmp_path_factory.mktemp("dated"))
        shutil.rmtree(project / "raw")
        (project / "raw").mkdir()
        (project / "raw" / "papers.jsonl").write_text("\n".join(json.dumps(one) for one in _works()), "utf-8")
        (project / "corrections.yml").unlink()
        done = mkdocs(project, "build", "--strict", "--site-dir", str(site.folder), site_url=site.address)
        assert done.returncode == 0, done.stderr
        yield site


@pytest.fixture
def arrange(browser: Browser, dated: Served) -> Iterator[Page]:
    """A page on that site; an error fails the test."""
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
