"""Records of OAI-PMH harvests."""

from __future__ import annotations

import pytest
from paper_digest.formats import oai_pmh
from paper_digest.model.record import Sighting
from paper_digest.reading import FORMATS

from tests.formats.records import read


def sightings(metadata: str, header: str = "<header/>") -> list[Sighting]:
    record = f"<record>{header}<metadata>{metadata}</metadata></record>"
    return read(oai_pmh, f"<OAI-PMH><ListRecords>{record}</ListRecords></OAI-PMH>").sightings


def test_of_descriptions_in_two_languages_the_english_one_is_the_abstract() -> None:
    german = "Wir weben Muster aus einer Handvoll Fäden, die niemand zuvor hatte."
    (sighting,) = sightings(
        f"<dc><title>On Looms</title><description>{german}</description>"
        "<description>We weave these patterns.</description></dc>"
    )
    assert sighting.abstract == "We weave these patterns."


def test_dublin_core_has_the_longest_description_as_the_abstract_and_the_first_date() -> None:
    (sighting,) = sightings(
        "<dc><title>On Looms</title><creator>Lovelace, Ada</creator>"
        "<description>Comment: 9 pages</description><description>We weave.</description>"
        "<description>We weave more, and longer.</description>"
        "<date>2024-10-09</date><date>2024-10-07</date></dc>"
    )
    assert (sighting.title, sighting.abstract) == ("On Looms", "We weave more, and longer.")
    assert str(sighting.published) == "2024-10-07"
    assert [str(author) for author in sighting.authors] == ["Ada Lovelace"]


def test_authors_of_arxivs_format_are_in_parts() -> None:
    (sighting,) = sightings(
        "<arXiv><id>2410.05434</id><title>On Looms</title><authors><author><keyname>King</keyname>"
        "<forenames>Martin Luther</forenames><suffix>Jr.</suffix></author></authors></arXiv>"
    )
    assert [str(author) for author in sighting.authors] == ["Martin Luther King Jr."]
    assert [str(identifier.value) for identifier in sighting.identifiers] == ["2410.05434"]


def test_the_first_version_of_arxivs_raw_format_is_the_date() -> None:
    (sighting,) = sightings(
        "<arXivRaw><title>On Looms</title><version version='v1'><date>Mon, 7 Oct 2024 17:58:43 GMT</date>"
        "</version><version version='v2'><date>Tue, 5 Nov 2024 10:00:00 GMT</date></version></arXivRaw>"
    )
    assert str(sighting.published) == "2024-10-07"


def test_a_deleted_record_is_no_paper() -> None:
    assert not sightings("<dc><title>On Looms</title></dc>", '<header status="deleted"/>')


def test_records_without_their_start_are_recognized_by_their_metadata() -> None:
    assert oai_pmh.recognizes("<record><metadata><oai_dc:dc><title>T</title>")
    assert not oai_pmh.recognizes("<record><titles><title>T</title></titles></record>")


def test_metadata_in_another_format_is_read_by_its_table() -> None:
    text = """<OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata>
<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"><front><article-meta><title-group>
<article-title>Harvested Cats
</article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Cruz</surname>
<given-names>Ana</given-names></name></contrib></contrib-group></article-meta></front></article>
</metadata></record></ListRecords></OAI-PMH>"""
    (paper,) = read(oai_pmh, text).sightings
    assert (paper.title, [str(author) for author in paper.authors]) == ("Harvested Cats", ["Ana Cruz"])


RECORD = "<oai_dc:dc><dc:title>On Looms</dc:title><dc:creator>Lovelace, Ada</dc:creator></oai_dc:dc>"


@pytest.mark.parametrize(
    "text",
    [
        f"<records>{RECORD}</records>",
        RECORD,
        f"<searchRetrieveResponse><records><record><recordData>{RECORD}</recordData></record></records>"
        "</searchRetrieveResponse>",
    ],
)
def test_dublin_core_is_read_without_the_protocol(text: str) -> None:
    assert [parser.LAYOUT for parser in FORMATS if parser.recognizes(text)] == [oai_pmh.LAYOUT]
    (paper,) = read(oai_pmh, text).sightings
    assert (paper.title, [str(author) for author in paper.authors]) == ("On Looms", ["Ada Lovelace"])
