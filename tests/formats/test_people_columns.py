"""Columns of people are read by the form that all their cells have."""

from __future__ import annotations

import pytest
from paper_digest.formats.people_columns import PeopleColumns, with_people_apart
from paper_digest.formats.records import RawRecord, Reporter, parser_outputs
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.values.person import PersonName


def people_of(*cells: str) -> list[list[str] | str]:
    """The names that a column "Authors" has, cell by cell; a cell as it is if it is left to others."""
    rows = [{"Authors": cell, "Title": "Roe, Moe, Li"} for cell in cells]
    columns = PeopleColumns.of_rows(rows)
    values = [columns.with_people(row)["Authors"] for row in rows]
    return [
        [str(person) for person in value if isinstance(person, PersonName)]
        if isinstance(value, list)
        else str(value)
        for value in values
    ]


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (
            ("Marquez Ruiz, Ana Lea", "Roe, Ada; Moe, Bo", ""),
            [["Ana Lea Marquez Ruiz"], ["Ada Roe", "Bo Moe"], ""],
        ),
        (
            ("Roe, Moe", "Roe*, van der Berg, Li", "Li, Roe, Moe", "Ash"),
            [["Roe", "Moe"], ["Roe", "van der Berg", "Li"], ["Li", "Roe", "Moe"], ["Ash"]],
        ),
        (
            ("Roe, Ada Lee, Moe, Bo", "Li, Max", "Ash, Ida May"),
            [["Ada Lee Roe", "Bo Moe"], ["Max Li"], ["Ida May Ash"]],
        ),
    ],
    ids=["inverted names", "family names", "pairs"],
)
def test_a_column_of_one_form(cells: tuple[str, ...], names: list[list[str] | str]) -> None:
    assert people_of(*cells) == names


@pytest.mark.parametrize(
    "cells",
    [
        ("Ada Roe, Bo Moe", "Max Li, Ida Ash"),
        ("Roe, Ada", "Moe, Bo"),
        ("Madonna, Ada Roe, Prince, Bo Moe", "Max Li, Ida Ash, Jane Doe"),
        ("Google, Ada Roe", "Bo Moe, OpenAI, Ida Ash, DeepMind"),
        ("Ada Roe, Bo Moe", "Roe, Ada; Moe, Bo", "Max Li, Ida Ash"),
        ("Ada Roe, Bo Moe, Max Li", "Roe, Ada; Moe, Bo"),
        ("Roe, Moe, Li",),
        ("Ada Roe; Bo Moe", "Max Li; Ida Ash"),
    ],
)
def test_other_columns_are_left_as_they_are(cells: tuple[str, ...]) -> None:
    assert people_of(*cells) == list(cells)


def test_only_columns_of_people_are_looked_at() -> None:
    rows = [{"Keywords": "Wool, Silk, Yarn"}, {"Keywords": "Nets, Knots, Looms"}]
    assert PeopleColumns.of_rows(rows).with_people(rows[0]) == rows[0]


def test_people_are_read_by_the_form_that_those_of_all_records_have() -> None:
    people = ["Marquez Ruiz, Ana Lea", "Roe, Ada; Moe, Bo", ["Max Li"]]
    records = [RawRecord(Span(1, 1), {"title": "On Looms", "authors": value}) for value in people]
    apart = parser_outputs(
        with_people_apart(records), Reporter("dump", "a record", "Fix it."), DumpMetadata()
    )
    papers = [output for output in apart if isinstance(output, Sighting)]
    assert [[*map(str, paper.authors)] for paper in papers] == [
        ["Ana Lea Marquez Ruiz"],
        ["Ada Roe", "Bo Moe"],
        ["Max Li"],
    ]
