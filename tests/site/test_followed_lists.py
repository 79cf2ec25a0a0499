"""Tests of where feeds are."""

from __future__ import annotations

from dataclasses import replace

from paper_digest.site.followed_lists import FollowedList, feed_folder


def test_feeds_are_beside_the_page_once_the_site_is_built() -> None:
    assert feed_folder("topics/graphs.md") == "topics/graphs/"
    topic = FollowedList("Graphs", "topics/graphs.md", (), "topics/graphs/", is_main=True)
    assert (topic.atom_path, topic.json_path) == ("topics/graphs/feed.xml", "topics/graphs/feed.json")
    tag = FollowedList("Cats", "tags/cats.md", (), "tags/cats/")
    assert (tag.atom_path, tag.json_path) == ("tags/cats/feed.xml", "")
    with_json = replace(tag, has_json_feed=True)
    assert (with_json.atom_path, with_json.json_path) == ("tags/cats/feed.xml", "tags/cats/feed.json")
    assert FollowedList("All", "index.md", (), is_main=True).atom_path == "feed.xml"
