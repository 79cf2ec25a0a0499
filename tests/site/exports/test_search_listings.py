"""Tests of the filter of listings."""

from __future__ import annotations

from paper_digest.model.record import Reading
from paper_digest.site.exports.search_listings import search_listings

from tests.site.builders import analyzed, digest, sighting


def test_each_listing_has_its_papers() -> None:
    monday, tuesday = sighting("a.txt"), sighting("b.txt")
    content = digest(
        analyzed("one", sightings=(monday, tuesday)),
        analyzed("two", sightings=(tuesday,)),
        readings=(
            Reading(dump="a.txt", layout="x", distinct_label='Papers of "Monday"', sightings=(monday,)),
            Reading(dump="b.txt", layout="x", distinct_label="Tuesday", sightings=(tuesday,)),
        ),
    )
    assert search_listings(content) == {
        "dump": {
            "Papers of ”Monday”": ("papers/one/index.html",),
            "Tuesday": ("papers/one/index.html", "papers/two/index.html"),
        }
    }
