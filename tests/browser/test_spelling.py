"""Tests of spelling correction and of the ranking of short words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.search_results import count, titles

TOO_SHORT = "Enter at least two letters or digits in a row; other characters are ignored."


@pytest.mark.parametrize(
    ("typed", "correction"),
    [("loss lanscape", "loss landscape"), ("hesian", "Hessian"), ("neural netwrok", "neural network")],
)
def test_a_typo_is_corrected(visit: Visit, typed: str, correction: str) -> None:
    page = visit(f"search/?q={typed.replace(' ', '+')}")
    total = count(page)
    suggestion = page.locator(".search-status button")
    expect(suggestion).to_have_text(re.compile(f"^{correction}s?$"))
    expect(page.locator(".search-status")).to_contain_text("No results for")
    suggestion.click()
    expect(page.locator(".search-status")).to_have_text(f"{total} paper{'s' if total > 1 else ''}.")
    expect(page).to_have_url(re.compile(rf"q={correction.replace(' ', '[+]')}s?$"))


@pytest.mark.parametrize(
    ("typed", "correction"),
    [
        ("diffusion modle", "diffusion model"),
        ("knowledeg distillation", "knowledge distillation"),
        ("batih normalization", "batch normalization"),
        ("language moedl", "language model"),
        ("loas landscape", "loss landscape"),
        ("graph netwrk", "graph network"),
    ],
)
def test_a_typo_that_starts_like_other_words_is_corrected(visit: Visit, typed: str, correction: str) -> None:
    page = visit(f"search/?q={typed.replace(' ', '+')}")
    expect(page.locator(".search-status button")).to_have_text(correction)
    assert count(page) >= 10
    assert any(word in title.lower() for title in titles(page) for word in correction.split())


def test_a_more_frequent_word_is_suggested_beside_few_results(visit: Visit) -> None:
    page = visit("search/?q=generative+modal")
    expect(page.locator(".search-status")).to_contain_text("Did you mean")
    expect(page.locator(".search-status")).to_have_text(re.compile(r"As typed: \d papers?\.$"))
    few = count(page)
    assert page.locator(".search-results > ul li").count() == few
    page.locator(".search-status button").click()
    expect(page.locator(".search-status")).to_have_text(re.compile(r"^\d+ papers\.$"))
    assert count(page) >= 4 * few


def test_an_unknown_word_is_reported_and_the_others_are_searched(visit: Visit) -> None:
    page = visit("search/?q=xqzzwv")
    expect(page.locator(".search-status")).to_have_text("No results for “xqzzwv”.")
    expect(page.locator(".search-fallback")).to_be_visible()
    page = visit("search/?q=hessian+xqzzwv")
    expect(page.locator(".search-status")).to_contain_text("Without it:")
    assert count(page) >= 5


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2401.00005", "No results for “2401.00005”."),
        ("x", "Enter at least two letters."),
        ("%", TOO_SHORT),
        ("C++", TOO_SHORT),
    ],
)
def test_queries_without_results_are_explained(visit: Visit, typed: str, message: str) -> None:
    page = visit("search/")
    page.locator(".search-form [name=q]").fill(typed)
    expect(page.locator(".search-status")).to_have_text(message)
    assert titles(page) == []


def test_british_and_american_spelling_find_the_same(visit: Visit) -> None:
    assert count(visit("search/?q=optimisation")) == count(visit("search/?q=optimization"))
    pages = [
        visit(f"search/?q={typed}")
        for typed in ("regularisation+of+optimisers", "regularization+of+optimizers")
    ]
    counts = [count(page) for page in pages]
    assert counts[0] == counts[1]


def test_a_compound_with_several_hyphens_is_found_by_its_words(visit: Visit) -> None:
    page = visit("search/?q=sharpness-aware-minimisation")
    first = page.locator(".search-results .row-title").first
    expect(first).to_contain_text("Sharpness-Aware Minimization for Efficiently")


@pytest.mark.parametrize("typed", ["SAM", "sam"])
def test_whole_short_words_rank_before_longer_words(visit: Visit, typed: str) -> None:
    page = visit(f"search/?q={typed}")
    assert count(page) > 100
    rows = page.locator(".search-results li").all_inner_texts()
    assert "Sharpness-Aware Minimization for Efficiently Improving Generalization" in titles(page)[:4]
    assert not any("-Sample" in row for row in rows[:4])
    page = visit("search/?q=CLIP")
    count(page)
    assert not titles(page)[0].startswith("AutoClip")


def test_a_compound_is_split(visit: Visit) -> None:
    page = visit("search/?q=losslandscape")
    expect(page.locator(".search-status")).to_contain_text("Did you mean loss landscape?")
    assert count(page) > 3


def test_only_queries_with_results_are_suggested(visit: Visit) -> None:
    page = visit("search/?q=hessian+bengjo+xqzzwv")
    expect(page.locator(".search-status")).to_contain_text("paper")
    assert count(page) >= 1
