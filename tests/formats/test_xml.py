"""XML becomes its records, whatever else is broken or hostile in it."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import endnote_xml, feeds, oai_pmh
from paper_digest.model.problem import Severity
from paper_digest.model.record import DumpMetadata

from tests.formats.records import read
from tests.linear_time import assert_linear_time

ENTRY = "  <entry>\n    <title>Paper {n}</title>\n    <summary>It works &amp; works.</summary>\n  </entry>"
TITLES = [f"Paper {n}" for n in range(9)]
LINES = [
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    "  <title>Papers</title>",
    *"\n".join(ENTRY.format(n=n) for n in range(9)).split("\n"),
    "</feed>",
]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (20, "    <summary>not closed"),
        (20, "    <summary>closed wrongly</title>"),
        (20, "    <summary <b>x</summary>"),
        (20, "    <summary a=b>x</summary>"),
        (21, "  </entri>"),
        (21, ""),
        (18, ""),
        (18, "  <entry"),
    ],
)
def test_only_the_broken_entry_is_lost(line: int, text: str) -> None:
    lines = [*LINES]
    lines[line] = text
    result = read(feeds, "\n".join(lines))
    assert result.titles() == TITLES[:4] + TITLES[5:]
    assert len(result.problems) == 1
    assert "It works" in result.reading.unparsed[0].raw or "summary" in result.reading.unparsed[0].raw


def test_only_the_broken_entry_of_a_long_line_is_lost() -> None:
    assert (
        read(feeds, "".join(LINES).replace("Paper 4</title>", "Paper 4</titel>")).titles()
        == TITLES[:4] + TITLES[5:]
    )


def test_entities_of_html_and_bare_ampersands_are_no_fault() -> None:
    result = read(
        feeds,
        "<feed><entry><title>R&D &eacute;lan &nbsp; &unknown; &#233; <![CDATA[a & "
        "b]]></title></entry></feed>",
    )
    assert result.titles() == ["R&D élan &unknown; é a & b"]
    assert not result.problems


def test_declared_entities_are_left_out_and_the_entries_read() -> None:
    bomb = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<?xml version="1.0"?>\n<!DOCTYPE feed [\n<!ENTITY l0 "lol">\n{bomb}\n<!ENTITY x SYSTEM "file:///etc/hostname">\n]>\n'
        + "\n".join([*LINES, "<entry><title>On &l11;Looms&x;</title></entry>"])
    )
    tracemalloc.start()
    result = read(feeds, text)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert result.titles() == [*TITLES, "On Looms"]
    (problem,) = result.problems
    assert problem.severity is Severity.WARNING
    assert problem.actual == "an entity of the DOCTYPE, which was left out"


def test_entities_that_no_entry_uses_need_no_message() -> None:
    result = read(feeds, "\n".join(["<!DOCTYPE feed [<!ENTITY nbsp '&#160;'>]>", *LINES]))
    assert result.titles() == TITLES
    assert not result.problems


def test_a_cut_feed_gives_its_whole_entries_and_a_message() -> None:
    text = "\n".join(LINES)
    for cut in range(60, len(text) - 10, 37):
        result = read(feeds, text[:cut])
        assert result.titles() == TITLES[: text[:cut].count("</entry>")]
        assert result.problems
        assert result.problems[-1].line is not None


def test_feeds_one_after_the_other_are_one_dump() -> None:
    feed = '<?xml version="1.0"?>\n' + "\n".join(LINES) + "\n"
    result = read(feeds, feed * 3)
    assert result.titles() == TITLES * 3
    assert not result.problems


def test_declared_encodings_do_not_matter_to_decoded_text() -> None:
    assert read(
        feeds, '<?xml version="1.0" encoding="ISO-8859-1"?><rss><item><title>Núñez</title></item></rss>'
    ).titles() == ["Núñez"]


@pytest.mark.parametrize("reader", [feeds, oai_pmh, endnote_xml])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<html><body><item><title>x</title></item></body></html>",
        "<!DOCTYPE html>\n<p>entry</p>",
        "a < b",
        "<div><entry>",
    ],
)
def test_pages_and_prose_are_not_claimed(reader: object, text: str) -> None:
    assert not reader.recognizes(text)  # type: ignore[attr-defined]


def test_each_document_has_one_claimant() -> None:
    documents = {
        feeds: [
            "<rss><channel></channel></rss>",
            '<?xml version="1.0"?>\n<!-- x -->\n<feed>',
            '<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">',
            "\n".join(LINES)[70:],
        ],
        oai_pmh: ['<?xml version="1.0"?><OAI-PMH>', "<record>\n<metadata><oai_dc:dc >"],
        endnote_xml: ["<xml><records><record><ref-type name='x'>1</ref-type>", "<records><record><titles>"],
    }
    for reader, texts in documents.items():
        for text in texts:
            assert [document for document in documents if document.recognizes(text)] == [reader], text


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<entry><a></b></entry>",
        "<entry><title>a</title></entry>",
        "<a>",
        "<",
        "<entry ",
        "&a",
        "<entry>\n",
        "<![CDATA[",
        "&",
        "<!--",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def parse(text: str) -> None:
        feeds.recognizes(text[:65_536])
        list(feeds.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: "<feed><entry>" + unit * (size // len(unit)))


TOKENS = [
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<",
    ">",
    "&",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "\n",
    "x",
    '"',
    "<a b='c'>",
    "</a>",
    "<!--",
    "-->",
    "\x00",
    "<?x?>",
    "<item/>",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=30))
def test_any_tokens_are_read_without_an_exception(tokens: list[str]) -> None:
    text = "".join(tokens)
    for reader in (feeds, oai_pmh, endnote_xml):
        read(reader, text)
        read(reader, "<feed>\n" + text + "\n</feed>")
        reader.recognizes(text)
