"""Authors above or below their titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from paper_digest.listings.blocks import Block, Cell, Role
from paper_digest.listings.markup.bylines import with_bylines

from tests.listings.pages import block

TITLE, AUTHORS, TEXT = (
    block("Looms", role=Role.TITLE),
    block("Ada Lovelace", role=Role.AUTHORS),
    block("text"),
)
ITEM_TITLE, ITEM_AUTHORS = replace(TITLE, marker="-"), replace(AUTHORS, marker="-")


def roles_of_authors(page: Iterable[Block]) -> set[Role | None]:
    return {block.role for block in with_bylines(page)} - {Role.TITLE, None}


@pytest.mark.parametrize(
    "page",
    [
        [AUTHORS, TITLE],
        [AUTHORS, TITLE] * 3,
        [AUTHORS, TITLE, TEXT] * 3,
        [block("Looms of the Year", level=1), *[AUTHORS, TITLE, TEXT] * 3],
        [*[AUTHORS, TITLE] * 3, block("About", level=2), AUTHORS],
        [TITLE, TEXT, AUTHORS, TITLE, AUTHORS, TITLE],
        [*[ITEM_AUTHORS, TITLE] * 3, block("About", level=2), AUTHORS],
        [ITEM_AUTHORS, ITEM_TITLE] * 3,
        [ITEM_AUTHORS, block("2024."), TITLE, TEXT] * 3,
        [ITEM_AUTHORS, block("May 2024"), TITLE, TEXT] * 3,
    ],
)
def test_authors_may_be_above_titles(page: list[Block]) -> None:
    assert Role.BYLINE in roles_of_authors(page)


BELOW = [
    [TITLE, AUTHORS] * 3,
    [TITLE, TEXT, AUTHORS] * 3,
    [TITLE, *[TITLE, TEXT, AUTHORS] * 3],
    [ITEM_TITLE, TEXT, AUTHORS] * 3,
    [ITEM_TITLE, ITEM_AUTHORS] * 3,
]


@pytest.mark.parametrize("page", BELOW)
@pytest.mark.parametrize("above", [[], [AUTHORS], [AUTHORS, TEXT], [AUTHORS, block("Papers", level=1)]])
def test_a_stray_block_of_authors_above_moves_no_others(above: list[Block], page: list[Block]) -> None:
    assert roles_of_authors([*above, *page]) == {Role.AUTHORS}
    assert roles_of_authors([*above, *page[:2], TEXT, *page[2:]]) == {Role.AUTHORS}


@pytest.mark.parametrize("below", [[TITLE], [TEXT, TITLE], [block("About", level=2), TITLE]])
def test_a_stray_title_below_moves_no_authors(below: list[Block]) -> None:
    assert roles_of_authors([*[TITLE, AUTHORS] * 3, *below]) == {Role.AUTHORS}


def test_the_title_of_a_session_is_of_no_row() -> None:
    row = [
        block(text, role=role, cell=Cell(1, 1, 2))
        for text, role in (("Ada", Role.AUTHORS), ("Looms", Role.TITLE))
    ]
    assert [block.role for block in with_bylines([TITLE, *row])] == [Role.TITLE, Role.BYLINE, Role.TITLE]


def in_elements(*papers: tuple[Block, ...]) -> list[Block]:
    """The blocks of papers, each in an element of its own."""
    return [
        replace(block, container=container if block.role else 0)
        for container, paper in enumerate(papers, 1)
        for block in paper
    ]


STRAY = replace(AUTHORS, container=99)


@pytest.mark.parametrize("around", [([], []), ([STRAY], []), ([], [STRAY]), ([STRAY], [TEXT, STRAY, TITLE])])
def test_stray_blocks_outside_of_the_elements_of_papers_move_no_authors(
    around: tuple[list[Block], list[Block]],
) -> None:
    above, below = around
    paper = [*above, *in_elements(*[(AUTHORS, TITLE, TEXT)] * 3), *below]
    moved = with_bylines(paper)
    own = [block for block in moved if block.role is Role.BYLINE]
    assert [block.container for block in own] == [1, 2, 3]
    for order in ((TITLE, AUTHORS, TEXT), (TITLE, TEXT, AUTHORS)):
        page = [*above, *in_elements(*[order] * 3), *below]
        assert roles_of_authors(page) == {Role.AUTHORS}


def test_a_page_without_elements_of_papers_does_not_decide_by_its_ends() -> None:
    assert roles_of_authors([AUTHORS, *[TITLE, AUTHORS, TEXT] * 3, TITLE]) == {Role.AUTHORS}


@pytest.mark.parametrize("stray", [[TEXT, STRAY], [STRAY, replace(TITLE, container=98)]])
def test_a_footer_moves_no_authors_of_papers_in_one_element(stray: list[Block]) -> None:
    papers = [replace(block, container=1 if block.role else 0) for block in [AUTHORS, TITLE, TEXT] * 3]
    assert [block.role for block in with_bylines([*papers, *stray])].count(Role.BYLINE) == 3
