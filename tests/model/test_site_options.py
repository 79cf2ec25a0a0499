"""The options of a digest."""

from __future__ import annotations

import pytest
from paper_digest.model.site_options import SiteOptions


@pytest.mark.parametrize(
    ("options", "has_feeds"),
    [
        (SiteOptions(url="https://example.org/"), True),
        (SiteOptions(), False),
        (SiteOptions(url="https://example.org/", feeds=False), False),
    ],
)
def test_feeds_need_an_address_and_the_owners_wish(options: SiteOptions, has_feeds: bool) -> None:
    assert options.has_feeds is has_feeds
