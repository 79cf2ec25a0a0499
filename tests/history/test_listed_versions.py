"""The versions of an abstract, as the listings of a paper show them."""

from __future__ import annotations

from paper_digest.history.listed_versions import (
    day_of,
    is_same_text,
    last_record,
    last_record_with,
    listed_versions,
    with_tex,
)
from paper_digest.model.paper_state import text_hash
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.site.builders import paper, sighting

FIVE, NINE = "We sum five numbers.", "We sum nine numbers."
CUT = sighting("monday", abstract="We sum five ...", seen_on=PartialDate(2024, 8, 5))
FIRST = sighting("tuesday", abstract=FIVE, seen_on=PartialDate(2024, 8, 6))
SECOND = sighting("friday", abstract=NINE, seen_on=PartialDate(2024, 8, 9))
UNDATED = sighting("books", abstract=FIVE, seen_on="Aug 9")


def test_versions_are_those_of_dated_listings_the_current_one_last() -> None:
    shown = paper(abstract=RichText.parse(NINE), sightings=(SECOND, UNDATED, FIRST, CUT))
    assert [(version.sighting, version.text) for version in listed_versions(shown)] == [
        (CUT, "We sum five ..."),
        (SECOND, NINE),
    ]
    assert text_hash(FIVE) in listed_versions(shown)[0].hashes


def test_a_second_dump_of_a_day_shows_the_later_version() -> None:
    day = PartialDate(2025, 11, 20)
    first = sighting("hf/2025-11-20.json", abstract=FIVE, seen_on=day)
    second = sighting("hf/2025-11-20-2.json", abstract=NINE, seen_on=day)
    shown = paper(abstract=RichText.parse(NINE), sightings=(second, first))
    assert [version.sighting for version in listed_versions(shown)] == [first, second]
    assert last_record(shown.sightings) == second


def test_an_excerpt_in_a_second_dump_of_a_day_is_no_version() -> None:
    day, whole = PartialDate(2025, 11, 20), f"{FIVE} They are odd."
    first = sighting("hf/2025-11-20.json", abstract=whole, seen_on=day)
    second = sighting("hf/2025-11-20-2.json", abstract=FIVE, seen_on=day)
    shown = paper(abstract=RichText.parse(whole), sightings=(second, first))
    assert [version.text for version in listed_versions(shown)] == [whole]


def test_a_current_abstract_of_unknown_day_is_a_version() -> None:
    shown = paper(abstract=RichText.parse(FIVE), sightings=(UNDATED,))
    assert [(version.sighting, version.text) for version in listed_versions(shown)] == [(None, FIVE)]
    assert listed_versions(paper()) == []


def test_the_last_record_with_an_abstract() -> None:
    shown = paper(sightings=(UNDATED, FIRST, SECOND))
    assert last_record_with(shown, text_hash(FIVE)) == (FIRST, FIVE)
    assert last_record_with(shown, text_hash("Other.")) == (None, "")
    assert last_record(shown.sightings) == SECOND
    assert last_record(()) is None


def test_the_cut_start_of_a_text_is_the_same_text() -> None:
    assert is_same_text("We sum five ...", FIVE)
    assert is_same_text(FIVE, "we sum $five$ numbers")
    assert not is_same_text(FIVE, f"{FIVE} We also multiply.")
    assert not is_same_text("Code: https://sums.org", "Code: https://sums.org We also multiply.")


def test_a_record_without_a_year_has_no_day() -> None:
    assert (day_of(FIRST), day_of(UNDATED)) == (PartialDate(2024, 8, 6), None)
    assert (with_tex(FIRST), with_tex(sighting())) == (FIVE, "")
