"""Tables in JSON: names of columns apart from the cells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from paper_digest.formats import json_records
from paper_digest.formats.json_tables import TableRow, rows_of_list, rows_of_object

from tests.formats.records import read

HEADING = ["Title", "Authors", "Year"]
CELLS = [["Wool by Weight", "Ann Lee", 2020], ["Wool by Length", "Bo Roe", 2021]]
ROWS = [TableRow(dict(zip(HEADING, cells, strict=True))) for cells in CELLS]


@pytest.mark.parametrize(
    "value",
    [
        {"columns": HEADING, "index": [0, 1], "data": CELLS},
        {"columns": [{"name": name, "type": "text"} for name in HEADING], "rows": CELLS},
        {"range": "A1:C3", "values": [HEADING, *CELLS]},
        {name: [cells[place] for cells in CELLS] for place, name in enumerate(HEADING)},
        {
            name: {str(number): cells[place] for number, cells in enumerate(CELLS)}
            for place, name in enumerate(HEADING)
        },
        {"Title": {"0": "Wool by Weight", "1": "Wool by Length"}, "Authors": {"1": "Bo Roe", "0": "Ann Lee"}}
        | {"Year": {"0": 2020, "1": 2021}},
    ],
)
def test_rows_of_tables_of_every_kind(value: dict[str, Any]) -> None:
    assert rows_of_object(value) == ROWS


@pytest.mark.parametrize(
    "value",
    [
        {"title": ["Des horloges", "Of Clocks"], "authors": ["Ann Lee", "Bo Roe"], "id": "x"},
        {"title": ["Wool"], "authors": ["Ann Lee"], "year": [2020]},
        {"title": ["Wool", "Silk"], "authors": ["Ann Lee"], "year": [2020, 2021]},
        {"columns": ["speed", "weight"], "data": [[1, 2]]},
        {"title": "Wool", "columns": HEADING, "data": "https://example.org/data.csv"},
        {"title": {"value": "Wool"}, "authors": {"value": ["Ann Lee"]}},
        {"data": [{"title": "Wool"}]},
        {
            "title": ["Des horloges", "Of Clocks"],
            "author": ["Lee, A.", "Roe, B."],
            "date": ["2020", "2021"],
        },
        {"title": "Wool", "authors": ["Ann Lee"], "columns": ["Title", "Authors"], "rows": [["Ours", "Us"]]},
        {"title": "Wool", "abstract": "We weigh.", "data": [["Title", "Authors"], ["Ours", "Us"]]},
        {
            "title": ["Le drap", "Cloth"],
            "keywords": [["drap"], ["cloth"]],
            "authorId": [1, 2],
            "author": ["A", "B"],
        },
        {"columns": ["title", "author", "author"], "data": [["Wool", "Ann Lee", "Bo Roe"]]},
        {},
    ],
)
def test_a_record_is_no_table(value: dict[str, Any]) -> None:
    assert rows_of_object(value) == []


def test_a_list_of_rows_has_the_names_of_its_columns_first() -> None:
    assert rows_of_list([HEADING, *CELLS]) == ROWS
    assert rows_of_list(CELLS) == []
    assert rows_of_list([]) == []


def test_each_row_of_a_list_has_its_line() -> None:
    text = "[" + ",\n".join(map(json.dumps, [HEADING, *CELLS])) + "]"
    result = read(json_records, text)
    assert result.lines() == [(2, 2), (3, 3)]
    assert [str(*sighting.authors) for sighting in result.sightings] == ["Ann Lee", "Bo Roe"]


def test_columns_give_no_paper_the_authors_of_another() -> None:
    text = '{"title": ["Wool", "Silk"], "authors": [["Ann Lee", "Cy Doe"], ["Bo Roe"]], "year": [2020, 2021]}'
    sightings = read(json_records, text).sightings
    assert [list(map(str, sighting.authors)) for sighting in sightings] == [["Ann Lee", "Cy Doe"], ["Bo Roe"]]


def test_many_titles_in_a_list_are_those_of_many_papers() -> None:
    titles = ["Wool by Weight", "Wool by Length", "Silk by Weight", "Silk by Length"]
    text = json.dumps({"title": titles, "author": ["Ann Lee", "Bo Roe", "Cy Doe", "Di Poe"]})
    assert [sighting.title for sighting in read(json_records, text).sightings] == titles


def test_a_cell_without_a_column_is_reported() -> None:
    text = json.dumps({"columns": HEADING, "data": [*CELLS, ["Silk", "Cy Doe", 2022, "https://example.org"]]})
    result = read(json_records, text)
    assert len(result.sightings) == 3
    assert [problem.actual for problem in result.problems] == ["4 cells under 3 headings"]


def test_rows_without_cells_and_repeated_headings_are_no_papers() -> None:
    text = "[" + ",\n".join(map(json.dumps, [HEADING, CELLS[0], HEADING, [], CELLS[1]])) + "]"
    result = read(json_records, text)
    assert result.lines() == [(2, 2), (5, 5)]
    assert not result.problems
