"""Tests of searches by author, venue and year: as filters and as qualifiers such as author:"yann lecun"."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count, dates, titles

TOGETHER = 3
"""Papers by both Mark Ibrahim and Randall Balestriero."""


def search(visit: Visit, query: str, **options: int) -> Page:
    """The search page with the results of a query."""
    return visit(f"search/?q={quote_plus(query)}", **options)


def expect_status(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator(".search-status")).to_have_text(text)


def facts(page: Page) -> list[str]:
    """The line below each result: byline, named authors, date and topics."""
    return page.locator(".search-results .row-facts").all_inner_texts()


@pytest.mark.parametrize(
    "query", ["author:müller", "author:MULLER", 'author:"Jonas Müller"', "author:“müller, j”"]
)
def test_an_author_is_found_whatever_the_case_and_accents(visit: Visit, query: str) -> None:
    page = search(visit, query)
    expect_status(page, "1 paper.")
    assert titles(page) == ["Semi-Parametric Neural Image Synthesis"]
    expect(page.locator(".search-results mark")).to_have_text("Jonas Müller")


def test_authors_match_by_whole_words(visit: Visit) -> None:
    page = search(visit, "author:li")
    total = count(page)
    named = page.locator(".row-facts mark").all_inner_texts()
    assert len(named) >= 10
    assert all("li" in re.split(r"\W+", name.lower()) for name in named)
    page = search(visit, "li")
    assert count(page) > total, "the text of papers has more words that start like this"


def test_qualifiers_alone_list_the_newest_papers_first(visit: Visit) -> None:
    page = search(visit, 'author:"randall balestriero" year:2024..2025')
    expect_status(page, "15 papers.")
    assert [date[:7] for date in dates(page)] == (
        "2025-02 2025-02 2025 2024-12 2024-10 2024-10 2024-10 2024-08 2024-08 2024-06".split()
    )
    expect_status(search(visit, 'author:"randall balestriero" year:2025'), "4 papers.")


def test_two_authors_must_both_have_written_a_paper(visit: Visit) -> None:
    page = search(visit, "author:ibrahim author:balestriero")
    expect_status(page, f"{TOGETHER} papers.")
    for row in page.locator(".search-results li").all():
        assert set(row.locator("mark").all_inner_texts()) == {"Mark Ibrahim", "Randall Balestriero"}


def test_two_years_and_two_venues_are_alternatives(visit: Visit) -> None:
    first, second = (count(search(visit, f"year:{year}")) for year in (2014, 2016))
    assert count(search(visit, "year:2014 year:2016")) == first + second
    first, second = (count(search(visit, f"venue:{venue}")) for venue in ("jmlr", "tmlr"))
    assert count(search(visit, "venue:jmlr venue:tmlr")) == first + second


def test_a_venue_is_found_by_its_name_or_its_full_name(visit: Visit) -> None:
    page = search(visit, "venue:neurips")
    total = count(page)
    assert all("NeurIPS" in fact and "Workshops" not in fact for fact in facts(page))
    assert count(search(visit, 'venue:"advances in neural information processing systems"')) == total
    page = search(visit, 'venue:"NeurIPS Workshops"')
    expect_status(page, "2 papers.")
    assert all("NeurIPS Workshops" in fact for fact in facts(page))


def test_qualifiers_and_words_narrow_down(visit: Visit) -> None:
    total = count(search(visit, "venue:icml landscape"))
    page = search(visit, "venue:icml landscape year:2023..")
    assert 0 < count(page) < total
    assert all("ICML" in fact for fact in facts(page))
    assert "landscape" in page.locator(".search-results").inner_text().lower()


def test_topics_and_tags_are_qualifiers_too(visit: Visit) -> None:
    page = search(visit, 'topic:"loss landscapes" tag:"mode connectivity"')
    by_filters = visit("search/?topic=Loss+landscapes&tag=mode+connectivity")
    assert count(page) == count(by_filters)
    assert titles(page) == titles(by_filters)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("author:xqzzwv", "No papers by author “xqzzwv”."),
        ('author:"yann bengio"', "No papers by author “yann bengio”."),
        ("venue:xqzzwv", "No papers at venue “xqzzwv”."),
        ("year:1066", "No papers from year “1066”."),
        (
            "year:soon",
            "year: takes years, such as year:2023, year:2021..2023, year:2023.. or year:..2020. "
            "“soon” is left out.",
        ),
        ("topic:xqzzwv tag:xqzzwv", "No papers on topic “xqzzwv”. No papers with tag “xqzzwv”."),
        (
            "author:balestriero year:2014",
            "No results for “author:balestriero year:2014”. Try fewer conditions.",
        ),
    ],
)
def test_what_no_paper_has_is_reported(visit: Visit, query: str, message: str) -> None:
    page = search(visit, query)
    expect_status(page, message)
    expect(page.locator(".search-fallback")).to_be_visible()


def test_the_rest_of_a_query_is_answered(visit: Visit) -> None:
    expected = count(search(visit, "hessian"))
    page = search(visit, "author:xqzzwv hessian")
    expect_status(page, f"No papers by author “xqzzwv”. Without it: {expected} papers.")
    page = search(visit, "author:xqzzwv venue:qzxqzx hessian")
    expect_status(
        page,
        f"No papers by author “xqzzwv”. No papers at venue “qzxqzx”. Without them: {expected} papers.",
    )


def test_a_similar_author_is_suggested(visit: Visit) -> None:
    page = search(visit, "learning author:balestriera")
    expect_status(
        page,
        re.compile(
            r"^No papers by author “balestriera”\. Did you mean author:balestriero learning\? \d+ papers\.$"
        ),
    )
    page.locator(".search-status button").click()
    expect(page).to_have_url(re.compile(r"q=author%3Abalestriero\+learning$"))
    expect_status(page, re.compile(r"^\d+ papers\.$"))


@pytest.mark.parametrize("query", ["foo:bar", "https://example.org/author:li", ":::"])
def test_what_only_looks_like_a_qualifier_is_text(visit: Visit, query: str) -> None:
    page = search(visit, query)
    expect_status(page, re.compile("paper|No results for|Enter at least"))
    assert "No papers by" not in page.locator(".search-status").inner_text()


def test_a_query_with_qualifiers_is_part_of_the_address(visit: Visit) -> None:
    page = visit("search/")
    field = page.locator(".search-form [name=q]")
    field.fill('author:"jonas müller" year:2022')
    expect_status(page, "1 paper.")
    address = page.url
    assert address.endswith("?q=author%3A%22jonas+m%C3%BCller%22+year%3A2022")
    reopened = visit(address.split("/paper-digest/")[1])
    expect_status(reopened, "1 paper.")
    expect(reopened.locator(".search-form [name=q]")).to_have_value('author:"jonas müller" year:2022')


def test_menus_of_authors_and_venues_narrow_down(visit: Visit) -> None:
    page = visit("search/")
    authors, venues = page.locator("select[name=author]"), page.locator("select[name=venue]")
    expect(authors.locator("option").nth(1)).to_have_text("Randall Balestriero (15)")
    authors.select_option("Randall Balestriero")
    expect_status(page, "15 papers.")
    expect(authors.locator("option", has_text=f"Mark Ibrahim ({TOGETHER})")).to_have_count(1)
    authors.select_option("Mark Ibrahim")
    expect_status(page, f"{TOGETHER} papers.")
    expect(page).to_have_url(re.compile(r"\?author=Randall\+Balestriero&author=Mark\+Ibrahim$"))
    page.locator(".remove-value", has_text="Randall").click()
    expect_status(page, "4 papers.")
    venues.select_option("NeurIPS")
    expect_status(page, "1 paper.")


def test_any_author_venue_or_tag_can_be_a_filter(visit: Visit) -> None:
    page = visit("search/?author=jonas+muller")
    expect(page.locator(".remove-value")).to_have_text(["Jonas Müller"])
    expect(page).to_have_url(re.compile(r"\?author=Jonas\+M%C3%BCller$"))
    expect_status(page, "1 paper.")
    expect(page.locator("select[name=author] option", has_text="Jonas Müller")).to_have_count(0)
    page = visit("search/?author=M%C3%BCller")
    expect_status(page, "There is no author “Müller”.")
    expect_status(visit("search/?tag=step+sizes"), "2 papers.")


def test_one_line_explains_the_syntax_by_examples_that_can_be_pressed(visit: Visit) -> None:
    page = visit("search/", width=390)
    hint = page.locator(".search-hint")
    expect(hint.locator("button")).to_have_text(
        [
            '"neural network"',
            "learning -deep",
            "training OR optimization",
            "author:balestriero",
            re.compile("^tag:"),
            re.compile("^year:"),
        ]
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("combobox", name="Search titles")).to_have_accessible_description(
        hint.inner_text()
    )
    for example in hint.locator("button").all():
        example.click()
        expect(page.locator(".search-form [name=q]")).to_have_value(example.inner_text())
        expect_status(page, re.compile(r"^\d+ papers?\.$"))
    expect(visit("search/", scripts=False).locator(".search-hint")).not_to_be_visible()
