"""Tables with a field a row become a paper for each run of rows."""

from __future__ import annotations

import pytest
from paper_digest.formats import delimited
from paper_digest.formats.field_rows import field_row_records, has_field_rows, is_field_row
from paper_digest.model.record import Span

from tests.formats.records import read
from tests.linear_time import assert_linear_time

EXPORT = """"TITLE","Wool, and how it is dyed"
"AUTHOR NAMES","Roe A.","Moe B.C."
"SOURCE","Weaving (2021) 25:1 (12-19). Date of Publication: 1 Dec 2021"
"AUTHOR ADDRESSES","School of Dye, Oslo","Institute of Wool, Rome"
"PUBLICATION YEAR","2021"
"ABSTRACT","Sheep have it.

We take it, and dye it."
"DOI","10.1234/wool"

"TITLE","Looms"
"AUTHOR NAMES","Poe E."
"PUBLICATION YEAR","2020"
"DOI","10.1234/looms"
"""


def test_an_export_with_a_field_a_row_has_a_paper_for_each_title() -> None:
    assert delimited.recognizes(EXPORT)
    result = read(delimited, EXPORT)
    wool, looms = result.sightings
    assert (wool.title, looms.title) == ("Wool, and how it is dyed", "Looms")
    assert [*map(str, wool.authors)] == ["A. Roe", "B. C. Moe"]
    assert (str(wool.published), wool.venue, wool.volume, wool.pages) == (
        "2021-12-01",
        "Weaving",
        "25",
        "12-19",
    )
    assert wool.abstract == "Sheep have it. We take it, and dye it."
    assert [(str(looms.published), [*map(str, looms.authors)])] == [("2020", ["E. Poe"])]
    assert [[i.value for i in paper.identifiers] for paper in (wool, looms)] == [
        ["10.1234/wool"],
        ["10.1234/looms"],
    ]
    assert (result.lines(), result.problems) == ([(1, 9), (11, 14)], [])


def test_a_stray_quotation_mark_costs_its_row_and_no_other() -> None:
    text = EXPORT.replace('"PUBLICATION YEAR","2021"', '"PUBLICATION YEAR,"2021')
    result = read(delimited, text)
    assert result.titles() == ["Wool, and how it is dyed", "Looms"]
    assert result.sightings[0].abstract == "Sheep have it. We take it, and dye it."
    assert ["not closed" in problem.actual for problem in result.problems] == [True]


LOOMS = """TITLE,Looms
ABSTRACT,We weave.
DOI,10.1234/looms
"""
WOOL = """TITLE,Wool
PUBLICATION YEAR,2021
DOI,10.1234/wool
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"RECORD 1\n{LOOMS}\nRECORD 2\n{WOOL}", [(1, 4), (6, 9)]),
        (f"Session Results,2024-01-01\n{LOOMS}\n{WOOL}", [(1, 4), (6, 8)]),
        (f"PUI,1\n{LOOMS}{WOOL}", [(1, 4), (5, 7)]),
        (f"PUI,1\n{LOOMS}PUI,2\n{WOOL}", [(1, 4), (5, 8)]),
    ],
)
def test_rows_above_the_first_field_hide_no_paper(text: str, lines: list[tuple[int, int]]) -> None:
    result = read(delimited, text)
    looms, wool = result.sightings
    assert (looms.title, looms.abstract, looms.published) == ("Looms", "We weave.", None)
    assert (wool.title, wool.abstract, str(wool.published)) == ("Wool", None, "2021")
    assert [[i.value for i in paper.identifiers] for paper in (looms, wool)] == [
        ["10.1234/looms"],
        ["10.1234/wool"],
    ]
    assert result.lines() == lines


def test_two_titles_of_a_record_are_reported_and_mixed_in_no_paper() -> None:
    for text in (
        f"DOI,10.1234/a\nYEAR,2020\n{LOOMS.replace('DOI', 'VOLUME')}{WOOL.replace('DOI', 'VOLUME')}",
        "title,Looms,Wool\nauthors,Ada Roe,Bo Moe\nyear,2020,2021\ndoi,10.1234/a,10.1234/b\n",
    ):
        result = read(delimited, text)
        assert result.titles() == []
        assert [problem.actual for problem in result.problems] == ["rows with several titles"]


def test_a_field_in_several_rows_has_all_its_values() -> None:
    text = EXPORT.replace('"Roe A.","Moe B.C."', '"Roe A."\n"AUTHOR NAMES","Moe B.C."')
    assert [*map(str, read(delimited, text).sightings[0].authors)] == ["A. Roe", "B. C. Moe"]


def test_a_table_with_a_paper_a_row_is_none_of_these() -> None:
    assert not has_field_rows(["Title,Authors,DOI,Abstract", "Title,Ada Roe,10.1234/a,It is one."])
    assert not has_field_rows(["Year,Title,Authors", "2021,Looms,Ada Roe"])
    assert is_field_row('"DOI","10.1234/looms"')
    assert not is_field_row("and how it is dyed, as the title says")


def test_many_rows_take_linear_time() -> None:
    rows = [(Span(n + 1, n + 1), ["TITLE" if n % 3 == 0 else "DOI", "x"]) for n in range(9)]
    assert len(list(field_row_records(rows))) == 3
    assert_linear_time(lambda text: list(read(delimited, text).sightings), lambda n: EXPORT * n, size=10)


def test_lines_of_a_quoted_cell_that_begin_like_fields_are_of_that_cell() -> None:
    yarn = 'TITLE,Yarn\nABSTRACT,"We spin.\nTITLE,is no field\nand ""YEAR"" none."\nYEAR,2020\n'
    result = read(delimited, f"{yarn}DOI,10.1234/yarn\n\n{LOOMS}")
    assert result.titles() == ["Yarn", "Looms"]
    assert result.sightings[0].abstract == 'We spin. TITLE,is no field and "YEAR" none.'
    assert (result.lines(), result.problems) == ([(1, 6), (8, 10)], [])
