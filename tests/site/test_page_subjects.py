"""What the pages of a topic and of a dump know of it."""

from __future__ import annotations

from paper_digest.model.record import DumpMetadata, Reading
from paper_digest.site.page_subjects import ShownDump, ShownTopic
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import sighting, topic

DAY = PartialDate(2025, 9, 13)


def test_a_topic_is_shown_without_its_papers() -> None:
    """A template that asks for them fails, instead of showing none."""
    shown = ShownTopic.of(topic("vision", "a", "b"))
    assert (shown.rule.name, shown.terms) == ("Vision", ())
    assert not hasattr(shown, "papers")


def test_the_day_of_a_dump_is_the_latest_of_its_papers() -> None:
    sightings = (sighting(seen_on=PartialDate(2025, 9, 12)), sighting(seen_on=DAY))
    reading = Reading(dump="a.md", layout="x", metadata=DumpMetadata(label="Daily"), sightings=sightings)
    shown = ShownDump.of(reading)
    assert (shown.label, shown.day, shown.first_date) == ("Daily", DAY, None)
    assert not hasattr(shown, "sightings")


def test_a_dump_without_a_day_shows_the_date_of_its_first_paper() -> None:
    month = PartialDate(2025, 9)
    reading = Reading(dump="a.md", layout="x", sightings=(sighting(seen_on=month), sighting()))
    shown = ShownDump.of(reading)
    assert (shown.day, shown.first_date) == (None, month)
    assert ShownDump.of(Reading(dump="a.md", layout="x")).first_date is None
