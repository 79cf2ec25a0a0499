"""Slips, spellings and short words in a search, as a reader meets them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.results import LONG, count, titles

SIGNS = "A search takes two letters or digits side by side; other signs do not count. A further word helps."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("loss lanscape", "loss landscape"), ("hesian", "hessian"), ("neural netwrok", "neural network")],
)
def test_a_slip_is_mended(visit: Visit, typed: str, meant: str) -> None:
    page = visit(f"search/?q={typed.replace(' ', '+')}")
    found = count(page)
    suggestion = page.locator(".find-status button")
    expect(suggestion).to_have_text(re.compile(f"^{meant}s?$"))
    expect(page.locator(".find-status")).to_contain_text("No paper says")
    suggestion.click()
    expect(page.locator(".find-status")).to_have_text(f"{found} paper{'s' if found > 1 else ''}.")
    expect(page).to_have_url(re.compile(rf"q={meant.replace(' ', '[+]')}s?$"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("diffusion modle", "diffusion model"),
        ("knowledeg distillation", "knowledge distillation"),
        ("batih normalization", "batch normalization"),
        ("language moedl", "language model"),
        ("loas landscape", "loss landscape"),
        ("graph netwrk", "graph network"),
    ],
)
def test_a_slip_whose_first_letters_begin_other_words_is_mended_too(
    visit: Visit, typed: str, meant: str
) -> None:
    page = visit(f"search/?q={typed.replace(' ', '+')}")
    expect(page.locator(".find-status button")).to_have_text(meant, timeout=LONG)
    assert count(page) >= 10
    assert any(word in title.lower() for title in titles(page) for word in meant.split())


def test_where_few_papers_have_what_is_typed_a_likelier_word_is_offered_beside_them(visit: Visit) -> None:
    page = visit("search/?q=generative+modal")
    expect(page.locator(".find-status")).to_contain_text("Did you mean", timeout=LONG)
    expect(page.locator(".find-status")).to_have_text(re.compile(r"As typed: \d papers?\.$"))
    few = count(page)
    assert page.locator(".find-results li").count() == few
    page.locator(".find-status button").click()
    expect(page.locator(".find-status")).to_have_text(re.compile(r"^\d+ papers\.$"))
    assert count(page) >= 4 * few


def test_a_word_that_is_nowhere_is_said_and_the_rest_found(visit: Visit) -> None:
    page = visit("search/?q=xqzzwv")
    expect(page.locator(".find-status")).to_have_text("No paper says “xqzzwv”.", timeout=LONG)
    expect(page.locator(".find-lists")).to_be_visible()
    page = visit("search/?q=hessian+xqzzwv")
    expect(page.locator(".find-status")).to_contain_text("Without it:", timeout=LONG)
    assert count(page) >= 5


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2401.00005", "No paper says “2401.00005”."),
        ("x", "A search takes two letters or more."),
        ("%", SIGNS),
        ("C++", SIGNS),
    ],
)
def test_what_no_paper_has_is_no_other_number(visit: Visit, typed: str, said: str) -> None:
    page = visit("search/")
    page.locator(".find-large [name=q]").fill(typed)
    expect(page.locator(".find-status")).to_have_text(said, timeout=LONG)
    assert titles(page) == []


def test_either_spelling_finds_the_same(visit: Visit) -> None:
    assert count(visit("search/?q=optimisation")) == count(visit("search/?q=optimization"))
    assert count(visit("search/?q=sharpness-aware-minimisation")) == count(
        visit("search/?q=sharpness+aware+minimization")
    )


@pytest.mark.parametrize("typed", ["SAM", "sam"])
def test_papers_with_just_the_short_word_come_before_longer_words(visit: Visit, typed: str) -> None:
    page = visit(f"search/?q={typed}")
    assert count(page) > 100
    rows = page.locator(".find-results li").all_inner_texts()
    assert "Sharpness-Aware Minimization for Efficiently Improving Generalization" in titles(page)[:4]
    assert not any("-Sample" in row for row in rows[:4])
    page = visit("search/?q=CLIP")
    count(page)
    assert not titles(page)[0].startswith("AutoClip")


def test_a_word_written_as_one_is_found_as_two(visit: Visit) -> None:
    page = visit("search/?q=losslandscape")
    expect(page.locator(".find-status")).to_contain_text("Did you mean loss landscape?", timeout=LONG)
    assert count(page) > 3


def test_only_what_finds_papers_is_suggested(visit: Visit) -> None:
    page = visit("search/?q=hessian+bengjo+xqzzwv")
    expect(page.locator(".find-status")).to_contain_text("paper", timeout=LONG)
    assert count(page) >= 1
