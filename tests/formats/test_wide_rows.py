"""Rows with a cell too many are aligned by what the other rows have in each column."""

from __future__ import annotations

import pytest
from paper_digest.formats.wide_rows import Columns, _kind, is_a_little_wide

from tests.linear_time import assert_linear_time

HEADINGS = "authors title year journal volume doi link abstract funding publisher issn language".split()
LONG = "A text about looms and threads that is much longer than the title of a paper."
ROW = [
    "Roe A.",
    "Looms",
    "2019",
    "Cloth",
    "3",
    "10.1234/a",
    "https://x.org",
    LONG,
    LONG,
    "Press",
    "12345678",
    "English",
]
OTHER = [
    "Doe B.",
    "Threads",
    "2020",
    "Cloth",
    "4",
    "10.1234/b",
    "https://y.org",
    LONG,
    "",
    "Press",
    "87654321",
    "English",
]
COLUMNS = Columns.of_rows([ROW, OTHER], len(HEADINGS))


def test_the_cell_too_many_is_found_where_it_is() -> None:
    assert COLUMNS.aligned([*ROW[:9], LONG, *ROW[9:]]) == ROW
    assert COLUMNS.aligned(["7", *ROW]) == ROW
    assert COLUMNS.aligned([*ROW, "extra"]) == ROW


@pytest.mark.parametrize(
    "row",
    [
        [*ROW[5:], *ROW[:6]],  # the end of one row and the start of the next
        ["x"] * 13,
        [*ROW, "a", "b"],
        ROW[:5],
    ],
)
def test_a_row_like_no_other_is_not_aligned(row: list[str]) -> None:
    assert COLUMNS.aligned(row) is None


def test_nothing_is_known_without_other_rows() -> None:
    assert Columns.of_rows([], 12).aligned([*ROW, "extra"]) is None


@pytest.mark.parametrize(
    ("cells", "width", "expected"), [(46, 45, True), (49, 45, False), (5, 4, False), (45, 45, False)]
)
def test_only_a_few_cells_in_a_wide_table_may_be_too_many(cells: int, width: int, expected: bool) -> None:
    assert is_a_little_wide(["x"] * cells, width) is expected


@pytest.mark.slow
def test_time_is_linear() -> None:
    def align(size: int) -> None:
        Columns.of_rows([["a"] * size], size).aligned(["a"] * (size + 1))

    assert_linear_time(align, lambda size: size)


def test_the_kind_of_a_long_number_takes_linear_time() -> None:
    assert_linear_time(_kind, lambda size: "9" * size + " 1", size=4_000)
