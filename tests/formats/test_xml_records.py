"""XML records keep their lines, and what is hostile in them is refused."""

from __future__ import annotations

import pytest
from lxml import etree
from paper_digest.formats import endnote_xml, feeds, oai_pmh
from paper_digest.formats.xml_records import fields_of, first_text, root_of, texts

from tests.formats.records import read


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ('<?xml version="1.0"?>\n<!-- x -->\n<a:feed>', "feed"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "rss"),
        ("words <feed>", ""),
    ],
)
def test_the_name_of_the_first_element(text: str, root: str) -> None:
    assert root_of(text) == root


def test_texts_at_paths() -> None:
    element = etree.fromstring("<r><t>A <b>b</b></t><t> </t><u>C</u></r>")
    assert texts(element, "t") == ["A b"]
    assert first_text(element, "x", "u", "t") == "C"
    assert fields_of(element, {"title": ("t", "u"), "none": ("x",)}) == {"title": ["A b", "C"]}


def test_lines_beyond_65535_are_exact() -> None:
    text = "<feed>" + "\n" * 70_000 + "<entry>\n<title>A</title>\n</entry>\n</feed>"
    assert read(feeds, text).lines() == [(70_001, 70_003)]


def test_an_end_tag_in_cdata_ends_no_record() -> None:
    text = "<feed>\n<entry><title>A <![CDATA[</entry>]]></title>\n</entry>\n</feed>"
    assert read(feeds, text).lines() == [(2, 3)]


def test_a_record_in_the_metadata_of_another_is_part_of_it() -> None:
    inner = "<metadata><record><title>A</title></record></metadata>"
    assert read(oai_pmh, f"<ListRecords>\n<record>\n{inner}\n</record>\n</ListRecords>").lines() == [(2, 4)]


def test_notes_of_endnote_are_remarks() -> None:
    record = "<record><titles><title>A</title></titles><notes>12 pages</notes></record>"
    assert read(endnote_xml, f"<xml><records>\n{record}\n</records></xml>").sightings[0].remark == "12 pages"


def test_elements_nested_too_deeply_are_refused() -> None:
    deep = f"<entry><title>A</title>{'<a>' * 5_000}{'</a>' * 5_000}</entry>"
    assert read(feeds, f"<feed>{deep}\n<entry><title>B</title></entry></feed>").titles() == ["B"]


def test_references_to_declared_entities_are_left_out_with_a_warning() -> None:
    entry = "<entry><title>Caf&eacute; &f;A &amp; B&g;</title></entry>"
    result = read(feeds, f'<!DOCTYPE feed [<!ENTITY f "x"><!ENTITY g "&f;">]>\n<feed>\n{entry}\n</feed>')
    assert result.titles() == ["Café A & B"]
    assert any(problem.line == 3 and "entity of the DOCTYPE" in problem.actual for problem in result.problems)


def test_words_on_lines_of_their_own_are_those_between_them() -> None:
    title = "<title>\n  Looms\n  and <i> Yarn </i> again\n</title>"
    text = f"<feed>\n<entry>\n{title}\n<author><name>\n A. Roe\n </name></author>\n</entry>\n</feed>"
    (sighting,) = read(feeds, text).sightings
    assert sighting.title == "Looms and Yarn again"
    assert list(map(str, sighting.authors)) == ["A. Roe"]


def test_line_ends_around_words_within_a_text_separate_words() -> None:
    title = "<title>Effects of<i>\n E. coli\n</i>on <b><i>\n small </i></b>mice</title>"
    (sighting,) = read(
        feeds, f"<feed><entry>{title}<author><name>A. Roe</name></author></entry></feed>"
    ).sightings
    assert sighting.title == "Effects of E. coli on small mice"
