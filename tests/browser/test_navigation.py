"""Tests of instant navigation: links, header, back button, slow connections, no script of the theme."""

from __future__ import annotations

from time import sleep

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_until

PAPER = "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/"


def test_pages_work_after_instant_navigation(visit: Visit) -> None:
    page = visit("papers/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.reload()
    page.evaluate("window.wasKept = true")
    page.get_by_role("link", name="Topics", exact=True).first.click()
    page.wait_for_url("**/topics/")
    page.locator(".md-content a[href*='loss-landscapes']").first.click()
    page.wait_for_url("**/topics/loss-landscapes/")
    page.locator(".md-content .row-title").first.click()
    page.wait_for_url("**/papers/*/")
    assert page.evaluate("window.wasKept"), "the browser loaded the whole page"
    wait_until(page, "document.title.startsWith(document.querySelector('h1').innerText)")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy BibTeX").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@inproceedings{")
    page.go_back()
    page.wait_for_url("**/topics/loss-landscapes/")
    wait_until(page, "document.querySelector('h1').innerText === 'Loss landscapes'")
    assert page.evaluate("window.wasKept")
    lists = [url for url in loaded if "sitemap" in url]
    assert all(url.endswith("/assets/navigation/sitemap.xml") for url in lists), (
        "the list of all pages is loaded"
    )


def test_the_first_click_navigates_instantly_on_a_slow_connection(browser: Browser, address: str) -> None:
    def late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/navigation/*.js", late)
        page.goto(address + PAPER)
        page.evaluate("window.wasKept = true")
        page.locator(".related a").first.click()
        wait_until(page, "path => !location.pathname.endsWith(path)", PAPER)
        expect(page.locator("h1")).to_be_focused()
        assert page.evaluate("window.wasKept"), "the browser loaded the whole page"


def test_files_and_missing_pages_are_loaded_normally(plain_page: Page, address: str) -> None:
    page = plain_page
    page.goto(address + "papers/")
    page.evaluate(
        "document.querySelector('.lead a').insertAdjacentHTML('afterend',"
        " '<a id=gone href=../nowhere/>gone</a>')"
    )
    page.locator("#gone").click()
    page.wait_for_url("**/nowhere/")
    expect(page.locator("h1")).to_have_text("Page not found")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Papers")
    page.locator(".lead a", has_text="JSON catalogue").click()
    page.wait_for_url("**/catalogue.json")


def test_the_header_searches_after_instant_navigation(visit: Visit, address: str) -> None:
    page = visit(PAPER)
    for name, path in (("Topics", "topics/"), ("About", "about/"), ("Tags", "tags/")):
        page.locator(".digest-nav a", has_text=name).click()
        page.wait_for_url(f"{address}{path}")
        field = page.locator(".digest-header .search-field input")
        field.fill("bayes")
        field.press("Enter")
        page.wait_for_url(f"{address}search/?q=bayes")
        expect(page.locator(".search-results li").first).to_be_visible()
        page.locator(".search-results .row-title").first.click()
        page.wait_for_url(f"{address}papers/*/")


def test_typing_in_the_header_continues_while_a_page_loads(visit: Visit) -> None:
    page = visit(PAPER)
    with page.expect_response("**/about/"):
        page.locator(".digest-nav a", has_text="About").click()
        page.locator(".digest-header .search-field input").focus()
    expect(page.locator("h1")).to_have_text("About this digest")
    page.keyboard.type("bayes")
    expect(page.locator(".digest-header .search-field input")).to_have_value("bayes")


def test_the_header_marks_the_current_section(visit: Visit) -> None:
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


def test_links_work_without_the_themes_script(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/bundle.*", lambda route: route.abort())
        page.goto(address + PAPER)
        link = page.locator(".related a").first
        title = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_have_text(title)


def test_the_next_page_starts_at_the_top_after_scrolling(visit: Visit) -> None:
    def late(route: Route) -> None:
        sleep(0.3)
        route.continue_()

    page = visit("topics/loss-landscapes/")
    page.route("**/papers/*/", late)
    page.evaluate("() => { scrollTo(0, 800); document.querySelectorAll('.row-title')[8].click() }")
    wait_until(page, "document.title.startsWith(document.querySelector('h1').innerText)")
    wait_until(page, "document.activeElement.tagName === 'H1'")
    page.wait_for_timeout(300)  # no event to wait for: the test is that no scroll follows
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator("h1")).to_have_text("Loss landscapes")
    wait_until(page, "scrollY === 800")
    page.go_forward()
    expect(page.locator("h1")).not_to_have_text("Loss landscapes")
    wait_until(page, "scrollY === 0")


def test_a_link_to_a_section_moves_the_focus_there(visit: Visit) -> None:
    page = visit("about/")
    with page.expect_response("**/about/*"):  # the theme handles the first change as a new page
        page.evaluate("location.hash = 'data'")
    expect(page.locator("#data")).to_be_focused()
    expect(page.locator("#data")).to_be_in_viewport()
