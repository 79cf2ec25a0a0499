"""Authors above or below their titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block, Cell
from paper_digest.listings.markup.bylines import BYLINE, with_bylines

from tests.listings.pages import block

TITLE, AUTHORS = block("Looms", role="title"), block("Ada Lovelace", role="authors")


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ([AUTHORS, TITLE] * 3, BYLINE),
        ([TITLE, AUTHORS] * 3, "authors"),
        ([TITLE, block("text"), AUTHORS, TITLE, AUTHORS, TITLE], BYLINE),
    ],
)
def test_most_authors_decide(page: list[Block], role: str) -> None:
    assert {block.role for block in with_bylines(page)} - {"title", ""} == {role}


def test_the_title_of_a_session_is_of_no_row() -> None:
    row = [
        block(text, role=role, cell=Cell(1, 1, 2)) for text, role in (("Ada", "authors"), ("Looms", "title"))
    ]
    assert [block.role for block in with_bylines([TITLE, *row])] == ["title", BYLINE, "title"]
