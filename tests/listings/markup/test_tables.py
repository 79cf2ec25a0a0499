"""Tables are found by their bars or tabs, and each cell has the heading of its column."""

from __future__ import annotations

from paper_digest.listings.markup.tables import cells_of, tabbed_cells_of

HEADED = {
    0: (),
    1: (),
    2: (("Title", "Flat Minima"), ("Year", "1997")),
}


def test_a_row_of_delimiters_makes_the_row_above_headings() -> None:
    assert cells_of(["| Title | Year |", "|---|:--:|", "| Flat Minima | 1997 |"]) == HEADED


def test_outer_bars_may_be_missing_in_headings() -> None:
    assert cells_of(["Title | Year", "---|---", "| Flat Minima | 1997 |"]) == HEADED


def test_a_table_without_headings_has_empty_ones() -> None:
    assert cells_of(["|---|---|", "| a | b |"]) == {0: (), 1: (("", "a"), ("", "b"))}


def test_three_rows_of_three_cells_are_a_table_without_delimiters() -> None:
    rows = cells_of(["| A | B | C |", "| 1 | 2 | 3 |", "| 4 | 5 | 6 |"])
    assert rows == {0: (), 1: (("A", "1"), ("B", "2"), ("C", "3")), 2: (("A", "4"), ("B", "5"), ("C", "6"))}


def test_two_rows_without_delimiters_are_not_a_table() -> None:
    assert cells_of(["| A | B | C |", "| 1 | 2 | 3 |"]) == {}


def test_a_row_of_another_width_is_not_part_of_the_table() -> None:
    assert 3 not in cells_of(["| Title | Year |", "|---|---|", "| a | b |", "| a | b | c |"])


def test_an_escaped_bar_separates_nothing() -> None:
    assert cells_of(["|---|---|", "| a \\| b | c |"])[1] == (("", "a | b"), ("", "c"))


def test_tabs_separate_the_cells_of_a_copied_table() -> None:
    rows = tabbed_cells_of(["A\tB\tC", "1\t2\t3", "4\t5\t6", "text"])
    assert rows == {0: (), 1: (("A", "1"), ("B", "2"), ("C", "3")), 2: (("A", "4"), ("B", "5"), ("C", "6"))}


def test_a_number_in_the_first_row_is_not_a_heading() -> None:
    assert tabbed_cells_of(["1\t2\t3", "4\t5\t6", "7\t8\t9"])[0] == (("", "1"), ("", "2"), ("", "3"))
