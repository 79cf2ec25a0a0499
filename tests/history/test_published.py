"""Every address that was published goes on working."""

from __future__ import annotations

import re

import feedparser
import pytest
from paper_digest.analysis.map.layout import continued_layout
from paper_digest.history.published import PublishedState

from tests.history.daily_digest import GRAPHS, MINIMA, TOPICS, DailyDigest, graph_paper, record
from tests.site.builders import analyzed, digest


def redirect_of(page: str) -> str:
    """Where a page redirects to; "" if it does not."""
    match = re.search(r'^target: "(.*)"$', page, re.MULTILINE)
    return match[1] if match else ""


def test_no_address_is_lost_when_listings_come_and_go(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Ada Lovelace", venue="ICML 2024"))
    daily.build()
    pages = {path for path in daily.files() if path.endswith(".md")}
    assert {"docs/papers/flat-minima.md", "docs/authors/ada-lovelace.md", "docs/venues/icml.md"} <= pages
    daily.remove_listing("2024-08-07")
    daily.build()
    assert pages <= daily.files().keys()
    paper = daily.page("papers/flat-minima")
    assert "# Flat Minima" in paper
    assert "no longer in the digest" in paper
    assert "search/?q=Flat+Minima" in paper
    assert "robots: noindex" in paper
    assert "listing was removed" in daily.page("dumps/2024-08-07-jsonl")
    assert "# Listing of 2024-08-07" in daily.page("dumps/2024-08-07-jsonl")
    assert "has no papers any more" in daily.page("authors/ada-lovelace")
    files = daily.files()
    daily.build()
    assert daily.files() == files
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Ada Lovelace", venue="ICML 2024"))
    daily.build()
    assert "no longer" not in daily.page("papers/flat-minima")


def test_a_renamed_topic_redirects(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.build()
    renamed = TOPICS.replace("id: graphs,", "id: graph-learning, formerly: [graphs],")
    daily.project.topics.write_text(renamed, "utf-8")
    digest = daily.build().digest
    assert redirect_of(daily.page("topics/graphs")) == "../../topics/graph-learning/"
    assert {entry.topics[0].topic for entry in digest.papers} == {"graph-learning"}


def test_a_merged_paper_redirects_even_if_its_merger_is_merged(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", record("Graph Networks", GRAPHS), record("Flat Minima", MINIMA))
    daily.build()
    same = "- {paper: graph-networks, same_as: flat-minima, source: its authors}\n"
    daily.project.corrections.write_text(same, "utf-8")
    (kept,) = daily.build().digest.papers
    (gone,) = {"graph-networks", "flat-minima"} - {kept.paper.id}
    assert redirect_of(daily.page(f"papers/{gone}")) == f"../../papers/{kept.paper.id}/"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("tags/graph-network/page-2", "../../../tags/graph-network/"),
        ("browse/z", "../../papers/"),
        ("browse/tags-z", "../../tags/"),
        ("glossary/z", "../../glossary/"),
        ("topics/graph-network", "../../tags/graph-network/"),
        ("new/2024-08-05", "../../new/"),
    ],
)
def test_addresses_of_lists_lead_to_the_next_best_page(daily: DailyDigest, address: str, target: str) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.build()
    with daily.project.addresses.open("a", encoding="utf-8") as lock:
        lock.write(f"{address}\n")
    daily.build()
    assert redirect_of(daily.page(address)) == target


def test_a_tag_without_papers_leads_to_a_search(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    with daily.project.addresses.open("a", encoding="utf-8") as lock:
        lock.write("tags/mean-field-game\n")
    daily.build()
    assert "# mean field game" in daily.page("tags/mean-field-game")
    assert "../../search/?q=mean+field+game" in daily.page("tags/mean-field-game")


def test_damaged_files_are_reported_and_repaired(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.build()
    files = daily.files()
    for path in (daily.project.history, daily.project.assignments, daily.project.addresses):
        text = path.read_text("utf-8")
        path.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> update\n", "utf-8")
    problems = [str(problem) for problem in daily.build().problems]
    for name in ("history.jsonl", "raw/analysis.lock", "raw/addresses.lock"):
        assert any(problem.startswith(f"{name}:1: warning:") for problem in problems)
    assert daily.files() == files


def test_a_lost_history_starts_again(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.build()
    files = daily.files()
    daily.project.history.unlink()
    daily.build()
    assert daily.files() == files


def test_a_project_without_papers_gets_no_files(daily: DailyDigest) -> None:
    daily.build()
    assert not daily.project.history.exists()
    assert not daily.project.assignments.exists()


def test_a_state_is_continued_and_read_back() -> None:
    state = PublishedState.parse("", "", "")
    assert state.problems == ()
    continued, events = state.continued(digest(analyzed("a", "A paper")), {}, continued_layout)
    assert [event.paper for event in events] == ["a"]
    assert continued.history.events == events
    texts = (
        state.history_text(events),
        state.assignments_text(continued),
        state.addresses_text(["papers/a.md"]),
    )
    following = PublishedState.parse(*texts)
    assert following.addresses.paths == {"papers/a"}
    assert following.continued(continued, {}, continued_layout) == (continued, ())
    assert following.history_text(()) == texts[0]


def test_a_removed_paper_leaves_a_page_that_says_so_and_may_return(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)), record("Flat Minima", MINIMA))
    daily.build()
    daily.project.corrections.write_text("- {paper: flat-minima, remove: true}\n", "utf-8")
    result = daily.build()
    assert [(event.paper, event.change, str(event.date)) for event in result.events] == [
        ("flat-minima", "removed", "2024-08-06")
    ]
    assert not [problem for problem in result.problems if "corrections.yml" in problem.file]
    page = daily.page("papers/flat-minima")
    assert "# Flat Minima" in page
    assert "removed from the digest by the maintainers (on 6 August 2024)" in page
    assert "flat minima are" not in "".join(
        path.read_text("utf-8") for path in daily.project.docs.rglob("*.md")
    )
    assert "[Flat Minima](../papers/flat-minima.md): removed" in daily.page("changes/index")
    daily.project.corrections.unlink()
    assert [event.change for event in daily.events()] == ["returned"]
    assert "flat minima are" in daily.page("papers/flat-minima")


def test_a_paper_that_was_removed_at_once_has_no_page(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)), record("Flat Minima", MINIMA))
    daily.project.corrections.write_text("- {paper: flat-minima, remove: true}\n", "utf-8")
    assert len(daily.build().digest.papers) == 6
    assert not (daily.project.docs / "papers" / "flat-minima.md").exists()


