"""Tests of the calendars of new papers and of listings, in a digest whose listings have days."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.project import copy_of_project, mkdocs
from tests.serving import serving

LISTINGS = {
    "a.md": ("Daily Looms", "2024-12-30", ("Looms That Learn to Weave", "Threads of Deep Attention")),
    "b.md": ("Daily Looms", "2025-01-06", ("Looms That Learn to Weave", "Spinning Wheels for Graphs")),
    "c.md": ("Yarn Weekly", "2025-01-06", ("Knitting Needles at Scale",)),
}
NO_OVERFLOW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def dated_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with two listings on one day, a third one, and one without a day."""
    root = tmp_path_factory.mktemp("dated")
    project = copy_of_project(tmp_path_factory.mktemp("dated-project"))
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    for settings in ("metadata.jsonl", "corrections.yml"):
        (project / settings).unlink()
    for name, (source, day, titles) in LISTINGS.items():
        entries = "".join(
            f"- [{title}](https://example.org/{len(title)}.pdf), Ada Lovelace, 2024.\n" for title in titles
        )
        (project / "raw" / name).write_text(f"---\nsource: {source}\nretrieved: {day}\n---\n\n{entries}")
    (project / "raw" / "z.bib").write_text("@article{z, title={An Old Paper on Yarn}, year={1995}}\n")
    with serving(root) as (address, _):
        site = root / "digest"
        build = mkdocs(project, "build", "--strict", "--site-dir", str(site), site_url=f"{address}digest/")
        assert build.returncode == 0, build.stderr
        yield f"{address}digest/"


@pytest.fixture(params=[(390, "dark"), (1280, "light")], ids=["phone, dark", "desktop, light"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without scripts."""
    width, scheme = request.param
    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    ) as context:
        yield context.new_page()


def test_a_day_with_several_listings_unfolds_them(page: Page, dated_address: str) -> None:
    page.goto(f"{dated_address}dumps/")
    link = page.get_by_role("link", name="Yarn Weekly, 6 January 2025")
    expect(link).to_be_hidden()
    page.locator("summary", has_text="6").click()
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page.locator("h1")).to_have_text("Yarn Weekly, 6 January 2025")
    expect(page.locator("article dd").first).to_have_text("c.md")


def test_the_calendar_leads_to_days_weeks_and_months(page: Page, dated_address: str) -> None:
    for name, heading, papers in (
        ("6 January 2025: 2 papers", "6 January 2025", 2),
        ("30 December 2024 – 5 January 2025", "30 December 2024 – 5 January 2025", 2),
        ("January 2025", "January 2025", 2),
    ):
        page.goto(dated_address)
        page.locator(".digest-nav a", has_text="New").click()
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_have_text(heading)
        expect(page.locator(".row-title")).to_have_count(papers)


def test_the_home_page_says_how_long_ago_the_latest_listing_was(browser: Browser, dated_address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(dated_address)
        expect(page.locator("article .lead")).to_have_text(
            re.compile(r"Last updated 6 January 2025, \d+ (months|years) ago\.$")
        )


def test_the_home_page_leads_to_the_latest_day(page: Page, dated_address: str) -> None:
    page.goto(dated_address)
    expect(page.locator("article .lead")).to_contain_text("Last updated 6 January 2025.")
    expect(page.locator(".periods")).to_contain_text("as of 6 January 2025")
    titles = page.locator(".row-title")
    assert sorted(titles.all_inner_texts()) == ["Knitting Needles at Scale", "Spinning Wheels for Graphs"]
    page.locator(".periods a", has_text="Today").click()
    expect(page.locator("h1")).to_have_text("6 January 2025")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_calendars_are_accessible_and_fit_a_phone(
    scheme: Literal["light", "dark"], browser: Browser, dated_address: str
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 900}, color_scheme=scheme) as context:
        opened = context.new_page()
        for path in ("", "new/", "new/2025-01/", "new/2025-w01/", "dumps/"):
            opened.goto(dated_address + path)
            opened.wait_for_load_state("networkidle")
            for summary in opened.locator("article summary").all():
                summary.click()
            assert opened.evaluate(NO_OVERFLOW), path
            problems = Axe().run(opened).response["violations"]
            assert not problems, (
                path,
                [(problem["id"], problem["nodes"][0]["html"]) for problem in problems],
            )
