"""Computes the index of the listings: a calendar of those with a day, and a table of the others."""

from __future__ import annotations

from collections import defaultdict

from paper_digest.site.calendar import calendar
from paper_digest.site.paper_lists import Pages
from paper_digest.site.site_index import CountedLink, SiteIndex
from paper_digest.values.partial_date import PartialDate


def listings_index(site: SiteIndex) -> Pages:
    """The listings by day, the latest month first, and those without a day in the order of their files."""
    days: defaultdict[PartialDate, list[CountedLink]] = defaultdict(list)
    undated = []
    for reading in site.digest.readings:
        if reading.day:
            days[reading.day].append(site.dumps[reading.dump])
        else:
            undated.append(reading)
    yield (
        "dumps/index.md",
        {"calendar": calendar(days), "undated": undated, "week_links": {}, "month_links": {}},
    )
