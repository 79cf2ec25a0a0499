"""Records of a dump."""

from __future__ import annotations

from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span
from paper_digest.values.partial_date import PartialDate


def test_a_span_counts_both_ends() -> None:
    assert len(Span(3, 3)) == 1
    assert len(Span(3, 7)) == 5


def test_a_dump_is_called_by_its_label_or_its_file_name() -> None:
    assert Reading(dump="a.txt", layout="x").label == "a.txt"
    assert Reading(dump="a.txt", layout="x", metadata=DumpMetadata(label="Page A")).label == "Page A"


def test_the_day_of_a_listing_is_the_latest_that_it_shows_or_its_own() -> None:
    days = (PartialDate(2024, 8, 7), PartialDate(2024, 8, 6), PartialDate(2025), "Aug 9", None)
    sightings = tuple(Sighting(dump="a.txt", span=Span(1, 1), position=1, seen_on=day) for day in days)
    saved_on = PartialDate(2024, 8, 1)
    reading = Reading(dump="a.txt", layout="x", sightings=sightings, saved_on=saved_on)
    assert reading.day == PartialDate(2024, 8, 7)
    assert Reading(dump="a.txt", layout="x", sightings=sightings[2:]).day is None
    assert Reading(dump="a.txt", layout="x", saved_on=saved_on).day == saved_on
