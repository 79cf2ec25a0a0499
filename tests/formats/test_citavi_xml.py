"""References of Citavi get the people, periodicals and collections that their ids name."""

from __future__ import annotations

from paper_digest.formats import citavi_xml
from paper_digest.reading import FORMATS

from tests.formats.records import read

PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<CitaviExchangeData Version="6.0.0.0">
  <Persons>
    <Person id="p1"><FirstName>Ada</FirstName><LastName>Roe</LastName></Person>
    <Person id="p2"><FirstName>Bo</FirstName><MiddleName>T.</MiddleName><LastName>Moe</LastName></Person>
  </Persons>
  <Periodicals>
    <Periodical id="j1"><Name>Journal of Looms</Name></Periodical>
  </Periodicals>
  <References>
    <Reference id="r1">
      <ReferenceType>JournalArticle</ReferenceType>
      <Abstract>We weave.</Abstract>
      <DOI>10.5555/looms.1</DOI>
      <PeriodicalID>j1</PeriodicalID>
      <Title>Weaving</Title>
      <Subtitle>A Study</Subtitle>
      <Year>2020</Year>
    </Reference>
    <Reference id="r2">
      <ReferenceType>Contribution</ReferenceType>
      <Title>Threads</Title>
      <Year>2021</Year>
    </Reference>
    <Reference id="r3">
      <ReferenceType>BookEdited</ReferenceType>
      <Title>All about Threads</Title>
    </Reference>
  </References>
  <ReferenceAuthors>
    <OnetoN>r1;p2;p1;p9</OnetoN>
    <OnetoN>r2;p1</OnetoN>
  </ReferenceAuthors>
  <ReferenceReferences>
    <OnetoN>r2;r3</OnetoN>
  </ReferenceReferences>
</CitaviExchangeData>"""


def test_ids_are_followed() -> None:
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(PROJECT)] == ["Citavi XML"]
    result = read(citavi_xml, PROJECT)
    assert not result.problems
    assert [
        (sighting.title, [str(author) for author in sighting.authors], sighting.venue)
        for sighting in result.sightings
    ] == [
        ("Weaving: A Study", ["Bo T. Moe", "Ada Roe"], "Journal of Looms"),
        ("Threads", ["Ada Roe"], "All about Threads"),
        ("All about Threads", [], None),
    ]
    weaving = result.sightings[0]
    assert weaving.abstract == "We weave."
    assert [identifier.value for identifier in weaving.identifiers] == ["10.5555/looms.1"]
    assert str(weaving.published) == "2020"
