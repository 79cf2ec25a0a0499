"""Tests of the search page: queries, filters, shared addresses, the keyboard, and no scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count, dates, titles
from tests.browser.waiting import wait_for_paper


@pytest.mark.parametrize("width", [390, 1280])
def test_the_home_page_searches(visit: Visit, width: int) -> None:
    page = visit(width=width)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.wasKept = true")
    page.locator(".home-search input").fill("loss landscape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=loss+landscape")
    assert count(page) >= 20
    assert page.evaluate("window.wasKept"), "the browser loaded the whole page"
    assert any("loss landscape" in title.lower() for title in titles(page)[:3])
    first = page.locator(".search-results li").first
    assert {word.lower() for word in first.locator("mark").all_inner_texts()} >= {"loss"}
    expect(first.locator(".row-facts")).to_contain_text("Loss landscapes")
    assert page.locator(".search-results li").count() == 10
    page.locator(".show-more").click()
    expect(page.locator(".search-results li")).to_have_count(20)
    page.locator(".search-results .row-title").first.click()
    wait_for_paper(page)
    assert page.evaluate("window.wasKept")
    page.go_back()
    page.wait_for_url("**/search/?q=loss+landscape")
    assert count(page) >= 20


def test_results_update_while_typing(visit: Visit) -> None:
    page = visit("search/")
    expect(page.locator(".search-form [name=q]")).to_be_focused()
    page.keyboard.type("hess")
    assert count(page) >= 5
    page.wait_for_url("**/search/?q=hess")
    assert "hessian" in page.locator(".search-results").inner_text().lower()


def papers_left(page: Page, menu: str, value: str) -> int:
    """How many papers a value would leave, according to its menu."""
    option = page.locator(f"select[name={menu}] option", has_text=value)
    expect(option).to_have_count(1)
    return int(re.findall(r"\((\d+)\)", option.inner_text())[0])


def test_filters_narrow_results_and_are_part_of_the_address(visit: Visit) -> None:
    page = visit("search/?q=neural+network")
    total = count(page)
    expected = papers_left(page, "topic", "Loss landscapes")
    page.locator("select[name=topic]").select_option("Loss landscapes")
    expect(page.locator(".search-status")).to_have_text(f"{expected} papers.")
    assert 0 < expected < total
    assert all(
        "Loss landscapes" in facts for facts in page.locator(".search-results .row-facts").all_inner_texts()
    )
    page.locator("select[name=sort]").select_option("date")
    expect(page).to_have_url(re.compile(r"q=neural\+network&topic=Loss\+landscapes&sort=date$"))
    page.go_back()
    page.go_back()
    expect(page.locator(".search-status")).to_have_text(f"{total} papers.")
    expect(page.locator(".remove-value")).to_have_count(0)


def test_values_of_one_filter_are_alternatives_and_filters_combine(visit: Visit) -> None:
    page = visit("search/?q=network&topic=Loss+landscapes")
    first_topic = count(page)
    page.locator("select[name=topic]").select_option("Optimization algorithms")
    expect(page).to_have_url(
        re.compile(r"\?q=network&topic=Loss\+landscapes&topic=Optimization\+algorithms$")
    )
    expect(page.locator(".search-status")).not_to_have_text(f"{first_topic} papers.")
    both = count(page)
    assert first_topic < both
    facts = page.locator(".search-results .row-facts").all_inner_texts()
    assert all("Loss landscapes" in text or "Optimization algorithms" in text for text in facts)
    expected = papers_left(page, "tag", "batch size")
    page.locator("select[name=tag]").select_option("batch size")
    expect(page.locator(".search-status")).to_have_text(f"{expected} papers.")
    assert expected < both
    active = page.locator(".remove-value")
    expect(active).to_have_text(["Loss landscapes", "Optimization algorithms", "batch size"])
    active.last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text(f"{both} papers.")
    expect(active.last).to_be_focused()
    active.first.click()
    active.first.click()
    expect(page).to_have_url(re.compile(r"\?q=network$"))
    expect(page.locator("select[name=topic]")).to_be_focused()


def test_a_shared_address_restores_the_search(visit: Visit) -> None:
    page = visit("search/?q=learning&year=2024&sort=date")
    assert count(page) >= 3
    expect(page.locator(".remove-value")).to_have_text(["2024"])
    assert page.locator("select[name=sort]").input_value() == "date"
    shown = dates(page)
    assert len(shown) >= 3
    assert shown == sorted(shown, reverse=True)
    assert all(date.startswith("2024") for date in shown)
    page = visit("search/?q=learning&code=yes")
    total = count(page)
    assert page.locator(".search-results .has-code").count() == min(total, 10)
    assert page.locator("input[name=code]").is_checked()


@pytest.mark.parametrize(
    "pasted", ["2410.21869", "arXiv:2410.21869v2", "https://arxiv.org/pdf/2410.21869.pdf"]
)
def test_an_identifier_finds_its_paper(visit: Visit, pasted: str) -> None:
    page = visit(f"search/?q={pasted}")
    assert count(page) == 1
    assert titles(page)[0].startswith("Cross-Entropy Is All You Need")


def test_a_very_long_query_is_answered(visit: Visit) -> None:
    page = visit("search/?q=" + "loss+" * 2500 + "x" * 5000)
    assert count(page) >= 20
    page.locator(".search-form [name=q]").fill("q" * 5000)
    expect(page.locator(".search-status")).to_have_text(f"No results for “{'q' * 40}…”.")


def test_going_back_restores_results_and_scroll_position(visit: Visit) -> None:
    page = visit("topics/")
    page.keyboard.press("/")
    page.keyboard.type("learning")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=learning")
    count(page)
    expect(page.locator(".search-form [name=q]")).to_be_focused()
    assert page.title() == "learning · Search · Paper digest"
    for shown in (20, 30):
        page.locator(".show-more").click()
        expect(page.locator(".search-results li")).to_have_count(shown)
    link = page.locator(".search-results .row-title").nth(24)
    link.scroll_into_view_if_needed()
    page.evaluate("addEventListener('click', () => (window.left = scrollY), { capture: true, once: true })")
    link.click()
    wait_for_paper(page)
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="To read").click()
    page.go_back()
    expect(page.locator(".search-results li")).to_have_count(30)
    expect(link).to_be_focused()
    assert page.evaluate("scrollY - window.left") == 0
    expect(page.locator(".search-results .status-icon")).to_have_count(1)


def test_going_back_before_a_paper_is_shown_keeps_the_results(visit: Visit) -> None:
    page = visit("search/?q=loss+landscape")
    papers = count(page)
    waiting: list[Route] = []
    page.route("**/papers/**", lambda route: waiting.append(route))
    page.locator(".search-results .row-title").first.click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    for route in waiting:
        route.continue_()
    page.wait_for_url("**/search/?q=loss+landscape")
    page.wait_for_load_state("networkidle")
    assert count(page) == papers
    expect(page.locator(".search-results li")).to_have_count(10)


def test_focus_stays_in_the_results_when_they_change(visit: Visit) -> None:
    page = visit("search/?q=visualizing")
    count(page)
    field, rows, focused = (
        page.locator(".search-form [name=q]"),
        page.locator(".search-results .row-title"),
        page.locator(".search-results .row-title:focus"),
    )
    same = rows.filter(has_text="Visualizing the Loss Landscape")
    same.focus()
    change_unfocused(field, "loss landscape")
    expect(rows.first).to_contain_text("Sensitivity Analysis On Loss Landscape")
    expect(same).to_be_focused()
    rows.last.focus()
    change_unfocused(field, "anagram")
    expect(page.locator(".search-status")).to_have_text("1 paper.")
    expect(focused).to_have_count(1)
    change_unfocused(field, "")
    expect(rows).to_have_count(0)
    expect(field).to_be_focused()


def change_unfocused(field: Locator, text: str) -> None:
    """Changes the text of a field while something else has the focus."""
    field.evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})) }",
        text,
    )


def test_filters_alone_list_papers(visit: Visit) -> None:
    topics = visit("topics/")
    link = topics.get_by_role("link", name="Loss landscapes", exact=True)
    topic_size = topics.locator("p", has=link).locator(".number").inner_text()
    page = visit("search/?topic=Loss+landscapes")
    assert count(page) == int(topic_size)
    page = visit("search/?topic=Loss+landscapes&q=anagram")
    page.locator(".search-status button", has_text="Clear filters").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=anagram$"))
    assert count(page) >= 1


def test_unknown_filter_values_are_reported_and_removed(visit: Visit) -> None:
    page = visit("search/?topic=No+such+topic")
    expect(page.locator(".search-status")).to_have_text("There is no topic “No such topic”.")
    expect(page).to_have_url(re.compile("/search/$"))
    page = visit("search/?q=learning&tag=surface+reconstruction&year=2024")
    expect(page.locator(".search-status")).to_contain_text("There is no tag “surface reconstruction”.")
    assert count(page) >= 1
    expect(page.locator(".remove-value")).to_have_text(["2024"])
    expect(page).to_have_url(re.compile(r"/search/\?q=learning&year=2024$"))


def test_filter_values_are_case_insensitive(visit: Visit) -> None:
    page = visit("search/?q=minima&topic=loss+landscapes")
    expect(page.locator(".remove-value")).to_have_text(["Loss landscapes"])
    expect(page.locator(".search-status")).to_have_text(re.compile(r"^\d+ papers?\."))
    expect(page).to_have_url(re.compile(r"/search/\?q=minima&topic=Loss\+landscapes$"))


def test_an_unknown_word_is_not_blamed_on_filters(visit: Visit) -> None:
    page = visit("search/?q=xqzzwv&year=2024")
    expect(page.locator(".search-status")).to_have_text("No results for “xqzzwv”.")
    expect(page.locator(".search-status button")).to_have_count(0)


def test_a_year_finds_the_papers_of_that_year(visit: Visit) -> None:
    page = visit("search/?q=2024")
    assert count(page) >= 10
    assert any(date.startswith("2024") for date in dates(page))


def test_sorting_by_date_reports_undated_papers(dated_page: Page) -> None:
    page = dated_page
    page.goto("search/?q=landscape&sort=date")
    message = re.compile(r"^\d+ papers\. (\d+) of \d+ papers (?:has|have) no date and comes? last\.$")
    expect(page.locator(".search-status")).to_have_text(message)
    page.goto("search/?q=423&sort=date")
    expect(page.locator(".search-status")).to_have_text(
        re.compile(r"^1 paper\. It has no date\.$|^\d+ papers?\. None of them has a date\.$")
    )


def test_everything_works_by_keyboard(visit: Visit) -> None:
    page = visit("topics/")
    page.keyboard.press("/")
    expect(page.locator(".digest-header .search-field input")).to_be_focused()
    page.keyboard.type("hessian")
    page.keyboard.press("Escape")
    expect(page.locator(".digest-header .search-field input")).to_have_value("")
    page.keyboard.type("hessian")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=hessian")
    count(page)
    field = page.locator(".search-form [name=q]")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results .row-title").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search-results .row-title").first).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results .row-title").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("hessian")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".search-fallback")).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("hessian")
    # What is typed has suggestions; they would take the arrow keys.
    expect(page.locator(".search-suggestions [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results .row-title").first).to_be_focused()
    page.keyboard.press("Enter")
    wait_for_paper(page)


def test_narrow_screens_link_to_the_search(visit: Visit) -> None:
    page = visit("topics/", width=390)
    page.locator("a.search-link").click()
    page.wait_for_url("**/search/")
    expect(page.locator(".search-form [name=q]")).to_be_focused()


def test_without_scripts_the_search_page_shows_lists(visit: Visit) -> None:
    page = visit("topics/", scripts=False)
    page.locator(".digest-header .search-field input").fill("loss landscape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=loss+landscape")
    expect(page.locator("noscript .note")).to_be_visible()
    expect(page.locator(".search-filters")).not_to_be_visible()
    page.locator(".search-fallback a", has_text="Loss landscapes").click()
    page.wait_for_url("**/topics/loss-landscapes/")


def test_a_search_that_cannot_be_loaded_is_reported(visit: Visit) -> None:
    page = visit("topics/")
    broken = "export const init = async () => { throw new Error() }"
    page.context.route(
        "**/pagefind/pagefind.js", lambda route: route.fulfill(body=broken, content_type="text/javascript")
    )
    page.locator(".digest-header .search-field input").fill("adam")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_contain_text("could not be loaded")
    expect(page.locator(".search-fallback")).to_be_visible()


def test_the_search_works_without_its_vocabulary(visit: Visit) -> None:
    page = visit("search/")
    page.context.route("**/pagefind/words.txt", lambda route: route.fulfill(body=""))
    field = page.locator(".search-form [name=q]")
    field.fill("xqzzwv hessian")
    expect(page.locator(".search-status")).to_contain_text("Without it:")
    assert count(page) >= 5


def test_the_index_has_only_words_of_papers(visit: Visit) -> None:
    page = visit("search/?q=semantic+scholar+google+bibtex")
    expect(page.locator(".search-status")).to_contain_text("No results")


def test_the_themes_own_search_is_not_built(built: Path) -> None:
    assert not (built / "search" / "search_index.json").exists()
    home = (built / "index.html").read_text("utf-8")
    assert 'data-md-component="search"' not in home
    assert '__search"' not in home.replace('id="__search"', "")


def test_results_are_busy_until_they_are_those_of_the_query(visit: Visit) -> None:
    page = visit("search/?q=adam")
    results = page.locator(".search-results")
    expect(results).to_have_attribute("aria-busy", "false")
    waiting: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            waiting.append(route)
        else:
            route.continue_()

    page.context.route("**/pagefind/fragment/**", hold)
    page.locator(".search-form [name=q]").fill("hessian")
    expect(results).to_have_attribute("aria-busy", "true")
    # The handler stays: Playwright itself may answer requests that wait for one that is taken off.
    is_held = False
    while waiting:
        waiting.pop().continue_()
    expect(results).to_have_attribute("aria-busy", "false")
    assert "hessian" in results.inner_text().lower()
