"""Feeds at former addresses; tests/history/test_published.py builds them."""

from __future__ import annotations

import json
from dataclasses import replace

import feedparser
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.former_feeds import former_feeds
from paper_digest.site.paper_feeds import feed_files
from paper_digest.site.site_index import SiteIndex

from tests.feed_rules import atom_faults
from tests.site.builders import about, analyzed, digest, tag, topic

SITE = SiteOptions(title="A <digest>", url="https://example.org/digest/")
MOVED = {"topics/dogs.md": "tags/dogs.md", "tags/dogs.md": "topics/cats.md", "a.md": "b.md", "b.md": "a.md"}


def feeds(*published: str) -> dict[str, bytes]:
    papers = analyzed("a", "Paper a", topics=about("cats")), analyzed("b", "Paper b", authors="Ada Lovelace")
    content = digest(*papers, topics=(topic("cats", "a", name="Cats"),))
    index = SiteIndex(content, options=SITE, published=frozenset(published))
    current = {*feed_files(index, SITE), "index.md", "dumps/index.md", "topics/cats.md", "tags/lost-tag.md"}
    return dict(former_feeds(index, SITE, current, MOVED))


def test_feeds_and_pages_that_exist_are_left_alone() -> None:
    assert feeds("feed.xml", "topics/cats/feed.xml", "changes/feed.json", "tags/lost-tag") == {}


def test_the_feed_of_a_moved_list_has_the_entries_of_the_list_that_took_its_place() -> None:
    made = feeds("topics/dogs/feed.xml", "topics/dogs/feed.json")
    assert atom_faults(made["topics/dogs/feed.xml"]) == []
    parsed = feedparser.parse(made["topics/dogs/feed.xml"])
    assert [entry.title for entry in parsed.entries] == ["Paper a"]
    assert parsed.feed.title == "Cats · A <digest>"
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links == {
        "self": "https://example.org/digest/topics/dogs/feed.xml",
        "alternate": "https://example.org/digest/topics/cats/",
    }
    assert parsed.feed.id == "tag:example.org,2026:/digest/topics/dogs/"
    items = json.loads(made["topics/dogs/feed.json"])
    assert [item["title"] for item in items["items"]] == ["Paper a"]
    assert items["feed_url"] == "https://example.org/digest/topics/dogs/feed.json"


def test_a_json_feed_that_the_owner_no_longer_wants_goes_on() -> None:
    papers = analyzed("a", "Paper a", tags=("fur",)), analyzed("b", "Paper b")
    content = digest(*papers, tags=(tag("fur", "a"),))
    with_all = SiteIndex(content, options=replace(SITE, all_feeds=True))
    before = feed_files(with_all, with_all.options)
    index = SiteIndex(content, options=SITE, published=frozenset(before))
    files = feed_files(index, SITE)
    assert "tags/fur/feed.json" not in files
    assert dict(former_feeds(index, SITE, files, {}))["tags/fur/feed.json"] == before["tags/fur/feed.json"]


def test_the_feed_of_a_list_that_is_gone_is_empty_and_says_so() -> None:
    made = feeds("tags/lost-tag/feed.xml", "sources/old-site/feed.json", "a/feed.xml")
    for path in ("tags/lost-tag/feed.xml", "a/feed.xml"):
        assert atom_faults(made[path]) == []
    parsed = feedparser.parse(made["tags/lost-tag/feed.xml"])
    assert (parsed.feed.title, parsed.entries) == ("lost tag: this list is gone · A <digest>", [])
    assert parsed.feed.link == "https://example.org/digest/tags/lost-tag/"
    items = json.loads(made["sources/old-site/feed.json"])
    assert items["items"] == []
    assert items["title"] == "old site: this list is gone · A <digest>"
    assert items["home_page_url"] == "https://example.org/digest/dumps/"


def test_an_author_with_a_published_feed_keeps_it() -> None:
    index = SiteIndex(
        digest(analyzed("b", "Paper b", authors="Ada Lovelace")),
        published=frozenset({"authors/ada-lovelace/feed.xml"}),
    )
    assert [
        followed.papers for followed in index.followed_lists if followed.folder.startswith("authors/")
    ] == [("b",)]
