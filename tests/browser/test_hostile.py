"""A site made of hostile and strange papers, in a real browser: it reads well and runs nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Quiet
from tests.project import copy_of_project, mkdocs
from tests.toy import PAPERS, toy_dump


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the toy dump, its name and its papers hostile."""
    project = copy_of_project(tmp_path_factory.mktemp("strange"))
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    (project / "raw" / "<b onclick=x> {{ dump }} ](javascript:x).txt").write_text(toy_dump(), "utf-8")
    (project / "corrections.yml").unlink()
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def page(browser: Browser, strange: Path) -> Iterator[Page]:
    """A page on that site; a dialog, an error or a request elsewhere fails the test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(strange)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    faults: list[str] = []
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}/", viewport={"width": 390, "height": 900})
    opened = context.new_page()
    opened.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("request", lambda request: faults.append(request.url) if "127.0.0.1" not in request.url else None)
    yield opened
    context.close()
    server.shutdown()
    server.server_close()
    assert not faults


def test_every_strange_paper_has_a_page_that_reads_well(page: Page, strange: Path) -> None:
    ids = sorted(folder.name for folder in (strange / "papers").iterdir() if folder.is_dir())
    assert len(ids) == len(PAPERS)
    for paper in ids:
        page.goto(f"papers/{paper}/")
        expect(page.locator(".abstract")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, paper
        assert page.locator("article img, article script, article [onclick], article [onerror], article a[href^='javascript']").count() == 0


def test_hostile_words_are_shown_as_they_are(page: Page) -> None:
    page.goto("papers/script-alert-x-script-in-a-title/")
    expect(page.locator("h1")).to_have_text("<script>alert('x')</script> in a Title")
    assert page.title() == "<script>alert('x')</script> in a Title · Paper digest"
    assert "[a link](javascript:alert(1)) & an <img src=x onerror=alert(1)>" in page.locator(".abstract").inner_text()
    assert "{{ config }}" in page.locator(".abstract").inner_text()
    page.goto("papers/markdown-in-titles-and-tables/")
    expect(page.locator("h1")).to_have_text("# *Markdown* _in_ `titles` | and ~tables~")


def test_hostile_words_in_lists_and_in_the_search(page: Page) -> None:
    for path in ("", "dumps/", "browse/s/", "topics/"):
        page.goto(path)
        assert page.locator("article img, article script, article [onclick], article b[onclick]").count() == 0
    page.goto("search/?q=alert")
    expect(page.locator(".find-results mark").first).to_be_visible(timeout=15_000)
    assert page.locator(".find-results :is(img, script, b), .find-filters :is(img, script, b)").count() == 0
    assert "<script>alert('x')</script> in a Title" in page.locator(".find-results").inner_text()
    expect(page.locator("select[name=dump] option")).to_have_count(2)
    assert "<b onclick=x>" in page.locator("select[name=dump]").inner_text()
    page.goto("search/?q=<img src=x onerror=alert(1)>&topic=<b>x</b>")
    expect(page.locator(".find-status")).to_contain_text("Nothing with these filters", timeout=15_000)
    assert page.locator("article :is(img, b)").count() == 0
