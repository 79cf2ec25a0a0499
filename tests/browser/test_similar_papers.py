"""Tests of the page that finds papers similar to a text."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.waiting import wait_for_paper

_FIND_SIMILAR = """async (texts) => {
  const module = new URL("../assets/similar-papers/similarity-index.js", location.href)
  const { readIndex, findSimilar } = await import(module)
  const index = readIndex(await (await fetch("../like.bin")).arrayBuffer())
  return texts.map((text) => findSimilar(index, text, 11).map(({ paper }) => paper))
}"""


def test_a_pasted_text_finds_similar_papers(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#similar-papers-text").fill(
        "Adam exploits the geometry of the loss landscape: a coordinate-wise adaptive method "
        "under l-infinity smoothness."
    )
    page.get_by_role("button", name="Find papers").click()
    rows = page.locator(".similar-results li")
    expect(rows).to_have_count(10)
    expect(rows.first).to_contain_text("Adam Exploits")
    expect(rows.first.locator(".why")).to_contain_text("landscape")
    rows.first.locator("a", has_text="Show on map").click()
    expect(page.locator(".map-card a")).to_contain_text("Adam Exploits")


def test_every_abstract_finds_its_own_paper_and_most_related_papers(visit: Visit, built: Path) -> None:
    papers = json.loads((built / "catalogue.json").read_text("utf-8"))["papers"]
    numbers = {paper["id"]: number for number, paper in enumerate(papers)}
    with_abstract = [paper for paper in papers if paper["abstract"]]
    similar = visit("like/").evaluate(_FIND_SIMILAR, [paper["abstract"] for paper in with_abstract])
    pairs = list(zip(with_abstract, similar, strict=True))
    own_first = sum(best[:1] == [numbers[paper["id"]]] for paper, best in pairs)
    assert own_first >= 0.95 * len(with_abstract)
    shares = [
        sum(numbers[related["id"]] in best for related in paper["related"]) / len(paper["related"])
        for paper, best in pairs
        if paper["related"]
    ]
    assert sum(shares) / len(shares) > 0.6


def test_markup_in_the_text_stays_text(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#similar-papers-text").fill(
        "<img src=x onerror=alert(1)> {{ config }} \u202e ﷽ 🎉 " + "flat-minima-" * 300
    )
    page.get_by_role("button", name="Find papers").click()
    expect(page.locator(".similar-status")).to_contain_text(re.compile("similar|No paper"))
    assert page.locator(".similar-papers img").count() == 0
    page.locator("#similar-papers-text").fill("   ")
    page.get_by_role("button", name="Find papers").click()
    expect(page.locator(".similar-status")).to_have_text("Enter some text first.")


def test_without_scripts_a_sentence_links_to_the_lists(visit: Visit) -> None:
    page = visit("like/", scripts=False)
    page.locator(".similar-fallback a", has_text="topics").click()
    expect(page.locator("h1")).to_have_text("Topics")


def test_going_back_restores_the_text_and_the_results(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#similar-papers-text").fill("sharpness and flat minima of the loss landscape")
    page.get_by_role("button", name="Find papers").click()
    link = page.locator(".similar-results .row-title").nth(3)
    link.click()
    wait_for_paper(page)
    page.go_back()
    expect(page.locator("#similar-papers-text")).to_have_value(
        "sharpness and flat minima of the loss landscape"
    )
    expect(link).to_be_focused()
