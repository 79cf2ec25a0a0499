"""Tests of a site of unusual and hostile papers: each has a readable page that runs nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.conftest import wait_until_complete
from tests.browser.waiting import wait_until
from tests.example_digest import example_dump
from tests.project import copy_of_project, mkdocs
from tests.serving import serving
from tests.unusual_papers import CROWD, DUMP, PAPERS, unusual_dump

HOSTILE = "article :is(img, script, svg, iframe, object, style, b)"
LISTS = (
    "dumps/b-onclick-x-dump-javascript-x-jsonl/",
    "topics/unsorted/",
    "topics/loss-landscapes/",
    "browse/a/",
    "code/",
    "dumps/unread/",
    "dumps/",
)
_AXE = Axe()


@dataclass(frozen=True)
class UnusualSite:
    """The site of the unusual papers."""

    address: str
    papers: dict[str, str]
    """The path of each paper's page by its name in PAPERS."""


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnusualSite]:
    project = copy_of_project(tmp_path_factory.mktemp("unusual"))
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    (project / "raw" / DUMP).write_text(unusual_dump(), "utf-8")
    (project / "raw" / "a text with an unread line.txt").write_text(example_dump(), "utf-8")
    (project / "corrections.yml").unlink()
    with serving(project / "site") as (address, _):
        build = mkdocs(project, "build", "--strict", site_url=address)
        assert build.returncode == 0, build.stderr
        yield UnusualSite(address, _pages(project / "site"))


def _pages(site: Path) -> dict[str, str]:
    names = list(PAPERS)
    papers = json.loads((site / "catalogue.json").read_text("utf-8"))["papers"]
    sightings = (
        (paper["id"], sighting)
        for paper in papers
        for sighting in paper["sightings"]
        if sighting["dump"] == DUMP
    )
    return {names[sighting["position"] - 1]: f"papers/{paper}/" for paper, sighting in sightings}


@pytest.fixture(scope="module")
def phone(browser: Browser, unusual: UnusualSite) -> Iterator[BrowserContext]:
    """A phone-sized browser window."""
    context = browser.new_context(base_url=unusual.address, viewport={"width": 390, "height": 900})
    yield context
    context.close()


@pytest.fixture
def no_scripts(browser: Browser, unusual: UnusualSite) -> Iterator[Page]:
    """A page of that site without JavaScript."""
    viewport: ViewportSize = {"width": 390, "height": 900}
    with browser.new_context(
        base_url=unusual.address, viewport=viewport, java_script_enabled=False
    ) as context:
        yield context.new_page()


@pytest.fixture
def page(phone: BrowserContext, unusual: UnusualSite) -> Iterator[Page]:
    """A page of that site; a dialog, an error or a request to another host fails the test."""
    faults: list[str] = []
    opened = phone.new_page()
    opened.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on(
        "request",
        lambda request: (
            faults.append(request.url) if not request.url.startswith((unusual.address, "data:")) else None
        ),
    )
    yield opened
    opened.close()
    assert not faults


def _assert_harmless(page: Page) -> None:
    """Nothing in the page runs, links to a script, or makes it wider than a phone."""
    assert page.locator(HOSTILE).count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('article *')].flatMap(element => [...element.attributes])"
            ".filter(attribute => /^on/.test(attribute.name)).length"
        )
        == 0
    )
    assert (
        page.evaluate(
            "[...document.links].filter(link => !/^https?:$/.test(link.protocol)).map(link => link.href)"
        )
        == []
    )
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, width


def _runs_leftwards(words: Locator) -> bool:
    """Whether the text starts at the right edge."""
    return bool(
        words.evaluate(
            """element => {
                const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
                const first = document.createRange()
                first.setStart(walker.nextNode(), 0)
                first.setEnd(first.startContainer, 1)
                const letter = first.getBoundingClientRect()
                const box = element.getBoundingClientRect()
                return box.right - letter.right < letter.left - box.left && box.right - letter.right < 40
            }"""
        )
    )


