"""Each kind of page works under its policy, which no script from elsewhere passes, and keeps no cookies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.site.offline_archive import offline_files
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, wait_until_complete

_KINDS = (
    "", "new/", "topics/", "papers/", "tags/", "map/", "reading-list/", "search/?q=graph", "like/", "about/",
    "datasets/", "authors/", "venues/", "dumps/", "glossary/", "code/", "changes/", "project/architecture/",
    "topics/unsorted/", "404.html",
)  # fmt: skip
_ADD_SCRIPT = """() => {
  const script = document.createElement("script")
  script.textContent = "window.hasRun = true"
  document.body.append(script)
  const image = document.createElement("img")
  image.setAttribute("onerror", "window.hasRun = true")
  image.src = "data:image/png;base64,AAAA"
  document.body.append(image)
  return new Promise((done) => setTimeout(() => done(window.hasRun === true), 50))
}"""
_UNRELATED_LINKS = """() => [...document.links]
  .filter((link) => /^https?:$/.test(link.protocol) && link.origin !== location.origin)
  .filter((link) => !(link.relList.contains("noopener") && link.relList.contains("nofollow")))
  .map((link) => link.href)"""


def _pages(built: Path) -> list[str]:
    """One page of each kind, with a paper, a topic, a tag and an author."""
    catalogue = json.loads((built / "catalogue.json").read_text("utf-8"))
    paper = catalogue["papers"][0]["id"]
    lists = (
        next((built / name).glob("*/index.html")).parent for name in ("topics", "tags", "authors", "dumps")
    )
    return [*_KINDS, f"papers/{paper}/", *(f"{page.relative_to(built).as_posix()}/" for page in lists)]


@pytest.mark.slow
def test_each_kind_of_page_works_under_its_policy(visit: Visit, built: Path) -> None:
    """The fixture fails the test if a page's own policy stops something of it."""
    for path in _pages(built):
        page = visit(path)
        wait_until_complete(page)
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, path
        assert page.locator('meta[name="referrer"]').get_attribute("content") == "same-origin", path
        assert page.evaluate(_UNRELATED_LINKS) == [], path
        assert page.context.cookies() == [], path
        page.context.close()


def test_a_script_that_gets_into_a_page_does_not_run(plain_page: Page, address: str, built: Path) -> None:
    for path in ("", "search/", "map/", _pages(built)[-5]):
        plain_page.goto(address + path)
        assert plain_page.evaluate(_ADD_SCRIPT) is False, path


def test_pages_of_the_archive_work_from_a_folder(browser: Browser, built: Path, tmp_path: Path) -> None:
    for path, content in offline_files(built):
        if path in {"index.html", "about/index.html"} or path.startswith("assets/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
    faults: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto((tmp_path / "index.html").as_uri())
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
            "Newsreader"
        )
        assert page.evaluate(_ADD_SCRIPT) is False
    violations = [fault for fault in faults if "Content Security Policy" in fault]
    assert all("inline" in fault for fault in violations)
    assert violations
