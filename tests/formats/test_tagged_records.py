"""Each record of a tagged export has its own lines: none of its neighbor's, and all of its own."""

from __future__ import annotations

import pytest
from paper_digest.formats.tagged_lines import tagged_lines
from paper_digest.formats.tagged_records import TaggedRecord, records_and_other_lines


def spans(*lines: str) -> list[tuple[int, int]]:
    """The first and last line of each record."""
    parts = records_and_other_lines(tagged_lines(lines))
    return [(part.first, part.last) for part in parts if isinstance(part, TaggedRecord)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["TY  - JOUR", "TI  - A", "ER  -", "TI  - B", "TY  - JOUR", "ER  -"], [(1, 3), (4, 6)]),
        (["TY  - JOUR", "TI  - A", "TY  - JOUR", "TI  - B"], [(1, 2), (3, 4)]),
        (["TY  - JOUR", "TI  - A", "", "TI  - B", "AU  - C"], [(1, 2), (4, 5)]),
        (["TI  - A", "AU  - C", "TI  - B", "AU  - D"], [(1, 2), (3, 4)]),
        (["%T A", "%0 Book", "%A C", "%T B", "%0 Book", "%A D"], [(1, 3), (4, 6)]),
        (["%0 Book", "%T A", "%0 Book", "%T B"], [(1, 2), (3, 4)]),
        (["DB  - x", "TI  - A", "TY  - JOUR", "AU  - C", "TI  - B", "ER  -"], [(1, 2), (3, 6)]),
        (["TY  - JOUR", "TI  - A", "%T B", "%A C"], [(1, 2), (3, 4)]),
        (["<1. >", "TI  - A", "", "<2. >", "AU  - C", "TI  - B"], [(2, 2), (5, 6)]),
        (["TI  - A", "AB  - x", "", "2.", "TI  - B"], [(1, 2), (5, 5)]),
        (["PT J", "TI A", "PY 2021", "ER", "", "PT J", "TI B", "ER", "EF"], [(1, 4), (6, 8)]),
        (["AU  - C", "TI  - A", "AB  - x", "AU  - D", "TI  - B"], [(1, 3), (4, 5)]),
    ],
    ids=[
        "end tag",
        "start tag again",
        "blank line",
        "title again",
        "title first",
        "start first",
        "start tag between titles",
        "another grammar",
        "number",
        "number after an abstract",
        "bare tags",
        "first tag again",
    ],
)
def test_where_one_record_ends_another_starts(lines: list[str], expected: list[tuple[int, int]]) -> None:
    assert spans(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["TY  - JOUR", "", "TI  - A", "", "AU  - C", "", "ER  -"],
        ["AU  - C", "", "TI  - A", "ER  -"],
        ["TY  - JOUR", "TI  - A", "AB  - One.", "", "Two.", "", "KW  - x", "ER  -"],
        ["TY  - JOUR", "TI  - A", "U3  - Cited By :9", "", "Article", "", "UR  - x", "AB  - y", "ER  -"],
        ["DB  - x", "TI  - A", "TY  - JOUR", "AU  - C", "ER  -"],
    ],
    ids=[
        "double spaced",
        "authors first",
        "paragraphs",
        "notes in several paragraphs",
        "start tag in the middle",
    ],
)
def test_blank_lines_and_order_do_not_part_a_record(lines: list[str]) -> None:
    assert spans(*lines) == [(1, len(lines))]


def test_a_piece_that_has_what_the_record_before_has_is_not_part_of_it() -> None:
    lines = ["TY  - JOUR", "TI  - A", "AB  - x", "", "AU  - C", "AB  - y", "ER  -"]
    assert spans(*lines) == [(1, 3), (5, 7)]


def test_two_titles_in_different_tags_are_those_of_two_records() -> None:
    first, second = ["TY  - JOUR", "A1  - C", "T1  - A"], ["TI  - B", "AU  - D", "ER  -"]
    assert spans(*first, "", *second) == [(1, 3), (5, 7)]
    assert spans(*first, "", "TI  - A", *second[1:]) == [(1, 7)]


def test_lost_lines_are_not_given_to_the_next_record() -> None:
    assert spans("AB  - lost", "", "TY  - JOUR", "TI  - A", "ER  -") == [(1, 1), (3, 5)]


def test_a_record_that_lost_its_first_and_last_line_takes_nothing_of_the_next() -> None:
    first = ["TY  - JOUR", "TI  - A", "ER  -", ""]
    lost, last = ["TI  - B", "AU  - C"], ["TY  - JOUR", "AU  - D", "TI  - E", "ER  -"]
    assert spans(*first, *first, *lost, *last) == [(1, 3), (5, 7), (9, 10), (11, 14)]


def test_a_line_of_the_page_after_the_last_record_is_not_part_of_it() -> None:
    assert spans("PMID- 1", "TI  - A", "DP  - 2021", "", "Downloaded by C") == [(1, 3)]


def test_a_tag_with_a_value_in_each_line_has_several_values() -> None:
    lines = ["PT J", "AU Roe, A", "   Doe, J", "TI A loom", "   in Norway", "ER"]
    (record,) = records_and_other_lines(tagged_lines(lines))
    assert isinstance(record, TaggedRecord)
    assert [(value.tag, value.lines) for value in record.values] == [
        ("PT", ["J"]),
        ("AU", ["Roe, A"]),
        ("AU", ["Doe, J"]),
        ("TI", ["A loom", "in Norway"]),
    ]
