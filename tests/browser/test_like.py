"""Papers like a text, as a reader uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit

_SHARES = """async (texts) => {
  const { readTerms, nearest } = await import(new URL("../assets/near/like.js", location.href))
  const index = readTerms(await (await fetch("../like.bin")).arrayBuffer())
  return texts.map((text) => nearest(index, text, 11).map((one) => one.paper))
}"""


def test_a_pasted_text_finds_papers(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#like-text").fill(
        "Adam exploits the geometry of the loss landscape: a coordinate-wise adaptive method under l-infinity smoothness."
    )
    page.get_by_role("button", name="Find papers").click()
    rows = page.locator(".like-found li")
    expect(rows).to_have_count(10, timeout=15_000)
    expect(rows.first).to_contain_text("Adam Exploits")
    expect(rows.first.locator(".why")).to_contain_text("landscape")
    rows.first.locator("a", has_text="On the map").click()
    expect(page.locator(".map-card a")).to_contain_text("Adam Exploits", timeout=15_000)


def test_every_abstract_finds_its_own_paper_and_most_of_its_neighbours(visit: Visit, built: Path) -> None:
    papers = json.loads((built / "catalogue.json").read_text("utf-8"))["papers"]
    numbers = {paper["id"]: number for number, paper in enumerate(papers)}
    chosen = [paper for paper in papers if paper["abstract"]]
    found = visit("like/").evaluate(_SHARES, [paper["abstract"] for paper in chosen])
    own = sum(best[:1] == [numbers[paper["id"]]] for paper, best in zip(chosen, found, strict=True))
    assert own >= 0.95 * len(chosen)
    shares = [
        sum(numbers[one["id"]] in best for one in paper["related"]) / len(paper["related"])
        for paper, best in zip(chosen, found, strict=True)
        if paper["related"]
    ]
    assert sum(shares) / len(shares) > 0.6


def test_strange_words_are_shown_as_they_are(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#like-text").fill(
        "<img src=x onerror=alert(1)> {{ config }} \u202e ﷽ 🎉 " + "flat-minima-" * 300
    )
    page.get_by_role("button", name="Find papers").click()
    expect(page.locator(".like-said")).to_contain_text(re.compile("nearest|No paper"), timeout=15_000)
    assert page.locator(".like img").count() == 0
    page.locator("#like-text").fill("   ")
    page.get_by_role("button", name="Find papers").click()
    expect(page.locator(".like-said")).to_have_text("Write or paste something first.")


def test_without_scripts_a_sentence_leads_on(visit: Visit) -> None:
    page = visit("like/", scripts=False)
    page.locator(".like-without a", has_text="topics").click()
    expect(page.locator("h1")).to_have_text("Topics")


def test_what_was_pasted_is_there_again_on_the_way_back(visit: Visit) -> None:
    page = visit("like/")
    page.locator("#like-text").fill("sharpness and flat minima of the loss landscape")
    page.get_by_role("button", name="Find papers").click()
    link = page.locator(".like-found .row-title").nth(3)
    link.click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    expect(page.locator("#like-text")).to_have_value("sharpness and flat minima of the loss landscape")
    expect(link).to_be_focused()
