"""The same page gives the same blocks in any rendering, and every line is in one."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.listings.markup.blocks import is_html, parse_blocks
from paper_digest.values.rich_text.inlines import Link

PAPER = "https://huggingface.co/papers/2410.05434"
SENTENCES = (
    "We study how sharp minima are found. Our method learns from data in (0, 1] and needs no labels; it "
    "wins on ten high-dimensional tasks, and it is simple to use."
)
RENDERINGS = {
    "Markdown": f"### [A Title of Some Kind]({PAPER})\n\n{SENTENCES}\n",
    "escaped line ends": f"[![](x.png)\\\n\\\n### A Title of Some Kind]({PAPER})\n\n{SENTENCES}\n",
    "reference links": f"### [A Title of Some Kind][1]\n\n{SENTENCES}\n\n[1]: {PAPER}\n",
    "text browser": f"### [A Title of Some Kind][1]\n\n[\n\n{textwrap.fill(SENTENCES, 75)}\n\n][1]\n\n"
    f"[1]: {PAPER}\n",
    "HTML": f"<!DOCTYPE html><html><body>\n<h3><a href='{PAPER}'>A Title\n of Some Kind</a></h3>\n"
    f"<p>{SENTENCES}</p></body></html>\n",
}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_gives_the_same_heading_and_paragraph(rendering: str) -> None:
    blocks = [block for block in parse_blocks("x", RENDERINGS[rendering].split("\n")).blocks if block.text]
    assert [block.text for block in blocks] == ["A Title of Some Kind", SENTENCES]
    assert blocks[0].level == 3
    assert blocks[0].links[-1].url == PAPER


def test_numbers_before_their_words_are_links() -> None:
    text = f"   [12]A Title of Some Kind\n\nReferences\n\n   12. {PAPER}\n"
    first = parse_blocks("x", text.split("\n")).blocks[0]
    assert (first.text, first.links) == ("A Title of Some Kind", (Link("A Title of Some Kind", PAPER),))


def test_a_table_is_labeled_blocks() -> None:
    text = f"| Title | Summary | Link |\n|---|:--:|---|\n| **A Title** | It \\| works | [pdf]({PAPER}) |\n"
    blocks = [block for block in parse_blocks("x", text.split("\n")).blocks if block.text]
    assert [block.text for block in blocks] == ["Title: A Title", "Summary: It | works", "Link: pdf"]
    assert blocks[2].links[0].url == PAPER


def test_formulas_and_stars_stay() -> None:
    text = (
        "# Page\n\nWith $a_1 * b_1$ and 2**16=65536 codes of size 2**3, see [this](https://example.org/x).\n"
    )
    assert (
        parse_blocks("x", text.split("\n")).blocks[1].text
        == "With $a_1 * b_1$ and 2**16=65536 codes of size 2**3, see this."
    )


def test_plain_lines_stay_apart() -> None:
    text = "A Title\nAnother line that ends where it ends\nThird"
    assert [block.text for block in parse_blocks("x", text.split("\n")).blocks] == text.split("\n")


PIECES = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "](",
            "](https://a.b/c)",
            "][1]",
            "[1]: https://a.b/c",
            "![",
            "#",
            "**",
            "`",
            "```",
            "|",
            "|-|",
            "\n",
            "\n\n",
            "\\",
            "<br>",
            "<p>",
            "- ",
            "1. ",
            "References\n",
            "[2]",
            "text ",
            "https://arxiv.org/abs/2410.05434",
            "<",
            ">",
            "&amp;",
            "---",
            "===",
            "\t",
            "<!--",
            "<script>",
            "</a>",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


@given(PIECES, st.booleans())
def test_every_filled_line_is_in_a_block(pieces: list[str], as_html: bool) -> None:
    lines = (("<html><body><p>x</p>" if as_html else "") + "".join(pieces)).split("\n")
    covered = {
        line
        for block in parse_blocks("x", lines).blocks
        for line in range(block.span.first, block.span.last + 1)
    }
    assert covered >= {number for number, line in enumerate(lines, 1) if line.strip()}
    assert max(covered, default=0) <= len(lines)


def test_markdown_with_elements_is_no_html() -> None:
    text = "<div align='center'>\n\n# Looms\n\n</div>\n\n- [On Looms](https://a.org)\n- **B**\n<p></p>\n"
    assert not is_html(text)
    assert is_html("<div><h3>On Looms</h3></div>")
    assert is_html("<!doctype html><p># 1</p><p>- a\n- b\n- c</p>")


def test_a_table_of_html_in_markdown_is_read_as_html() -> None:
    lines = [
        "# Papers",
        "",
        "<table>",
        "<tr><td>On Looms</td></tr>",
        "<tr><td>B</td></tr>",
        "</table>",
        "",
        "End",
    ]
    blocks = [(block.text, block.span.first) for block in parse_blocks("x", lines).blocks if block.text]
    assert blocks == [("Papers", 1), ("On Looms", 4), ("B", 5), ("End", 8)]


def test_tables_of_html_in_markdown_have_numbers_of_their_own() -> None:
    table = ["<table><tr><td>Flat</td></tr>", "<tr><td>Minima</td></tr></table>"]
    page = ["# Looms", "## Flat", *table, "", "# Threads", "", *table]
    cells = [block.cell for block in parse_blocks("page.md", page).blocks if block.cell]
    assert cells == [(1, 1, 1), (1, 2, 1), (2, 3, 1), (2, 4, 1)]


def test_headlines_of_org_are_headings_though_nothing_else_is_markdown() -> None:
    lines = [
        "#+TITLE: Reading",
        "* TODO Thin Threads",
        "  :PROPERTIES:",
        "  :YEAR: 2024",
        "  :END:",
        "  Nice.",
    ]
    texts = [(block.text, block.level) for block in parse_blocks("notes.org", lines).blocks if block.level]
    assert texts == [("Thin Threads", 1)]


def test_text_whose_tags_end_no_lines_is_markdown() -> None:
    """Its lines and paragraphs are those of Markdown, however many links are tags."""
    paper = '<a href="3.pdf"><b>A Title of Some Kind</b></a>  \nAda Lovelace, Alan Turing\n'
    assert not is_html("\n".join([paper] * 5))
    assert is_html("\n".join([paper.replace("  \n", "<br>\n")] * 5))


def test_lines_of_tags_alone_are_html() -> None:
    """Else the tags would be titles."""
    paper = '<a href="https://arxiv.org/abs/2410.1000{}">A Title of Some Kind</a>\n<i>Ada Lovelace</i>'
    assert is_html("\n".join(paper.format(n) for n in range(3)))
