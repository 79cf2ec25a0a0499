"""Tests of the list of feeds."""

from __future__ import annotations

from lxml import etree
from paper_digest.site.exports.opml import opml

from tests.site.exports.test_feed import HOSTILE, HOSTILE_AS_TEXT, feed


def test_feeds_are_outlines_in_folders() -> None:
    topic = feed(title="Graphs & more", atom_url="https://example.org/topics/graphs/feed.xml")
    root = etree.fromstring(opml("A digest", [("", [feed()]), ("Theory", [topic])]))
    assert (root.get("version"), root.findtext("head/title")) == ("2.0", "A digest")
    first, folder = root.iterfind("body/outline")
    assert (first.get("type"), first.get("xmlUrl")) == ("rss", "https://example.org/digest/feed.xml")
    assert (folder.get("text"), folder.get("type")) == ("Theory", None)
    assert [(line.get("text"), line.get("xmlUrl")) for line in folder] == [("Graphs & more", topic.atom_url)]


def test_hostile_names_stay_text() -> None:
    root = etree.fromstring(opml(HOSTILE, [(HOSTILE, [feed(title=HOSTILE)])]))
    assert root.findtext("head/title") == HOSTILE_AS_TEXT
    assert [line.get("text") for line in root.iter("outline")] == [HOSTILE_AS_TEXT] * 2
