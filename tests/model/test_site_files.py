"""The files of a site."""

from __future__ import annotations

import pytest
from paper_digest.model.site_files import is_feed


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("feed.xml", True),
        ("topics/graphs/feed.json", True),
        ("topics/feed.md", False),
        ("tags/feed", False),
        ("catalogue.json", False),
    ],
)
def test_feeds_are_known_by_their_names(path: str, is_one: bool) -> None:
    assert is_feed(path) is is_one
