"""The site as a reader meets it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from time import sleep
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"
KINDS = [
    "",
    "topics/",
    "topics/loss-landscapes/",
    "topics/unsorted/",
    "papers/",
    "browse/a/",
    PAPER,
    "tags/",
    "tags/loss-landscape/",
    "dumps/",
    "reading-list/",
]
KINDS += ["search/", "dumps/003-9b95d5e03c9646b7-txt/", "about/", "project/architecture/"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_fits_and_breaks_nothing(visit: Visit, path: str, scheme: str, width: int) -> None:
    page = visit(path, width=width, scheme=scheme)
    expect(page.locator("h1")).to_have_count(1)
    words = page.locator("article").inner_text()
    assert not re.search(r"\{ ?[.:]|\]\(|\.md\b(?!\.)", words), "Markdown that nobody read"
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in re.findall(r"\d+", background)[:3]) > 3 * 128
    assert light == (scheme == "light")


def test_home_leads_on(visit: Visit) -> None:
    page = visit()
    expect(page.locator("h1")).to_have_text("Papers, digested")
    assert page.locator(".figures").inner_text().startswith("359\npapers")
    assert page.locator(".facts a").count() >= 28
    assert page.locator(".glimpse svg path").count() >= 6
    page.locator(".facts a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    assert page.url.endswith("/topics/loss-landscapes/")
    page.locator(".row-title").first.click()
    expect(page.locator("h2", has_text="Abstract")).to_be_visible()


def test_a_paper_has_all_its_parts(visit: Visit) -> None:
    page = visit(PAPER)
    assert "Adam Exploits" in page.title()
    headings = page.locator("h2").all_inner_texts()
    assert [text.lower() for text in headings] == ["abstract", "related papers", "look it up", "cite", "seen in"]
    assert page.locator("math").count() >= 5
    page.wait_for_function("[...document.fonts].some(font => font.family.includes('STIX') && font.status === 'loaded')")
    assert "STIX Two Math" in page.evaluate("getComputedStyle(document.querySelector('math')).fontFamily")
    assert page.locator(".related li").count() >= 3
    assert "loss landscape" in page.locator(".related").inner_text().lower()
    assert "@misc{" in page.locator(".cite code").inner_text()
    assert "lines 9–10" in page.locator(".seen").inner_text()
    assert page.locator(".turn a").count() >= 1


def font_of(page: Page, what: str) -> str:
    """The typeface that comes first for an element."""
    return str(page.evaluate("what => getComputedStyle(document.querySelector(what)).fontFamily", what)).split(",")[0].strip('"')


def test_formulas_of_a_page_that_is_turned_to_have_their_font(visit: Visit, address: str) -> None:
    page = visit("about/")
    page.wait_for_load_state("networkidle")
    follow = "(to) => Object.assign(document.body.appendChild(document.createElement('a')), { href: to }).click()"
    page.evaluate(follow, address + PAPER)
    page.wait_for_function("[...document.fonts].some((one) => one.family.includes('STIX') && one.status === 'loaded')")
    page.evaluate(follow, address + "papers/circle-loss-a-unified-perspective-of-pair-similarity-optimization/")
    expect(page.locator("h1")).to_contain_text("Circle Loss")
    page.wait_for_function("!document.documentElement.className.includes('plain')")
    assert font_of(page, "article math") == "STIX Two Math"
    loaded = "performance.getEntriesByType('resource').filter((one) => one.name.includes('stix-core') && one.transferSize).length"
    assert page.evaluate(loaded) == 1


def test_typefaces_that_are_late_are_used_from_the_next_page_on(browser: Browser, address: str) -> None:
    page = browser.new_page()
    late: list[Route] = []
    page.route(re.compile(r"/newsreader\.woff2$"), lambda route: late.append(route))
    page.goto(address + "topics/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    assert font_of(page, "h1") == "N Georgia"
    with page.expect_response(late[0].request.url):
        late[0].continue_()
    page.wait_for_load_state("networkidle")
    assert font_of(page, "h1") == "N Georgia", "a page that is read already does not change"
    page.locator(".cards a", has_text="Loss landscapes").click()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    page.wait_for_function("!document.documentElement.className.includes('plain')")
    assert font_of(page, "h1") == "Newsreader"
    page.close()


def test_a_page_is_seen_where_no_typeface_can_be_had(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(address + PAPER)
    expect(page.locator(".abstract")).to_be_visible()
    assert font_of(page, ".abstract") == "N Georgia"
    page.close()


def test_a_citation_is_copied(visit: Visit) -> None:
    page = visit(PAPER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copies]").click()
    expect(page.locator("[data-copies]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{adam-exploits-l-geometry")


def test_a_corrected_paper_says_so_and_its_old_address_redirects(visit: Visit, built: Path) -> None:
    catalogue = json.loads((built / "catalogue.json").read_text("utf-8"))
    paper = next(one for one in catalogue["papers"] if one["identifiers"].get("arxiv") == "2410.21869")
    assert "title" in paper["corrected"]
    page = visit(f"papers/{paper['aliases'][0]}/")
    page.wait_for_url(f"**/papers/{paper['id']}/")
    expect(page.locator("h1")).to_have_text("Cross-Entropy Is All You Need To Invert the Data Generating Process")
    expect(page.get_by_text("Set by hand, not by a dump: arxiv, authors, date, title.")).to_be_visible()
    assert page.locator(".places a", has_text="arXiv").first.get_attribute("href") == "https://arxiv.org/abs/2410.21869"


def test_the_scheme_can_be_switched(visit: Visit) -> None:
    page = visit()
    page.locator("label[title='Switch to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")


def test_a_page_reads_without_scripts(visit: Visit) -> None:
    page = visit(PAPER, scripts=False)
    expect(page.locator(".abstract")).to_be_visible()
    expect(page.locator(".digest-nav a", has_text="Topics")).to_be_visible()


def test_a_paper_prints_as_a_clean_sheet(visit: Visit) -> None:
    page = visit(PAPER)
    page.emulate_media(media="print")
    expect(page.locator(".digest-header")).not_to_be_visible()
    expect(page.locator(".abstract")).to_be_visible()


class _Links(HTMLParser):
    """The addresses a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.found.append((tag, value))
            if name == "id" and value:
                self.ids.add(value)


