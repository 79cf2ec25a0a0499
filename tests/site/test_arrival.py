"""Tests of when a paper arrived."""

from __future__ import annotations

import pytest
from paper_digest.model.record import DumpMetadata, Reading, Sighting
from paper_digest.site.arrival import arrival_date, retrieval_dates
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import paper, sighting

MARCH = PartialDate(2026, 3, 1)
APRIL = PartialDate(2026, 4, 2)


@pytest.mark.parametrize(
    ("sightings", "date", "arrival"),
    [
        ((sighting(seen_on=APRIL), sighting("b.txt", seen_on=MARCH)), "1995", "2026-03-01"),
        ((sighting("saved.txt"), sighting("b.txt", seen_on=APRIL)), "1995", "2026-03-01"),
        ((sighting("saved.txt", seen_on="Aug 7"),), "1995", "2026-03-01"),
        ((sighting("saved.txt", seen_on=APRIL),), "1995", "2026-04-02"),
        ((sighting(seen_on="Aug 7"),), "2024-05", "2024-05"),
        ((sighting(),), "", "None"),
    ],
    ids=["the earliest", "saved before", "without a year", "what it states", "its own date", "unknown"],
)
def test_a_paper_arrived_when_a_listing_first_showed_it(
    sightings: tuple[Sighting, ...], date: str, arrival: str
) -> None:
    retrieved = retrieval_dates(
        [
            Reading(dump="saved.txt", layout="x", metadata=DumpMetadata(retrieved=MARCH)),
            Reading(dump="2019-01-01.txt", layout="x"),
        ]
    )
    assert retrieved == {"saved.txt": MARCH}
    assert str(arrival_date(paper(sightings=sightings, date=date), retrieved)) == arrival
