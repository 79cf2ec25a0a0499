"""XML of no known kind is read by the names of its elements, if they show papers."""

from __future__ import annotations

import pytest
from paper_digest.formats import plain_xml
from paper_digest.model.record import DumpMetadata

from tests.formats.records import read
from tests.linear_time import assert_linear_time

PUBLICATIONS = """<?xml version="1.0"?>
<publications>
<heading>2021</heading>
<publication>
<title>Weaving with Five Hands and a <i>Loom</i></title>
<author>Ada Roe</author>
<year>2021</year>
<author>Bo Moe</author>
<journal>Journal of Looms</journal></publication>
<heading>2020</heading>
<publication id="6">
<title>Weaving with Six Hands &amp; Feet</title><author>Ada Roe</author><year>2020</year>
<doi>10.5555/loom.6</doi>
</publication>
</publications>"""


def test_elements_are_papers_on_their_lines() -> None:
    assert plain_xml.recognizes(PUBLICATIONS)
    result = read(plain_xml, PUBLICATIONS)
    five, six = result.sightings
    assert five.title == "Weaving with Five Hands and a Loom"
    assert [str(author) for author in five.authors] == ["Ada Roe", "Bo Moe"]
    assert five.venue == "Journal of Looms"
    assert (five.span.first, five.span.last) == (4, 9)
    assert six.title == "Weaving with Six Hands & Feet"
    assert [identifier.value for identifier in six.identifiers] == ["10.5555/loom.6"]
    assert str(six.published) == "2020"


def test_prefixes_of_names_do_not_matter() -> None:
    text = """<p:publications xmlns:p="http://example.org/p"><p:publication>
<p:title>Weaving with Hands</p:title>
<p:authors><p:author>Ada Roe</p:author></p:authors><p:year>2021</p:year></p:publication></p:publications>"""
    assert plain_xml.recognizes(text)
    assert read(plain_xml, text).titles() == ["Weaving with Hands"]


def test_the_beginning_of_a_document_is_enough() -> None:
    lines = PUBLICATIONS.replace("</publications>", "").split("\n")
    head = "\n".join([*lines, *lines[3:] * 20, "<publication>", "<title>Cut in the mid"])
    assert plain_xml.recognizes(head)


def test_a_broken_document_is_reported() -> None:
    result = read(plain_xml, PUBLICATIONS.replace("</year>", "</yaer>", 1))
    assert result.sightings == []
    assert result.problems


@pytest.mark.parametrize(
    "text",
    [
        """<?xml version="1.0"?>
<project><modelVersion>4.0.0</modelVersion><title>Looms for everyone</title>
<description>A library.</description>
</project>""",
        """<?xml version="1.0"?>
<package><metadata><title>Looms for every one of us</title><authors>Ada Roe</authors>
<description>A library for looms.</description></metadata></package>""",
        """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg"><title>A picture of a loom</title><desc>By Ada Roe</desc></svg>""",
        """<?xml version="1.0"?>
<catalog><CD><TITLE>The Song of the Loom</TITLE><ARTIST>Ada Roe</ARTIST><YEAR>1985</YEAR></CD>
</catalog>""",
        """<?xml version="1.0"?>
<items><item><title>We weave on Monday</title><author>Ada Roe</author><date>2020-01-02</date></item>
</items>""",
        """<?xml version="1.0"?>
<datasets><dataset><title>Temperatures of looms in the north</title><creator>Ada Roe</creator>
<year>2020</year><doi>10.5281/zenodo.1234</doi></dataset></datasets>""",
        "<html><head><title>Publications</title></head><body><p>Ada Roe. Weaving. 2020.</p></body></html>",
        "- title: Weaving\n  authors: [Ada Roe]\n  year: 2020",
        "<title>",
    ],
)
def test_what_shows_no_papers_is_not_recognized(text: str) -> None:
    assert not plain_xml.recognizes(text)


def test_deep_documents_are_no_fault() -> None:
    depth = 300
    text = "<a>" + "<b><title>x</title>" * depth + "</b>" * depth + "</a>"
    assert not plain_xml.recognizes(text)


def test_many_records_take_linear_time() -> None:
    record = "<publication><title>Weaving</title><author>Ada Roe</author><year>2020</year></publication>\n"

    def parse(text: str) -> None:
        list(plain_xml.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: f"<list>\n{record * (size // 100)}</list>")


@pytest.mark.parametrize("text", ["<a", "<title>", "<title></title>", "<!--", "<a>", "</a>"])
def test_telling_takes_linear_time(text: str) -> None:
    assert_linear_time(plain_xml.recognizes, lambda size: "<?xml ?><title>" + text * (size // len(text)))
