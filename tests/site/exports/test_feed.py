"""Tests of feeds: valid by the standard's rules, read by a feed reader's parser, safe, and stable."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from lxml import etree
from paper_digest.site.escaping import Escaped
from paper_digest.site.exports.feed import (
    MAX_ENTRIES,
    UNDATED,
    Feed,
    FeedEntry,
    atom,
    json_feed,
    newest_entries,
    tag_uri,
    timestamp,
)
from paper_digest.values.partial_date import PartialDate

from tests.feed_rules import atom_faults

SITE = "https://example.org/digest/"
HOSTILE = "]]> <script>alert(1)</script> &amp; \x00\x0b\x1f\ud800\ufffe \u2028\"'"
HOSTILE_AS_TEXT = "]]> <script>alert(1)</script> &amp;  \"'"


def entry(name: str = "a", day: str = "2026-03-01", **fields: Any) -> FeedEntry:
    defaults: dict[str, Any] = {
        "id": tag_uri(SITE, f"papers/{name}/"),
        "title": f"Paper {name}",
        "url": f"{SITE}papers/{name}/",
        "content": Escaped("<p>An <em>abstract</em> with a &lt; b &amp; c.</p>"),
        "published": f"{day}T00:00:00Z",
        "updated": f"{day}T00:00:00Z",
    }
    return FeedEntry(**(defaults | fields))


def feed(*entries: FeedEntry, **fields: Any) -> Feed:
    defaults: dict[str, Any] = {
        "id": tag_uri(SITE, ""),
        "title": "A digest",
        "author": "A digest",
        "page_url": SITE,
        "atom_url": f"{SITE}feed.xml",
        "json_url": f"{SITE}feed.json",
        "entries": entries,
    }
    return Feed(**(defaults | fields))


FULL = entry(
    authors=("Ada Lovelace", "Kees van der Berg"),
    categories=(("graphs", "Graph learning"),),
    external_url="https://arxiv.org/abs/2603.00001",
    updated="2026-03-04T00:00:00Z",
)


@pytest.mark.parametrize(
    "content",
    [
        feed(),
        feed(entry()),
        feed(FULL, entry("b")),
        feed(entry(title=HOSTILE, authors=(HOSTILE,)), title=HOSTILE),
    ],
    ids=["no entry", "a plain entry", "a full entry", "hostile text"],
)
def test_a_feed_keeps_the_rules_of_atom(content: Feed) -> None:
    assert atom_faults(atom(content)) == []


def test_the_rules_are_checked() -> None:
    broken = atom(feed(entry(), entry(), title="")).replace(b"2026-03-01T00:00:00Z", b"2026-03-01")
    faults = atom_faults(broken.replace(b'rel="self"', b'rel="via"'))
    assert "the time '2026-03-01'" in faults
    assert "not exactly one link to itself" in faults
    assert f"the id {tag_uri(SITE, 'papers/a/')} is not unique" in faults


def test_a_feed_reader_finds_every_field() -> None:
    parsed = feedparser.parse(atom(feed(FULL)))
    assert not parsed.bozo
    assert (parsed.feed.title, parsed.feed.link, parsed.feed.updated) == (
        "A digest",
        SITE,
        "2026-03-04T00:00:00Z",
    )
    (read,) = parsed.entries
    assert (read.id, read.title, read.link) == ("tag:example.org,2026:/digest/papers/a/", "Paper a", FULL.url)
    assert [author.name for author in read.authors] == ["Ada Lovelace", "Kees van der Berg"]
    assert [(tag.term, tag.label) for tag in read.tags] == [("graphs", "Graph learning")]
    assert read.content[0].value == "<p>An <em>abstract</em> with a &lt; b &amp; c.</p>"
    assert (read.published, read.updated) == ("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z")


def test_hostile_text_stays_text() -> None:
    hostile = feed(entry(title=HOSTILE, authors=(HOSTILE,), categories=(("x", HOSTILE),)), title=HOSTILE)
    root = etree.fromstring(atom(hostile))
    elements = {etree.QName(element).localname for element in root.iter()}
    assert "script" not in elements
    for path in ("{*}title", "{*}entry/{*}title", "{*}entry/{*}author/{*}name"):
        assert root.findtext(path) == HOSTILE_AS_TEXT
    item = json.loads(json_feed(hostile))["items"][0]
    assert item["title"] == HOSTILE_AS_TEXT.replace("  ", " ")


def test_a_json_feed_has_the_fields_of_the_standard() -> None:
    document = json.loads(json_feed(feed(FULL)))
    assert document == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A digest",
        "home_page_url": SITE,
        "feed_url": f"{SITE}feed.json",
        "authors": [{"name": "A digest"}],
        "items": [
            {
                "id": "tag:example.org,2026:/digest/papers/a/",
                "url": f"{SITE}papers/a/",
                "external_url": "https://arxiv.org/abs/2603.00001",
                "title": "Paper a",
                "content_html": "<p>An <em>abstract</em> with a &lt; b &amp; c.</p>",
                "date_published": "2026-03-01T00:00:00Z",
                "date_modified": "2026-03-04T00:00:00Z",
                "authors": [{"name": "Ada Lovelace"}, {"name": "Kees van der Berg"}],
                "tags": ["Graph learning"],
            }
        ],
    }


def test_the_newest_entries_come_first_then_those_with_the_first_id() -> None:
    entries = [entry("b", "2026-01-02"), entry("c", "2026-01-03"), entry("a", "2026-01-02")]
    assert [new.title[-1] for new in newest_entries(entries)] == ["c", "a", "b"]
    assert newest_entries(reversed(entries)) == newest_entries(entries)


def test_a_feed_has_at_most_a_hundred_entries() -> None:
    entries = [entry(f"{number:03}") for number in range(MAX_ENTRIES + 1)]
    assert len(newest_entries(entries)) == MAX_ENTRIES == 100
    assert [new.title for new in newest_entries(entries, 2)] == ["Paper 000", "Paper 001"]


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    assert feed(entry("a", "2026-01-02"), entry("b", "2025-01-02")).updated == "2026-01-02T00:00:00Z"
    assert feed().updated == UNDATED


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-03", "2026-03-01T00:00:00Z"),
        ("2024-02-29", "2024-02-29T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
    ],
)
def test_a_partial_date_is_the_start_of_its_time(date: str, written: str) -> None:
    assert timestamp(PartialDate.from_iso(date)) == written


@pytest.mark.parametrize(
    ("site", "uri"),
    [
        ("https://Example.org/digest/", "tag:example.org,2026:/digest/papers/x/"),
        ("http://127.0.0.1:8000/", "tag:127.0.0.1,2026:/papers/x/"),
        ("https://example.org/über uns/", "tag:example.org,2026:/%C3%BCber%20uns/papers/x/"),
        ("https://[::1]/", "tag:--1,2026:/papers/x/"),
    ],
)
def test_a_tag_uri_has_the_host_and_the_path_but_no_port(site: str, uri: str) -> None:
    assert tag_uri(site, "papers/x/") == uri
