"""Items of HTML, as those of the Markdown that renders to it."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item, ItemKind, StyledRun
from paper_digest.listings.entries.markdown_items import items_of_markdown

from tests.linear_time import assert_linear_time

Shown = tuple[str, int, list[list[str]], list[str], list["Shown"]]


def items(text: str) -> tuple[Item, ...]:
    return items_of_html(text.split("\n"))


def texts(item: Item) -> list[list[str]]:
    """The lines of each cell."""
    return [["".join(run.text for run in line) for line in cell.lines] for cell in item.cells]


def shown(item: Item) -> Shown:
    """All of an item but its lines in the source."""
    headings = [cell.heading for cell in item.cells]
    return item.kind, item.depth, texts(item), headings, [shown(child) for child in item.children]


@pytest.mark.parametrize(
    "markdown",
    [
        "# Papers\n\nSome words\n\n- **One**, *Ada Lovelace* [pdf](https://example.org/1)\n- Two\n",
        "- One\n  - Below one\n    - Below that\n  - Also below\n- Two\n",
        "1. **One**<br>Ada Lovelace\n2. Two\n\nA paragraph<br>of two lines\n",
        "| Title | PDF |\n|---|---|\n| **One** | [pdf](https://example.org/1) |\n| Two | |\n",
    ],
)
def test_a_page_and_its_markdown_have_the_same_items(markdown: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    ours = [shown(item) for item in items(html)]
    assert ours == [shown(item) for item in items_of_markdown(markdown.split("\n"))]
    assert ours


def test_an_item_knows_its_lines() -> None:
    page = "<ul>\n<li><b>One</b><br>\nAda Lovelace\n</li>\n<li>Two</li></ul>"
    first, second = items(page)
    assert ((first.span.first, first.span.last), (second.span.first, second.span.last)) == ((2, 3), (5, 5))


def test_styles_and_links_are_kept_and_blocks_are_lines() -> None:
    (item,) = items(
        '<li><p><b>One <a href="https://example.org/1">Title</a></b></p><div><i>Ada</i></div></li>'
    )
    (cell,) = item.cells
    assert cell.lines == (
        (
            StyledRun("One ", is_bold=True),
            StyledRun("Title", "https://example.org/1", is_bold=True),
        ),
        (StyledRun("Ada", is_italic=True),),
    )


def test_tags_that_nothing_closes_are_closed_by_the_next() -> None:
    page = "<table><tr><th>Date<th>Paper<tr><td>May 3<td>One<tr><td>May 4<td>Two</table><ul><li>A<li>B</ul>"
    rows_and_bullets = [(item.kind, texts(item)) for item in items(page)]
    assert rows_and_bullets == [
        (ItemKind.ROW, [["May 3"], ["One"]]),
        (ItemKind.ROW, [["May 4"], ["Two"]]),
        (ItemKind.BULLET, [["A"]]),
        (ItemKind.BULLET, [["B"]]),
    ]


def test_a_list_inside_a_cell_belongs_to_its_row() -> None:
    (row,) = items("<table><tr><td>One<td>Two<ul><li><a href='https://example.org/1'>pdf</a></ul></table>")
    assert (texts(row), [texts(child) for child in row.children]) == ([["One"], ["Two"]], [[["pdf"]]])


def test_what_a_reader_does_not_see_is_no_item() -> None:
    assert (
        items("<head><title>T</title></head><script>x</script><!-- <li>A</li> --><p> </p><style>y</style>")
        == ()
    )


def test_lines_and_lists_are_counted_on_from_those_above() -> None:
    (item,) = items_of_html(["<ul>", "<li>One</li>", "</ul>"], 10, count(7))
    assert (item.span.first, item.list_number) == (12, 7)


@given(
    st.lists(
        st.sampled_from(
            "<ul> </ul> <li> </li> <table> <tr> <td> </td> </table> <p> <br> <b> </b> <h1> </h1> text".split()
        )
    )
)
def test_no_tags_stop_it_and_no_words_are_lost(pieces: list[str]) -> None:
    def n_words(item: Item) -> int:
        own = sum(line.count("text") for cell in texts(item) for line in cell)
        return own + sum(map(n_words, item.children))

    is_in_headings = "<tr>" in pieces
    n_shown = sum(map(n_words, items("".join(pieces))))
    assert n_shown == pieces.count("text") or is_in_headings


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["<ul><li>", "<li>a", "<table><tr><td>", "<b>", "<a href=x>", "<", "</ul>", "<p>a"]
)
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(lambda text: items(text), lambda size: unit * (size // len(unit)), size=4_000)


def test_a_heading_within_an_item_is_a_line_in_bold() -> None:
    (item,) = items("<ul><li>ICML 2021<h3>Faster Looms</h3>Ada Roe</li></ul>")
    ((venue,), (title,), (people,)) = item.cells[0].lines
    assert [run.is_bold for run in (venue, title, people)] == [False, True, False]
