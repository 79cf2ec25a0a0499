"""The words, dates and people of XML elements."""

from __future__ import annotations

import pytest
from lxml import etree
from paper_digest.formats.xml_text import date_of, people_of, words_of
from paper_digest.values.person import PersonName


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<title> plain &amp; simple </title>", "plain & simple"),
        ("<title>CO<sub>2</sub> &lt; <unknown>x</unknown> &amp;amp; y</title>", "CO2 < x &amp; y"),
        ("<title>Cats<xref ref-type='fn'>*</xref><fn><p>note</p></fn> purr</title>", "Cats purr"),
        ("<abstract><title>Summary</title><p>We purr.</p></abstract>", "We purr."),
        (
            "<abstract><sec><title>Aim</title><p>Purr.</p></sec><sec><p>Hiss.</p></sec></abstract>",
            "Aim: Purr. Hiss.",
        ),
        ("<AbstractText Label='METHODS'>We <i>purr</i>.</AbstractText>", "METHODS: We purr."),
        ("<AbstractText Label='RESULTS:'>We purr.</AbstractText>", "RESULTS: We purr."),
        ("<AbstractText Label='UNLABELLED'>We purr.</AbstractText>", "We purr."),
        ("<title>A <!-- comment -->word</title>", "A word"),
    ],
)  # fmt: skip
def test_words_have_labels_and_no_footnotes(markup: str, words: str) -> None:
    parser = etree.XMLParser(remove_comments=True)
    assert words_of(etree.fromstring(markup, parser)) == words


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<d><Year>2023</Year><Month>May</Month></d>", {"year": "2023", "month": "May"}),
        ("<d><day>2</day><month>8</month><year>2011</year></d>", {"year": "2011", "month": "8", "day": "2"}),
        ("<d><MedlineDate>1998 Mar-Apr</MedlineDate></d>", "1998"),
        ("<d when='2021-02-18'>18 Feb 2021</d>", "2021-02-18"),
        ("<d>2003</d>", "2003"),
        ("<d/>", ""),
    ],
)
def test_dates_in_elements_attributes_and_words(markup: str, date: object) -> None:
    assert date_of(etree.fromstring(markup)) == date


def test_people_with_initials_after_their_names() -> None:
    assert people_of("van Dijk P, Low ST Jr, Cat Consortium.") == [
        PersonName("Dijk", "P.", "van"),
        PersonName("Low", "S. T.", suffix="Jr"),
        {"literal": "Cat Consortium"},
    ]
