"""reStructuredText's tables that are written as lists."""

from __future__ import annotations

from paper_digest.listings.markup.rst import markdown_of_rst
from paper_digest.listings.markup.rst_tables import RULE

from tests.linear_time import assert_linear_time


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
        "     - `On Silk <https://example.org/a>`__",
        "",
        "Text below",
    ]
    rows = ["- **On Looms That Learn**", "  1843", RULE, "- **[On Silk](https://example.org/a)**", "  1844"]
    assert markdown_of_rst(lines) == [RULE, RULE, "", RULE, RULE, *rows, "", "Text below"]


def test_without_headings_the_first_column_has_the_titles() -> None:
    lines = [".. list-table::", "", "   * - On Looms", "     - 1843", "   * - On Silk", "     -"]
    assert markdown_of_rst(lines) == [RULE, "", "- **On Looms**", "  1843", "- **On Silk**", "  "]


def test_time_is_linear() -> None:
    def convert(text: str) -> None:
        markdown_of_rst(text.split("\n"))

    assert_linear_time(convert, lambda size: ".. list-table::\n" + "   * - a\n     - b\n" * size)
