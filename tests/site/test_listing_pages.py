"""The index of listings is a calendar, and a table of the listings without a day."""

from __future__ import annotations

from paper_digest.model.record import Reading
from paper_digest.site.listing_pages import listings_index
from paper_digest.site.site_index import SiteIndex
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import analyzed, digest, sighting

DAY = PartialDate(2024, 8, 7)


def test_all_listings_of_a_day_are_on_the_calendar_and_others_in_the_table() -> None:
    readings = (
        Reading(dump="a.txt", layout="x", sightings=(sighting("a.txt", seen_on=DAY),)),
        Reading(dump="b.txt", layout="x", saved_on=DAY),
        Reading(dump="c.bib", layout="x"),
        Reading(dump="d.txt", layout="x", sightings=(sighting("d.txt", seen_on="Aug 7"),)),
    )
    listed = analyzed("a", sightings=readings[0].sightings)
    ((path, page),) = listings_index(SiteIndex(digest(listed, readings=readings)))
    ((_, (month,)),) = page["calendar"]
    assert path == "dumps/index.md"
    assert [(link.path, link.count) for link in month.links] == [("dumps/a-txt.md", 1), ("dumps/b-txt.md", 0)]
    assert [reading.dump for reading in page["undated"]] == ["c.bib", "d.txt"]