def _box(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box
    return box


def test_every_unusual_paper_has_a_page(unusual: UnusualSite) -> None:
    assert unusual.papers.keys() == PAPERS.keys()


@pytest.mark.parametrize("name", PAPERS)
def test_the_page_of_an_unusual_paper_is_readable(name: str, page: Page, unusual: UnusualSite) -> None:
    paper = PAPERS[name]
    page.goto(unusual.papers[name])
    expect(page.locator("h1")).to_contain_text(paper.displayed_heading)
    assert " · Paper digest" in page.title()
    for words in paper.abstract_texts:
        expect(page.locator(".abstract")).to_contain_text(words)
    if paper.field_text:
        # Braces group in TeX, so that names lose them.
        name = " ".join(re.sub("[{}]", " ", paper.field_text).split())
        expect(page.locator(".authors")).to_contain_text(name)
        for number in (1, 2, 3):
            expect(
                page.locator(f".paper-meta:not(.paper-searches) span:nth-of-type({number})")
            ).to_contain_text(paper.field_text)
    assert {
        _runs_leftwards(page.locator(part)) for part in ("h1", ".abstract") if page.locator(part).count()
    } == {paper.rtl}
    _assert_harmless(page)


def test_markup_in_any_field_stays_text(page: Page, unusual: UnusualSite) -> None:
    page.goto(unusual.papers["closers"])
    assert page.title() == f"{PAPERS['closers'].displayed_heading} · Paper digest"
    assert "</title></script><script>alert(2)" in (
        page.locator("meta[name=citation_author]").first.get_attribute("content") or ""
    )
    page.goto(unusual.papers["addresses"])
    links = page.locator(".paper-links a")
    assert links.evaluate_all("links => links.map(link => link.href)") == ["https://github.com/a/b"]


def test_long_author_lists_open_by_keyboard_and_without_scripts(
    no_scripts: Page, unusual: UnusualSite
) -> None:
    page = no_scripts
    page.goto(unusual.papers["crowd"])
    expect(page.locator("p.authors")).to_have_text(", ".join(CROWD[:20]))
    further_authors = page.locator("details.authors > p")
    expect(further_authors).to_be_hidden()
    expect(page.locator("h2").first).to_be_in_viewport()
    page.locator("details.authors summary", has_text="and 380 more authors").press("Enter")
    expect(further_authors).to_be_visible()
    expect(further_authors).to_have_text(", ".join(CROWD[20:30]) + ", and 370 more")


def test_a_text_direction_ends_with_its_text(page: Page, unusual: UnusualSite) -> None:
    page.goto(unusual.papers["turned"])
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.content())
    lefts = [_box(page.get_by_text(name, exact=True).first)["x"] for name in ("Mallory ecilA", "Bob Open")]
    assert lefts == sorted(lefts)
    page.goto(unusual.papers["arabic"])
    rights = [_box(page.locator(".authors bdi").nth(number))["x"] for number in range(3)]
    assert rights == sorted(rights, reverse=True)
    assert page.locator("h1").get_attribute("lang") == "ar"


def test_stacked_combining_characters_are_limited(page: Page, unusual: UnusualSite) -> None:
    page.goto(unusual.papers["noise"])
    assert not re.search("[\u0300-\u036f\u0489]{5}", page.locator("article").inner_text())
    assert not re.search("[\x00-\x08\x0b-\x1f\u2028\u2029]", page.content())


def test_wide_formulas_scroll_by_keyboard(page: Page, unusual: UnusualSite) -> None:
    page.goto(unusual.papers["wide"])
    for formula in (page.locator("h1 > math"), page.locator(".abstract > math").first):
        expect(formula).to_have_js_property("tabIndex", 0)
        formula.focus()
        page.keyboard.press("ArrowRight")
        wait_until(page, "document.activeElement.scrollLeft > 0")
    endless = page.locator(".abstract > code.tex")
    assert _box(endless)["height"] < 300
    endless.focus()
    page.keyboard.press("ArrowDown")
    wait_until(page, "document.activeElement.scrollTop > 0")


@pytest.mark.parametrize("path", LISTS)
def test_lists_show_long_titles_in_a_few_lines(path: str, page: Page) -> None:
    page.goto(path)
    _assert_harmless(page)
    heights = page.locator(".row-title").evaluate_all(
        "titles => titles.map(title =>"
        " title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight))"
    )
    assert all(lines < 6.5 for lines in heights)
    for row in page.locator(".row-title[dir=rtl]").all():
        assert _runs_leftwards(row)


def test_scripts_show_unusual_papers_readably(page: Page, unusual: UnusualSite) -> None:
    page.goto("search/?q=الشبكات")
    expect(page.locator(".search-results mark").first).to_be_visible()
    assert _runs_leftwards(page.locator(".search-results .row-title").first)
    assert _runs_leftwards(page.locator(".search-results p[dir]").first)
    page.goto(unusual.papers["hebrew"])
    page.get_by_role("button", name="To read", exact=True).click()
    page.goto(unusual.papers["long title"])
    page.get_by_role("button", name="To read", exact=True).click()
    page.goto("reading-list/")
    assert _runs_leftwards(page.locator(".row-title", has_text="למידה"))
    _assert_harmless(page)
    page.goto("map/#" + unusual.papers["long title"].split("/")[1])
    expect(page.locator(".map-card")).to_be_visible()
    assert _box(page.locator(".map-card"))["height"] < 260
    _assert_harmless(page)


def test_markup_in_the_search_stays_text(page: Page) -> None:
    page.goto("search/?q=alert")
    expect(page.locator(".search-results mark").first).to_be_visible()
    assert (
        page.locator(".search-results :is(img, script, b), .search-filters :is(img, script, b)").count() == 0
    )
    assert PAPERS["closers"].displayed_heading in page.locator(".search-results").inner_text()
    page.goto("search/?q=<img src=x onerror=alert(1)>&topic=<b>x</b>")
    expect(page.locator(".search-status")).to_contain_text("There is no topic “<b>x</b>”")
    assert page.locator("article :is(img, b)").count() == 0


def test_unusual_pages_are_accessible(page: Page, unusual: UnusualSite) -> None:
    for path in (
        *(unusual.papers[name] for name in ("crowd", "hebrew", "formula", "wide", "title alone")),
        LISTS[2],
    ):
        page.goto(path)
        wait_until_complete(page)
        report = _AXE.run(page)
        assert not report.response["violations"], f"{path}: {report.generate_report()}"
