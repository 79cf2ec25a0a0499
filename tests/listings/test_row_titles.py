"""Titles in the other rows of tables of HTML."""

from __future__ import annotations

from paper_digest.listings.block_features import page_features
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.row_titles import with_titles_of_rows

TITLES = ("Weaving on a Small Loom", "Threads without Noise", "Knots That Hold")


def table(*urls: str) -> list[str]:
    rows = [
        f"<tr><td><a href='{url}'>{title}</a></td><td><a href='https://github.com/a/b'>Code</a></td></tr>"
        for title, url in zip(TITLES, urls, strict=True)
    ]
    return ["<table><tr><th>Paper</th><th>Code</th></tr>", *rows, "</table>"]


def test_rows_without_an_identifier_have_their_titles_in_the_same_column() -> None:
    lines = table("https://arxiv.org/abs/2410.05434", "https://example.org/1", "https://example.org/2")
    page = page_features(parse_html_blocks(lines))
    first = [block.text == TITLES[0] for block in page]
    titles = [
        block.text for block, is_title in zip(page, with_titles_of_rows(first, page), strict=True) if is_title
    ]
    assert titles == list(TITLES)


def test_titles_outside_of_tables_add_no_rows() -> None:
    lines = [f"<p>{TITLES[0]}</p>", *table("https://x.org/1", "https://x.org/2", "https://x.org/3")]
    page = page_features(parse_html_blocks(lines))
    first = [index == 0 for index in range(len(page))]
    assert with_titles_of_rows(first, page) == first


def test_a_row_of_headings_is_no_paper() -> None:
    lines = [
        "<table><tr><td>Title of the Paper</td><td>Source Code</td></tr>",
        *table("https://arxiv.org/abs/2410.05434", "https://x.org/1", "https://x.org/2")[1:],
    ]
    page = page_features(parse_html_blocks(lines))
    first = [block.text == TITLES[0] for block in page]
    titles = [
        block.text for block, is_title in zip(page, with_titles_of_rows(first, page), strict=True) if is_title
    ]
    assert titles == list(TITLES)
