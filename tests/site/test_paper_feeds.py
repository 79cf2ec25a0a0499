"""Tests of the feeds of lists of papers: which lists have one, what is in it, and what changes it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from paper_digest.model.digest import Dataset, Digest
from paper_digest.model.paper import LinkKind, PaperLink, Venue
from paper_digest.model.record import DumpMetadata, Reading
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.paper_feeds import OPML_PATH, PaperFeeds, feed_files
from paper_digest.site.site_index import FOLLOWED_PAPERS, SiteIndex
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest
from tests.feed_rules import atom_faults
from tests.site.builders import about, analyzed, digest, sighting, tag, topic

SITE = SiteOptions(title="A digest", url="https://example.org/digest/")


def files_of(content: Digest) -> dict[str, bytes]:
    return feed_files(SiteIndex(content, options=SITE), SITE)


def titles(feed: bytes) -> list[str]:
    parsed = feedparser.parse(feed)
    assert not parsed.bozo
    return [entry.title for entry in parsed.entries]


@pytest.fixture
def followed() -> Digest:
    """Papers on every kind of list; "c" was listed last."""
    known: dict[str, Any] = {"venue": Venue("ICML"), "authors": "Ada Lovelace"}
    code = (PaperLink(LinkKind.CODE, "https://github.com/a/b"),)
    seen = {
        name: sighting(f"{name}.txt", 1, seen_on=PartialDate(2026, 1, day))
        for name, day in (("a", 2), ("b", 1), ("c", 3))
    }
    return digest(
        analyzed(
            "a", "Paper a", topics=about("cats"), tags=("fur", "imagenet"), sightings=(seen["a"],), **known
        ),
        analyzed(
            "b", "Paper b", tags=("fur",), datasets=("imagenet",), links=code, sightings=(seen["b"],), **known
        ),
        analyzed("c", "Paper c", topics=about("cats"), sightings=(seen["c"],), date="1995"),
        topics=(topic("cats", "a", "c", name="Cats & dogs", area="Animals"), topic("empty")),
        tags=(tag("fur", "a", "b"), tag("imagenet", "a", "b", dataset="imagenet")),
        datasets=(Dataset(id="imagenet", name="ImageNet", papers=("a", "b")),),
        readings=(
            Reading(
                dump="a.txt",
                layout="x",
                sightings=(seen["a"],),
                metadata=DumpMetadata(source="Daily papers"),
                origin="Daily papers",
            ),
            Reading(dump="b.txt", layout="x", sightings=(seen["b"],)),
            Reading(
                dump="c.txt",
                layout="x",
                sightings=(seen["c"],),
                metadata=DumpMetadata(source="Daily Papers"),
                origin="Daily Papers",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("path", "papers"),
    [
        ("feed.xml", "cab"),
        ("code/feed.xml", "b"),
        ("topics/cats/feed.xml", "ca"),
        ("topics/empty/feed.xml", ""),
        ("tags/fur/feed.xml", "ab"),
        ("datasets/imagenet/feed.xml", "ab"),
        ("venues/icml/feed.xml", "ab"),
        ("sources/daily-papers/feed.xml", "ca"),
    ],
)
def test_each_kind_of_list_has_a_feed_with_the_paper_listed_last_first(
    followed: Digest, path: str, papers: str
) -> None:
    assert titles(files_of(followed)[path]) == [f"Paper {name}" for name in papers]


def test_only_main_lists_have_json_feeds_and_are_in_the_list_of_feeds(followed: Digest) -> None:
    files = files_of(followed)
    assert {path for path in files if path.endswith(".json")} == {
        "feed.json",
        "changes/feed.json",
        "code/feed.json",
        "topics/cats/feed.json",
        "topics/empty/feed.json",
        "sources/daily-papers/feed.json",
    }
    opml = files[OPML_PATH].decode()
    assert opml.count("xmlUrl=") == 5
    assert (
        '<outline text="Animals">\n<outline type="rss" version="ATOM" text="Cats &amp; dogs · A digest"'
        in opml
    )


def test_an_owner_may_want_json_feeds_of_all_lists(followed: Digest) -> None:
    site = replace(SITE, all_feeds=True)
    files = feed_files(SiteIndex(followed, options=site), site)
    feeds = {path.rpartition(".")[0] for path in files if path.endswith("feed.xml")}
    assert {path.rpartition(".")[0] for path in files if path.endswith(".json")} == feeds
    tag_feed = json.loads(files["tags/fur/feed.json"])
    assert tag_feed["feed_url"] == "https://example.org/digest/tags/fur/feed.json"
    assert [item["title"] for item in tag_feed["items"]] == ["Paper a", "Paper b"]
    assert files[OPML_PATH] == files_of(followed)[OPML_PATH]


def test_a_tag_with_the_page_of_a_dataset_has_its_feed_there(followed: Digest) -> None:
    assert "tags/imagenet/feed.xml" not in files_of(followed)
    paths = [followed_list.atom_path for followed_list in SiteIndex(followed).followed_lists]
    assert paths.count("datasets/imagenet/feed.xml") == 1


def test_authors_of_several_papers_have_a_feed() -> None:
    papers = [analyzed(f"p{number}", authors="Ada Lovelace") for number in range(FOLLOWED_PAPERS)]
    assert len(titles(files_of(digest(*papers))["authors/ada-lovelace/feed.xml"])) == FOLLOWED_PAPERS
    assert "authors/ada-lovelace/feed.xml" not in files_of(digest(*papers[1:]))


def test_an_owner_may_want_feeds_of_all_authors() -> None:
    site = replace(SITE, all_feeds=True)
    files = feed_files(SiteIndex(digest(analyzed("p", authors="Ada Lovelace")), options=site), site)
    assert len(titles(files["authors/ada-lovelace/feed.xml"])) == 1
    assert json.loads(files["authors/ada-lovelace/feed.json"])["items"]


def test_a_main_list_shows_a_hundred_papers_and_others_twenty() -> None:
    papers = [analyzed(f"p{number:03}", f"Paper {number}", venue=Venue("ICML")) for number in range(130)]
    files = files_of(digest(*papers))
    assert len(titles(files["feed.xml"])) == 100
    assert len(titles(files["venues/icml/feed.xml"])) == 20


def test_all_feeds_of_the_example_are_valid() -> None:
    files = files_of(example_digest())
    feeds = {path: content for path, content in files.items() if path.endswith(".xml")}
    assert len(feeds) > 5
    assert {path: atom_faults(content) for path, content in feeds.items() if atom_faults(content)} == {}


def test_an_entry_has_the_abstract_as_text_and_says_what_readers_must_know() -> None:
    abstract = RichText.parse(r"We prove $x^2 = y$ with \emph{care}.")
    paper = analyzed(
        "a", "On $x^2$", abstract=abstract, withdrawn=True, machine_generated=True, url="https://a.org/x y"
    )
    entry = PaperFeeds(SiteIndex(digest(paper)), SITE).entry("a")
    assert entry.title == "On x²"
    assert entry.content == (
        "<p>This paper was withdrawn by its authors.</p><p>We prove x² = y with <em>care</em>.</p>"
        "<p>This summary is machine-generated. The authors&#x27; abstract is not available.</p>"
    )
    assert entry.external_url == "https://a.org/x%20y"
    without = PaperFeeds(SiteIndex(digest(analyzed("a"))), SITE).entry("a")
    assert without.content == "<p>No abstract available.</p>"


def test_an_entry_is_updated_when_a_listing_shows_a_revision() -> None:
    seen = sighting(seen_on=PartialDate(2026, 1, 2), revised=PartialDate(2026, 2, 3))
    entry = PaperFeeds(SiteIndex(digest(analyzed("a", sightings=(seen,)))), SITE).entry("a")
    assert (entry.published, entry.updated) == ("2026-01-02T00:00:00Z", "2026-02-03T00:00:00Z")


def test_a_new_paper_changes_only_the_feeds_that_list_it(followed: Digest) -> None:
    seen = sighting("d.txt", 1, seen_on=PartialDate(2026, 1, 4))
    more = digest(
        *followed.papers,
        analyzed("d", "Paper d", topics=about("cats"), sightings=(seen,)),
        topics=(replace(followed.topics[0], papers=("d", "a", "c")), followed.topics[1]),
        tags=followed.tags,
        datasets=followed.datasets,
        readings=(*followed.readings, Reading(dump="d.txt", layout="x", sightings=(seen,))),
    )
    before, after = files_of(followed), files_of(more)
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {"feed.xml", "feed.json", "topics/cats/feed.xml", "topics/cats/feed.json"}
