"""reStructuredText's tables that are written as lists."""

from __future__ import annotations

from collections.abc import Sequence

from paper_digest.listings.markup.markdown_marks import RULE
from paper_digest.listings.markup.rst_list_tables import convert_list_tables

from tests.linear_time import assert_linear_time


def converted(lines: Sequence[str]) -> list[str]:
    markdown = list(lines)
    convert_list_tables(markdown, lines)
    return markdown


def test_each_row_below_the_headings_is_an_item_that_begins_with_the_title() -> None:
    lines = [
        ".. list-table:: Looms",
        "   :header-rows: 1",
        "",
        "   * - Year",
        "     - Title",
        "   * - 1843",
        "     - On Looms",
        "       That Learn",
        "   * - 1844",
        "     - On Silk",
        "",
        "Text below",
    ]
    rows = ["- **On Looms That Learn**", "  1843", RULE, "- **On Silk**", "  1844"]
    assert converted(lines) == [RULE, RULE, "", RULE, RULE, *rows, "", "Text below"]


def test_without_headings_the_first_column_has_the_titles() -> None:
    lines = [".. list-table::", "", "   * - On Looms", "     - 1843", "   * - On Silk", "     -"]
    assert converted(lines) == [RULE, "", "- **On Looms**", "  1843", "- **On Silk**", "  "]


def test_a_row_without_a_title_begins_with_its_first_cell() -> None:
    lines = [".. list-table::", "   :header-rows: 1", "", "   * - Year", "     - Title", "   * - 1843"]
    assert converted(lines)[-1] == "- **1843**"


def test_time_is_linear() -> None:
    def convert(text: str) -> None:
        converted(text.split("\n"))

    assert_linear_time(convert, lambda size: ".. list-table::\n" + "   * - a\n     - b\n" * size)
