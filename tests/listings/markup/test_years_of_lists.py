"""Years between the papers of a list, and years that are a detail of a paper."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Role
from paper_digest.listings.markup.html import parse_html_blocks
from paper_digest.listings.markup.years_of_lists import ListItem, with_years_of_lists

from tests.linear_time import assert_linear_time
from tests.listings.pages import block

YEAR, ENTRY = '<li class="year">2024</li>', '<li><p class="author">Ada</p><p class="title">Looms</p></li>'
BUTTONS = '<li><p class="title">Looms</p><ul><li>PDF</li></ul></li>'


def years_as_headings(html: str) -> int:
    return sum(block.role is Role.YEAR for block in parse_html_blocks(html.split("\n")))


@pytest.mark.parametrize(
    ("items", "n_headings"),
    [
        ((YEAR, ENTRY, ENTRY, YEAR, ENTRY), 2),
        ((YEAR, BUTTONS, YEAR, BUTTONS), 2),
        ((ENTRY, YEAR), 0),
        ((ENTRY, YEAR, ENTRY, YEAR), 0),
        (("<li>Ada Lovelace</li>", YEAR, "<li>arXiv:2401.00001</li>"), 0),
        (("<li>Ada Lovelace</li>", YEAR, ENTRY), 0),
        ((YEAR, "<li>Ada Lovelace</li>", ENTRY), 0),
        (('<li class="title">Looms</li>', YEAR, '<li class="title">Knots</li>'), 0),
        ((YEAR, '<li class="title">Knots</li>'), 0),
        ((YEAR,), 0),
    ],
)
def test_a_year_between_whole_papers_is_a_heading(items: tuple[str, ...], n_headings: int) -> None:
    html = "".join(items)
    assert years_as_headings(f"<ul>{html}</ul>") == n_headings
    assert years_as_headings(f"<ul>{html}</ul>{ENTRY}") == n_headings
    assert years_as_headings(f"<ul>{html.replace('</li>', '')}") == n_headings


def test_a_year_outside_of_lists_is_no_heading() -> None:
    page = (block("2024", role=Role.YEAR), block("Looms", role=Role.TITLE))
    assert {block.role for block in with_years_of_lists(page, ())} == {None, Role.TITLE}
    items = (ListItem(1, 0, 1, Role.YEAR), ListItem(1, 1, 2, None))
    assert with_years_of_lists(page, items) == page


def test_lists_that_nothing_closes_are_read_in_linear_time() -> None:
    assert_linear_time(years_as_headings, lambda size: f"<ul>{YEAR}<li>" * size)
