"""A line that a reader does not recognize as part of its format is unparsed, with a reason and a problem."""

from __future__ import annotations

import pytest
from paper_digest.formats import bibtex, delimited, feeds, json_records, oai_pmh, tagged

from tests.formats.records import Read, read

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Papers</title>
<entry><title>A</title></entry>
<link href="https://example.org/"/>
<entry><title>B</title></entry>
</feed>"""


def unparsed_lines(result: Read) -> list[int]:
    return [
        line
        for unparsed in result.reading.unparsed
        for line in range(unparsed.span.first, unparsed.span.last + 1)
    ]


def with_line(text: str, number: int, line: str) -> str:
    """The text with another line `number`."""
    lines = text.split("\n")
    lines[number - 1] = line
    return "\n".join(lines)


def test_a_feed_is_papers_and_boilerplate() -> None:
    reading = read(feeds, FEED).reading
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (2, 5, 0)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<link href=https://example.org/>", "a tag that is not well-formed"),
        ("<link", "a tag that is not well-formed"),
        ("<!-- no end", "a tag that is not well-formed"),
        ("<id>1", "<id> is not closed"),
        ("1</id>", "text outside of any element"),
        ("</id>", "</id> closes nothing"),
        ("Advertisement", "text outside of any element"),
    ],
)
def test_broken_xml_between_records_is_reported_with_its_line(line: str, reason: str) -> None:
    result = read(feeds, with_line(FEED, 5, line))
    assert result.titles() == ["A", "B"]
    assert unparsed_lines(result) == [5]
    problem = result.problems[0]
    assert (problem.line, problem.actual) == (5, f"broken XML: {reason}")
    assert problem.expected
    assert problem.advice


def test_only_the_line_of_a_broken_xml_declaration_is_lost() -> None:
    assert unparsed_lines(read(feeds, with_line(FEED, 1, "<?xml version=1.0?>"))) == [1]


def test_text_after_the_first_element_is_unparsed() -> None:
    assert unparsed_lines(read(feeds, f"{FEED}\n\nSubscribe")) == [9]


def test_the_content_of_a_record_without_start_is_unparsed_and_the_tags_around_it_are_not() -> None:
    record = "<metadata><title>A</title></metadata>\n</record>"
    text = f"<OAI-PMH>\n<ListRecords>\n{record}\n</ListRecords>\n</OAI-PMH>"
    assert unparsed_lines(read(oai_pmh, text)) == [3, 4]


def test_a_wrapper_of_records_may_have_any_name() -> None:
    text = FEED.replace("<entry><title>A", "<results>\n<entry><title>A").replace(
        "</feed>", "</results></feed>"
    )
    assert unparsed_lines(read(feeds, text)) == []


def test_words_among_the_members_of_an_answer_are_unparsed() -> None:
    text = '{\n "count": 1,\n oops\n "results": [\n  {"title": "A"}\n ]\n}'
    result = read(json_records, text)
    assert result.titles() == ["A"]
    assert unparsed_lines(result) == [3]
    assert result.reading.boilerplate_lines == 5


def test_brackets_keys_and_commas_around_json_records_are_boilerplate() -> None:
    text = '{\n"count": 1,\n"results": [\n{"title": "A"}\n,\n{"title": "B"}\n]\n}'
    reading = read(json_records, text).reading
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (2, 6, 0)


def test_papers_behind_a_broken_member_of_an_answer_are_read() -> None:
    text = '{\n "meta": {\n  "cou{": 2`\n },\n "results": [\n  {"title": "A"},\n  {"title": "B"}\n ]\n}'
    assert read(json_records, text).titles() == ["A", "B"]


def test_strings_comments_and_text_between_bibtex_entries_are_boilerplate() -> None:
    text = '@string{j = "Journal"}\n@comment{x}\n@preamble{"y"}\nA note.\n@misc{a, title={A}}'
    reading = read(bibtex, text).reading
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (1, 4, 0)


def test_fields_outside_of_a_bibtex_entry_are_unparsed() -> None:
    assert unparsed_lines(read(bibtex, "title = {B},\n}\n\n@misc{a, title={A}}")) == [1, 2]


def test_the_header_of_a_table_is_boilerplate_and_a_wide_row_unparsed() -> None:
    result = read(delimited, "title,year\nA,2024\nB,2024,x")
    assert unparsed_lines(result) == [3]
    assert result.reading.boilerplate_lines == 1


def test_headers_of_an_export_are_boilerplate_and_other_lines_unparsed() -> None:
    result = read(tagged, "Provider: X\n\nSubscribe to our newsletter!\nTY  - JOUR\nTI  - A\nER  - ")
    assert unparsed_lines(result) == [3]
    assert result.reading.boilerplate_lines == 1
