"""Tables of reStructuredText become Markdown's, line by line."""

from __future__ import annotations

from paper_digest.listings.markup.markdown_marks import RULE
from paper_digest.listings.markup.rst import markdown_of_rst
from paper_digest.listings.markup.rst_tables import convert_tables


def test_a_simple_table_has_bars_and_a_longer_last_column() -> None:
    lines = [
        "=========  =====  ========",
        "Title      Year   Links",
        "=========  =====  ========",
        "On Looms   2023   `[PDF] <https://example.org/a>`_, `[Code] <https://github.com/a/b>`_",
        "On Cloth,  2024",
        "           (old)  none",
        "=========  =====  ========",
    ]
    assert markdown_of_rst(lines) == [
        RULE,
        "| Title | Year | Links |",
        "| --- | --- | --- |",
        "| On Looms | 2023 | [PDF](https://example.org/a), [Code](https://github.com/a/b) |",
        "| On Cloth, | 2024 (old) | none |",
        RULE,
        RULE,
    ]


def test_a_grid_table_has_one_line_a_row() -> None:
    lines = [
        "+------+------+",
        "| Name | Year |",
        "+======+======+",
        "| On   | 2023 |",
        "| Silk |      |",
        "+------+------+",
    ]
    assert markdown_of_rst(lines) == [
        RULE,
        "| Name | Year |",
        "| --- | --- |",
        "| On Silk | 2023 |",
        RULE,
        RULE,
    ]


def test_a_row_whose_table_lost_its_head_is_an_item() -> None:
    lines = ["On Looms   2023   text", "=========  =====  ====="]
    assert markdown_of_rst(lines) == ["- **On Looms** 2023 text", RULE]


def test_the_lines_of_tables_are_known() -> None:
    lines = ["Looms", "", "==  ==", "a   b", "==  ==", "", "text"]
    assert convert_tables(list(lines), lines) == {2, 3, 4}
