"""Tables and lists of HTML in a Markdown page."""

from __future__ import annotations

from paper_digest.listings.markup.embedded_html import html_regions

TABLE = ["<table>", "<tr><td>On Looms</td></tr>", "<tr><td>On Threads</td></tr>", "</table>"]


def test_a_table_of_several_rows_is_a_part_of_its_own() -> None:
    assert list(html_regions(["# Papers", "", *TABLE, "", "text"])) == [(2, 6)]


def test_tables_within_one_another_are_one_part() -> None:
    assert list(html_regions(["<table><tr><td>", *TABLE, "</td></tr></table>", "text"])) == [(0, 6)]


def test_a_table_that_nothing_closes_ends_with_the_page() -> None:
    assert list(html_regions(TABLE[:3])) == [(0, 3)]


def test_a_table_of_one_row_and_one_within_a_line_are_none() -> None:
    assert not list(html_regions(["<table><tr><td>a picture</td></tr></table>"]))
    assert not list(html_regions(["Use `<table>` for rows.", "<tr>", "<tr>"]))


def test_a_list_of_definitions_is_a_part() -> None:
    assert list(html_regions(["<dl>", "<dt>On Looms</dt><dd>A</dd>", "<dt>B</dt>", "</dl>"])) == [(0, 4)]