def test_events_of_impossible_years_are_undated(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.build()
    text = daily.project.history.read_text("utf-8")
    for day in ("9999-12-31", "0001-01-01"):
        text = text.replace('"date": "2024-08-06"', f'"date": "{day}"', 1)
    lost = '{"date": "9999-12-31", "paper": "lost", "change": "added", "title": "A lost paper"}\n'
    daily.project.history.write_text(text + lost + lost.replace("added", "removed"), "utf-8")
    daily.build()
    assert "2 papers are left out" in daily.page("new/index")
    assert "[A lost paper](../papers/lost.md): removed" in daily.page("changes/undated")
    assert not {path for path in daily.files() if "9999" in path or "0001" in path}


def test_feeds_go_on_when_a_topic_is_renamed_lists_vanish_and_the_owner_wants_no_feeds(
    daily: DailyDigest,
) -> None:
    options = "site_name: A digest\nsite_url: https://example.org/d/\nplugins: [paper-digest]\n"
    daily.project.configuration.write_text(options, "utf-8")
    ada = {"authors": "Ada Lovelace", "venue": "ICML 2024"}
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.add_listing("2024-08-07", *(graph_paper(number, **ada) for number in range(10, 15)))
    daily.build()
    feeds = {path for path in daily.files() if path.endswith(("/feed.xml", "/feed.json"))}
    assert {
        "docs/topics/graphs/feed.json",
        "docs/authors/ada-lovelace/feed.xml",
        "docs/venues/icml/feed.xml",
    } <= feeds
    before = feedparser.parse(daily.files()["docs/topics/graphs/feed.xml"])
    renamed = TOPICS.replace("id: graphs,", "id: graph-learning, formerly: [graphs],")
    daily.project.topics.write_text(renamed, "utf-8")
    daily.build()
    after = feedparser.parse(daily.files()["docs/topics/graphs/feed.xml"])
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert len(after.entries) == 11
    daily.remove_listing("2024-08-07")
    daily.build()
    files = daily.files()
    assert feeds <= files.keys()
    venue = feedparser.parse(files["docs/venues/icml/feed.xml"])
    assert (venue.feed.title, venue.entries) == ("icml: this list is gone · A digest", [])
    assert venue.feed.link == "https://example.org/d/venues/icml/"
    daily.build()
    assert daily.files() == files
    feeds = {path for path in files if path.endswith(("/feed.xml", "/feed.json"))}
    daily.project.configuration.write_text(f"{options}extra:\n  paper_digest: {{feeds: false}}\n", "utf-8")
    daily.add_listing("2024-08-08", *(graph_paper(number, venue="ECCV 2024") for number in range(20, 25)))
    daily.build()
    files = daily.files()
    assert {path for path in files if path.endswith(("/feed.xml", "/feed.json"))} == feeds
    assert len(feedparser.parse(files["docs/topics/graphs/feed.xml"]).entries) == 11
    assert "feed.xml" not in daily.page("topics/graph-learning") + daily.page("venues/eccv")


def test_a_lost_line_of_a_paper_or_a_former_topic_comes_back(daily: DailyDigest) -> None:
    """The history knows the paper, and topics.yml the topic."""
    daily.add_listing("2024-08-06", *map(graph_paper, range(6)))
    daily.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Ada Lovelace"))
    daily.project.topics.write_text(
        TOPICS.replace("id: graphs,", "id: graphs, formerly: [networks],"), "utf-8"
    )
    daily.build()
    daily.remove_listing("2024-08-07")
    daily.build()
    before = daily.files()
    addresses = daily.project.addresses
    kept = [line for line in addresses.read_text("utf-8").splitlines(True) if "minima" not in line]
    addresses.write_text("".join(line for line in kept if line != "topics/networks\n"), "utf-8")
    daily.build()
    assert daily.files() == before
    assert "no longer in the digest" in daily.page("papers/flat-minima")
    assert redirect_of(daily.page("topics/networks")).endswith("graphs/")
