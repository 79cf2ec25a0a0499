"""Records of EndNote's XML export."""

from __future__ import annotations

import pytest
from paper_digest.formats import endnote_xml

from tests.formats.records import read

EXPORT = """<xml><records><record>
<contributors><authors><author>Lovelace, Ada</author></authors></contributors>
<volume>7</volume><pages>12-15</pages>
<titles><title>On Looms</title><secondary-title>Journal of Looms</secondary-title></titles>
<dates><year>2024</year>{day}</dates>
<abstract>We weave.</abstract>
<electronic-resource-num>10.1000/ABC</electronic-resource-num>
</record></records></xml>"""


def test_the_elements_of_a_record_are_the_fields_of_a_paper() -> None:
    (sighting,) = read(endnote_xml, EXPORT.format(day="")).sightings
    assert (sighting.title, sighting.abstract, sighting.venue) == (
        "On Looms",
        "We weave.",
        "Journal of Looms",
    )
    assert [str(author) for author in sighting.authors] == ["Ada Lovelace"]
    assert [str(identifier.value) for identifier in sighting.identifiers] == ["10.1000/abc"]
    assert str(sighting.published) == "2024"
    assert (sighting.volume, sighting.pages) == ("7", "12-15")


@pytest.mark.parametrize(
    ("day", "date"),
    [("October 7", "2024-10-07"), ("7 October 2023", "2023-10-07"), ("12", "2024")],
)
def test_day_and_month_are_joined_with_the_year(day: str, date: str) -> None:
    text = EXPORT.format(day=f"<pub-dates><date>{day}</date></pub-dates>")
    (sighting,) = read(endnote_xml, text).sightings
    assert str(sighting.published) == date


def test_other_xml_with_titles_is_not_recognized() -> None:
    assert not endnote_xml.recognizes("<doi_records><titles><title>x</title></titles></doi_records>")
    assert not endnote_xml.recognizes("<PubmedArticleSet><contributors></contributors></PubmedArticleSet>")


def test_an_oai_pmh_harvest_is_not_recognized() -> None:
    assert endnote_xml.recognizes(EXPORT)
    assert not endnote_xml.recognizes(
        "<records><record><metadata><titles>x</titles></metadata></record></records>"
    )