def pages_of(built: Path) -> Iterator[tuple[str, _Links]]:
    """Each page's path below the site with its links."""
    for file in sorted(built.rglob("*.html")):
        links = _Links()
        links.feed(file.read_text("utf-8"))
        yield file.relative_to(built).as_posix(), links


def test_no_link_is_broken_and_nothing_is_loaded_from_elsewhere(built: Path, address: str) -> None:
    checked = 0
    for path, links in pages_of(built):
        base = f"http://site/paper-digest/{path.removesuffix('index.html')}"
        for tag, link in links.found:
            target = urlsplit(urljoin(base, link))
            if target.netloc != "site":
                assert tag == "a" or (tag == "link" and "canonical" in path) or link.startswith(address), (path, tag, link)
                continue
            inside = unquote(target.path).removeprefix("/paper-digest/")
            file = built / inside
            assert (file / "index.html").is_file() or file.is_file() or path == "404.html", (path, link)
            checked += 1
    assert checked > 10_000


def test_a_papers_page_stays_small(built: Path) -> None:
    sizes = sorted((file.stat().st_size, file.parent.name) for file in (built / "papers").glob("*/index.html"))
    assert sizes[len(sizes) // 2][0] <= 17 * 1024
    assert sizes[-1][0] <= 32 * 1024, sizes[-1]


def test_building_twice_gives_the_same_bytes(built: Path, address: str, tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    done = mkdocs(project, "build", "--strict", "--site-dir", str(tmp_path / "again"), site_url=address)
    assert done.returncode == 0, done.stderr
    first = {file.relative_to(built).as_posix(): file for file in built.rglob("*") if file.is_file()}
    second = {file.relative_to(tmp_path / "again").as_posix(): file for file in (tmp_path / "again").rglob("*") if file.is_file()}
    assert sorted(first) == sorted(second)
    dated = {"sitemap.xml", "sitemap.xml.gz"}  # MkDocs writes the day of the build into them
    assert not [name for name in first if name not in dated and first[name].read_bytes() != second[name].read_bytes()]


def test_pages_turn_without_being_loaded_anew_and_everything_on_them_works(visit: Visit) -> None:
    page = visit("papers/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.reload()
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Topics", exact=True).first.click()
    page.wait_for_url("**/topics/")
    page.locator(".md-content a[href*='loss-landscapes']").first.click()
    page.wait_for_url("**/topics/loss-landscapes/")
    page.locator(".md-content .row-title").first.click()
    page.wait_for_url("**/papers/*/")
    assert page.evaluate("window.stayed"), "the browser loaded a page anew"
    page.wait_for_function("document.title.startsWith(document.querySelector('h1').innerText)")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copies]").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{")
    page.go_back()
    page.wait_for_url("**/topics/loss-landscapes/")
    page.wait_for_function("document.querySelector('h1').innerText === 'Loss landscapes'")
    assert page.evaluate("window.stayed")
    lists = [url for url in loaded if "sitemap" in url]
    assert all(url.endswith("/assets/turning/sitemap.xml") for url in lists), "a list of every page is loaded only to turn a few"


def test_the_first_click_on_a_loaded_page_turns_it_however_slow_the_line(browser: Browser, address: str) -> None:
    def late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/turning/*.js", late)
        page.goto(address + PAPER)
        page.evaluate("window.stayed = true")
        page.locator(".related a").first.click()
        page.wait_for_function("path => !location.pathname.endsWith(path)", arg=PAPER)
        expect(page.locator("h1")).to_be_focused()
        assert page.evaluate("window.stayed"), "the browser loaded a page anew"


def test_a_file_or_a_page_that_is_gone_is_no_page_to_turn_to(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "papers/")
    page.evaluate("document.querySelector('.lead a').insertAdjacentHTML('afterend', '<a id=gone href=../nowhere/>gone</a>')")
    page.locator("#gone").click()
    page.wait_for_url("**/nowhere/")
    expect(page.locator("h1")).to_have_text("No such page")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Papers")
    page.locator(".lead a", has_text="JSON catalogue").click()
    page.wait_for_url("**/catalogue.json")
    page.close()


def test_an_acronym_tells_what_it_stands_for(visit: Visit, built: Path) -> None:
    paper = next(
        page.parent.name for page in sorted((built / "papers").glob("*/index.html")) if '<abbr title="large' in page.read_text("utf-8")
    )
    page = visit(f"papers/{paper}/")
    short = page.locator("article abbr").first
    short.hover()
    expect(page.locator(".md-tooltip2")).to_contain_text("large language model")
    assert page.locator("article math abbr, article code abbr, article a abbr").count() == 0


def test_a_tag_that_is_a_dataset_leads_to_its_papers(visit: Visit) -> None:
    page = visit("tags/imagenet/")
    page.wait_for_url("**/datasets/imagenet/")
    expect(page.locator("h1")).to_have_text("ImageNet")


def test_the_header_searches_from_every_page_that_was_turned_to(visit: Visit, address: str) -> None:
    page = visit(PAPER)
    for name, path in (("Topics", "topics/"), ("About", "about/"), ("Tags", "tags/")):
        page.locator(".digest-nav a", has_text=name).click()
        page.wait_for_url(f"{address}{path}")
        field = page.locator(".digest-header .find input")
        field.fill("bayes")
        field.press("Enter")
        page.wait_for_url(f"{address}search/?q=bayes")
        expect(page.locator(".find-results li").first).to_be_visible(timeout=15_000)
        page.locator(".find-results .row-title").first.click()
        page.wait_for_url(f"{address}papers/*/")


def test_who_types_in_the_header_while_a_page_comes_goes_on_typing(visit: Visit) -> None:
    page = visit(PAPER)
    with page.expect_response("**/about/"):
        page.locator(".digest-nav a", has_text="About").click()
        page.locator(".digest-header .find input").focus()
    expect(page.locator("h1")).to_have_text("About this digest")
    page.keyboard.type("bayes")
    expect(page.locator(".digest-header .find input")).to_have_value("bayes")


def test_the_header_marks_the_part_of_the_site_that_is_shown(visit: Visit) -> None:
    page = visit(PAPER)
    marked = page.locator(".digest-nav [aria-current]")
    expect(marked).to_have_text("Papers")
    for name in ("Topics", "About"):
        page.locator(".digest-nav a", has_text=name).click()
        expect(marked).to_have_text(name)
    page.locator(".wordmark").click()
    expect(marked).to_have_count(0)
    page.go_back()
    expect(marked).to_have_text("About")


def test_a_missing_page_asks_no_other_host_at_the_root_of_a_domain(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "site").mkdir()
    project = copy_of_project(tmp_path / "project")
    for dump in sorted((project / "raw").glob("*.txt"))[1:]:
        dump.unlink()
    with serving(tmp_path / "site") as (root, _):
        done = mkdocs(project, "build", "--site-dir", str(tmp_path / "site"), site_url=root)
        assert done.returncode == 0, done.stderr
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{root}404.html")
        page.wait_for_timeout(500)
        page.close()
    assert asked
    assert all(url.startswith(root) for url in asked)


@pytest.mark.parametrize(
    ("system", "chosen", "shown"), [("dark", None, "ink"), ("dark", "light", "paper"), ("light", "dark", "ink"), ("light", None, "paper")]
)
def test_a_page_is_painted_as_the_reader_likes_it_before_the_themes_script_comes(
    visit: Visit, browser: Browser, address: str, system: Literal["dark", "light"], chosen: str | None, shown: str
) -> None:
    page = visit("about/", scheme=system)
    if chosen:
        page.locator(f"label[title='Switch to {chosen}']").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    with browser.new_context(color_scheme=system, storage_state=page.context.storage_state() if chosen else None) as context:
        early = context.new_page()
        early.route("**/bundle.*", lambda route: route.abort())
        early.goto(address + PAPER)
        expect(early.locator("body")).to_have_attribute("data-md-color-scheme", shown)


@pytest.mark.parametrize("chosen", [None, "dark"])
def test_only_a_choice_outlasts_what_the_system_prefers(visit: Visit, chosen: str | None) -> None:
    page = visit("about/", scheme="light")
    if chosen:
        page.locator("label[title='Switch to dark']").click()
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
    expect(page.locator("label[title='Switch to light']")).to_be_visible()
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink" if chosen else "paper")


def test_without_the_themes_script_a_link_leads_where_it_leads(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/bundle.*", lambda route: route.abort())
        page.goto(address + PAPER)
        link = page.locator(".related a").first
        title = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_have_text(title)


def test_a_click_right_after_a_scroll_leads_to_the_top_of_the_next_page(visit: Visit) -> None:
    def late(route: Route) -> None:
        sleep(0.3)
        route.continue_()

    page = visit("topics/loss-landscapes/")
    page.route("**/papers/*/", late)
    page.evaluate("() => { scrollTo(0, 800); document.querySelectorAll('.row-title')[8].click() }")
    page.wait_for_function("document.title.startsWith(document.querySelector('h1').innerText)")
    page.wait_for_function("document.activeElement.tagName === 'H1'")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    page.wait_for_function("scrollY === 800")
    page.go_forward()
    expect(page.locator("h1")).not_to_have_text("Loss landscapes")
    page.wait_for_function("scrollY === 0")


def test_who_follows_a_link_to_a_section_goes_on_from_there(visit: Visit) -> None:
    page = visit("about/")
    with page.expect_response("**/about/*"):  # the theme takes the first one for another page
        page.evaluate("location.hash = 'for-programs'")
    expect(page.locator("#for-programs")).to_be_focused()
    expect(page.locator("#for-programs")).to_be_in_viewport()


@pytest.mark.parametrize(
    "storage",
    [
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })",
        "localStorage.setItem('/paper-digest/.__palette', '{{{')",
        "localStorage.setItem('/paper-digest/.__palette', '{\"color\": 5}')",
    ],
    ids=["forbidden", "spoilt", "not the theme's"],
)
def test_storage_that_fails_costs_nothing_else(visit: Visit, storage: str) -> None:
    page = visit("about/", scheme="dark")
    page.context.add_init_script(storage)
    page.goto(page.url.replace("about/", PAPER))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
    page.get_by_role("button", name="To read").click()
    page.locator("label[title='Switch to light']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")
