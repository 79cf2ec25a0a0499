"""The real site of the repository's dumps, built by MkDocs, served from a sub-path on loopback, in a real browser."""

from __future__ import annotations

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
        page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("response", lambda response: faults.append(f"{response.status}: {response.url}") if response.status >= 400 else None)
        page.on("request", lambda request: faults.append(f"elsewhere: {request.url}") if not _is_ours(request.url, address) else None)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
