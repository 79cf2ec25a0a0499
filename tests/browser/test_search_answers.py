"""Tests of how the search answers: questions, operators, acronyms, suggestions and matching sentences."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count, titles


def search(visit: Visit, query: str) -> Page:
    """The search page once all results of a query are there."""
    page = visit(f"search/?q={quote_plus(query)}")
    settle(page)
    return page


def settle(page: Page) -> None:
    page.locator(".search-results[aria-busy=false]").wait_for(state="attached")


def status(page: Page) -> Locator:
    return page.locator(".search-status")


def row(page: Page, title: str) -> Locator:
    return page.locator(".search-results li", has_text=title)


def test_a_question_finds_papers_with_most_of_its_words(visit: Visit) -> None:
    page = search(visit, "how does batch size affect generalization?")
    assert {title[:17] for title in titles(page)[:2]} == {"Learning Rates as", "Train longer, gen"}
    expect(status(page)).to_have_text(
        re.compile(r"^1 paper has all these words, and \d have most of them\.$")
    )
    expect(row(page, "Train longer").locator(".missing")).to_have_text("without “affect”")
    expect(row(page, "Visualizing the Loss").locator(".missing")).to_have_count(0)


def test_the_menu_of_sources_counts_papers_with_most_of_the_words(visit: Visit) -> None:
    page = search(visit, "generalization")
    options = page.locator("select[name=dump] option", has_text=re.compile(r"\([1-9]\d*\)$"))
    expect(options.nth(1)).to_be_attached()
    page.locator(".search-form [name=q]").fill("how does batch size affect generalization?")
    expect(status(page)).to_contain_text("have most of them")
    shown = sum(map(int, re.findall(r"\d+", status(page).inner_text())))
    counts = [int(re.findall(r"\((\d+)\)$", text)[0]) for text in options.all_inner_texts()]
    assert shown > 1
    assert sum(counts) >= shown, "each paper is in a listing"


def test_the_menus_of_an_address_with_a_query_count_all_its_papers(visit: Visit) -> None:
    page = search(visit, "how does batch size affect generalization?")
    expect(status(page)).to_contain_text("have most of them")
    shown = sum(map(int, re.findall(r"\d+", status(page).inner_text())))
    options = page.locator("select[name=dump] option", has_text=re.compile(r"\([1-9]\d*\)$"))
    expect(options.nth(0)).to_be_attached()
    counts = [int(re.findall(r"\((\d+)\)$", text)[0]) for text in options.all_inner_texts()]
    assert shown > 1
    assert sum(counts) >= shown, "each paper is in a listing"


def test_it_is_said_that_no_paper_has_all_words(visit: Visit) -> None:
    page = search(visit, "the lazy neuron hypothesis activation sparsity")
    expect(status(page)).to_have_text("No paper has all these words. 1 paper has most of them.")
    assert titles(page)[0].startswith("The Lazy Neuron Phenomenon")


def test_similar_papers_follow(visit: Visit) -> None:
    page = search(visit, "averaging the parameters of several finetuned networks")
    section = page.get_by_role("region", name="Similar to your text")
    first = section.locator("li").first
    expect(first.locator(".row-title")).to_contain_text("Model soups")
    expect(first.locator(".why")).to_contain_text("Shared terms:")
    first.locator(".row-title").click()
    page.wait_for_url("**/papers/model-soups**")


def test_a_description_in_other_words_finds_its_paper(visit: Visit) -> None:
    page = search(visit, "does being insensitive to changes help when moving to another task")
    first = page.get_by_role("region", name="Similar to your text").locator("li").first
    expect(first.locator(".row-title")).to_have_text(
        "Understanding the Role of Invariance in Transfer Learning"
    )


def test_meanings_and_similar_words_are_not_looked_up_when_papers_have_all_words(visit: Visit) -> None:
    page = visit("search/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.locator(".search-form [name=q]").fill("loss landscape")
    assert count(page) >= 20
    settle(page)
    assert not [url for url in loaded if url.endswith((".bin", "map.json"))]


def test_a_word_can_be_excluded(visit: Visit) -> None:
    everything = count(search(visit, "unlearning"))
    page = search(visit, "unlearning -diffusion")
    assert 0 < count(page) < everything
    assert not any("UnlearnCanvas" in title for title in titles(page))
    rest = count(search(visit, "unlearning diffusion"))
    assert count(page) + rest == everything


def test_alternatives_find_papers_with_either_word(visit: Visit) -> None:
    words = ("unlearning diffusion", "unlearning", "diffusion")
    both, first, second = (count(search(visit, query)) for query in words)
    assert both > 0
    assert count(search(visit, "unlearning OR diffusion")) == first + second - both


def test_quotes_find_a_phrase_with_or_without_a_hyphen(visit: Visit) -> None:
    words, phrase = (count(search(visit, query)) for query in ("batch size", '"batch size"'))
    assert 0 < phrase < words
    assert count(search(visit, '"low rank"')) == count(search(visit, '"low-rank"')) > 0


def test_qualifiers_can_be_excluded_and_combined(visit: Visit) -> None:
    everything = count(search(visit, "author:balestriero"))
    excluded = count(search(visit, "author:balestriero -year:2024"))
    assert everything == excluded + count(search(visit, "author:balestriero year:2024"))
    page = search(visit, "tag:dropout OR author:müller year:..2022")
    assert "Semi-Parametric Neural Image Synthesis" in titles(page)
    menus = page.locator("select[name=year] option")
    expect(menus.nth(1)).to_have_text(re.compile(r"^20\d\d \(\d+\)$"))


def test_a_part_that_cannot_be_understood_is_explained(visit: Visit) -> None:
    expected = count(search(visit, "hessian"))
    page = search(visit, "hessian year:soon")
    expect(status(page)).to_have_text(
        "year: takes years, such as year:2023, year:2021..2023, year:2023.. or year:..2020. "
        f"“soon” is left out. {expected} papers."
    )
    page = search(visit, "hessian OR")
    expect(status(page)).to_contain_text("OR takes a word on each side")


@pytest.mark.parametrize(
    ("query", "title"), [("NTK grokking", "Grokking as the Transition"), ("LoRA", "LQ-LoRA")]
)
def test_an_acronym_finds_papers_that_write_it_out_or_in_a_longer_name(
    visit: Visit, query: str, title: str
) -> None:
    page = search(visit, query)
    assert count(page) >= 1
    assert titles(page)[0].startswith(title)


def test_a_long_form_finds_papers_that_have_only_the_acronym(visit: Visit) -> None:
    page = search(visit, "direct preference optimization logic")
    assert titles(page)[0].startswith("Understanding the Logic of Direct Preference Alignment")
    expect(status(page)).to_have_text(re.compile("^1 paper has all these words"))


def test_a_row_shows_the_sentence_with_the_words(visit: Visit) -> None:
    page = search(visit, "random walk on random landscape")
    shown = row(page, "Train longer").locator("p").nth(1)
    expect(shown).to_contain_text("random walk on random landscape")
    assert {word.lower() for word in shown.locator("mark").all_inner_texts()} >= {"random", "walk"}


def type_slowly(page: Page, text: str) -> Locator:
    """Types into the field and waits for the suggestions."""
    page.locator(".search-form [name=q]").press_sequentially(text)
    options = page.locator(".search-suggestions [role=option]")
    expect(options.first).to_be_visible()
    return options


def test_suggestions_by_mouse(visit: Visit) -> None:
    page = visit("search/")
    options = type_slowly(page, "loss lan")
    assert {text.split("\n")[-1] for text in options.all_inner_texts()} == {"paper", "topic", "tag"}
    options.filter(has_text="topic").click()
    field = page.locator(".search-form [name=q]")
    expect(field).to_have_value('topic:"Loss landscapes"')
    expect(field).to_be_focused()
    expect(options).to_have_count(0)
    assert count(page) >= 10


def test_suggestions_by_keyboard(visit: Visit) -> None:
    page = visit("search/")
    field = page.get_by_role("combobox", name="Search titles")
    options = type_slowly(page, "balestr")
    expect(field).to_have_attribute("aria-expanded", "true")
    author = options.filter(has_text="Randall Balestriero")
    while author.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", author.get_attribute("id") or "")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value('author:"Randall Balestriero"')
    expect(status(page)).to_have_text("15 papers.")


def test_escape_closes_the_suggestions_and_keeps_the_text(visit: Visit) -> None:
    page = visit("search/")
    options = type_slowly(page, "hess")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(page.locator(".search-form [name=q]")).to_have_value("hess")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results .row-title").first).to_be_focused()


def test_a_suggested_paper_is_opened(visit: Visit) -> None:
    page = visit("search/")
    type_slowly(page, "visualizing the loss")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/visualizing-the-loss-landscape**")


def test_a_correction_is_spelled_as_papers_write_it(visit: Visit) -> None:
    page = search(visit, "imagnet robustness")
    expect(status(page).get_by_role("button")).to_have_text("ImageNet robustness")
