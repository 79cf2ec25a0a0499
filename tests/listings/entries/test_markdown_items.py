"""Items of Markdown with the lines they take."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.items import Item, ItemKind, StyledRun
from paper_digest.listings.entries.markdown_items import items_of_markdown

from tests.linear_time import assert_linear_time


def items(text: str) -> tuple[Item, ...]:
    return items_of_markdown(text.split("\n"))


def runs(item: Item, cell: int = 0, line: int = 0) -> tuple[StyledRun, ...]:
    return item.cells[cell].lines[line]


def test_lists_in_lists_are_children() -> None:
    (parent,) = items("* One\n    * Two\n        * Three\n")
    assert (parent.kind, parent.depth, parent.span.first, parent.span.last) == (ItemKind.BULLET, 0, 1, 3)
    (child,) = parent.children
    assert (child.depth, [grandchild.depth for grandchild in child.children]) == (1, [2])


def test_rows_have_the_headings_of_their_columns() -> None:
    _, (row,) = items("# Papers"), items("| Title | Code |\n|---|:-:|\n| A | `b` |\n")
    assert row.kind is ItemKind.ROW
    assert [(cell.heading, cell.lines[0][0].text) for cell in row.cells] == [("Title", "A"), ("Code", "b")]
    assert row.span.first == row.span.last == 3


def test_styles_and_links_are_kept() -> None:
    (item,) = items("- **Bold [link](https://example.org)** *it* <u>under</u> `code` https://example.com/x.")
    assert runs(item) == (
        StyledRun("Bold ", is_bold=True),
        StyledRun("link", "https://example.org", is_bold=True),
        StyledRun(" "),
        StyledRun("it", is_italic=True),
        StyledRun(" "),
        StyledRun("under", is_underlined=True),
        StyledRun(" "),
        StyledRun("code", is_code=True),
        StyledRun(" "),
        StyledRun("https://example.com/x", "https://example.com/x"),
        StyledRun("."),
    )


def test_line_breaks_of_any_kind_start_lines() -> None:
    (item,) = items("- one<br>two\n  three\\\n  four")
    assert ["".join(run.text for run in line) for line in item.cells[0].lines] == [
        "one",
        "two",
        "three",
        "four",
    ]


def test_html_in_a_cell_is_text() -> None:
    (row,) = items(
        "|Title|Abstract|\n|-|-|\n|A|<details><summary>Show</summary><p>Deep &amp; wide</p></details>|"
    )
    assert [line[0].text for line in row.cells[1].lines] == ["Show", "Deep & wide"]


def test_formulas_and_tex_are_no_markup() -> None:
    (item,) = items(r"- On $x^*$ and $a_1 * b_1$ by G\"odel \[pdf\]")
    assert "".join(run.text for run in runs(item)) == r"On $x^*$ and $a_1 * b_1$ by G\"odel \[pdf\]"
    (item,) = items(r"- A \[pdf\] snake\_case")
    assert "".join(run.text for run in runs(item)) == "A [pdf] snake_case"


def test_images_scripts_and_styles_are_left_out() -> None:
    (item,) = items("- ![badge](https://img.shields.io/x) A <script>alert(1)</script> B")
    assert "".join(run.text for run in runs(item)).split() == ["A", "B"]


def test_headings_and_quotations() -> None:
    heading, paragraph = items("## 3 May\n\n> quoted\n")
    assert (heading.kind, paragraph.kind) == (ItemKind.HEADING, ItemKind.PARAGRAPH)


@pytest.mark.parametrize("marker", ["4.  ", "10. ", "-   ", "123. "])
def test_what_is_below_an_item_may_be_indented_by_less_than_its_marker(marker: str) -> None:
    below = "  " if marker[0] == "-" else "   "
    (item,) = items(f"{marker}**A Title of Words**\n\n{below}*Ada Lovelace*\n")
    assert [run.text for child in item.children for run in runs(child)] == ["Ada Lovelace"]


def test_a_number_within_a_paragraph_starts_no_item() -> None:
    (paragraph,) = items("It was woven in the year\n2024. It is old.\n")
    assert paragraph.kind is ItemKind.PARAGRAPH


@pytest.mark.parametrize(
    "lines",
    [
        "-[One](https://x.org/1)\n-[Two](https://x.org/2)",
        "1.[One](https://x.org/1)\n2.[Two](https://x.org/2)",
        "+**One**\n+**Two**",
    ],
)
def test_a_marker_needs_no_blank_before_a_link_or_bold_words(lines: str) -> None:
    assert [(item.kind, item.cells[0].lines[0][0].text) for item in items(lines)] == [
        (ItemKind.BULLET, "One"),
        (ItemKind.BULLET, "Two"),
    ]


def test_a_list_may_start_right_below_html() -> None:
    heading, *bullets = items("<h3 id='1'>Looms</h3>\n- One\n- Two\n\n- Three")
    assert (heading.kind, heading.span.last) == (ItemKind.PARAGRAPH, 1)
    assert [(item.kind, item.span.first) for item in bullets] == [
        (ItemKind.BULLET, 2),
        (ItemKind.BULLET, 3),
        (ItemKind.BULLET, 5),
    ]


@pytest.mark.parametrize(
    "text", ["<!--\n- One\n-->", "<ul>\n<li>Zero\n- One</li></ul>", "<pre>\n- One\n</pre>"]
)
def test_lines_like_items_within_html_are_no_list(text: str) -> None:
    assert "One" not in [run.text for item in items(text) for cell in item.cells for run in cell.lines[0]]


def test_html_above_lists_without_blank_lines_takes_linear_time() -> None:
    assert_linear_time(items, lambda size: "<p>\n- One\n" * size)


@pytest.mark.parametrize("indent", [1, 2, 3, 4])
@pytest.mark.parametrize("number", ["1.", "2)", "12."])
def test_items_below_a_number_are_its_children(indent: int, number: str) -> None:
    (parent,) = items(f"{number} One\n{' ' * indent}- Two\n{' ' * indent}  - Three\n{' ' * indent}- Four\n")
    assert [(child.span.first, child.span.last) for child in parent.children] == [(2, 3), (4, 4)]
    assert len(parent.children[0].children) == 1


def test_items_that_start_where_a_number_does_are_a_list_of_their_own() -> None:
    assert [item.span.first for item in items("1. One\n- Two\n2. Three\n   text\n  - Four\n")] == [1, 2, 3]
    assert [len(item.children) for item in items("1. One\n- Two\n2. Three\n   text\n  - Four\n")] == [0, 0, 1]


def test_bullets_that_are_indented_by_one_more_are_of_the_same_list() -> None:
    first, second, third = items("   - One\n    - Two\n      - Below two\n    - Three\n")
    assert (first.children, len(second.children), third.children) == ((), 1, ())
    assert {first.list_number} == {second.list_number, third.list_number}
