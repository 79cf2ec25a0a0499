"""Titles that are set as the titles that were found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.blocks import Block, Role
from paper_digest.listings.missed_titles import with_missed_titles

from tests.listings.pages import block, features, link

TITLES = ("Weaving on a Small Loom", "Threads without Noise", "Knots That Hold")


def record(title: str, url: str) -> list[Block]:
    return [
        block(title, bold=title),
        block(f"Paper: {url}", marker="-"),
        block("Code: https://github.com/a/b", marker="-"),
    ]


def indexes_of_titles(page: tuple[BlockFeatures, ...], first: tuple[int, int]) -> list[int]:
    """Where titles are if these are the first to be found."""
    is_title = with_missed_titles([index in first for index in range(len(page))], page)
    return [index for index, holds in enumerate(is_title) if holds]


def test_a_title_above_the_same_parts_is_found_without_an_identifier() -> None:
    urls = ("https://arxiv.org/abs/2410.05434", "None", "https://arxiv.org/abs/2410.05435")
    page = features(*(part for title, url in zip(TITLES, urls, strict=True) for part in record(title, url)))
    assert indexes_of_titles(page, (0, 6)) == [0, 3, 6]


def test_a_linked_heading_among_linked_headings_is_a_title() -> None:
    page = features(
        *(
            block(title, level=2, links=(link(title, f"2410.0543{number}"),))
            for number, title in enumerate(TITLES)
        )
    )
    assert with_missed_titles([True, False, True], page) == [True, True, True]


def test_plain_text_is_no_style() -> None:
    page = features(*TITLES)
    assert with_missed_titles([True, False, True], page) == [True, False, True]


def test_most_blocks_in_a_style_are_no_papers_if_few_are() -> None:
    names = (*TITLES, "News of the Week", "What Else Was New")
    page = features(
        *(
            block(name, level=2, links=(link(name, f"2410.0543{number}"),))
            for number, name in enumerate(names)
        )
    )
    first = [True, True, False, False, False]
    assert with_missed_titles(first, page) == first


def test_all_titles_by_the_class_of_their_element_are_titles() -> None:
    page = features(
        *(
            part
            for title in TITLES
            for part in (block(title, role=Role.TITLE), block("Ada Lovelace", role=Role.AUTHORS))
        )
    )
    assert with_missed_titles([True, False, False, False, True, False], page) == [True, False] * 3


STRAY = [block("Most Read This Week", role=Role.TITLE), block("Looms of the Year for All")]


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        ((block("Ada Lovelace, Alan Turing"),), block("Jane Roe, Max Moe")),
        ((block("Ada", role=Role.AUTHORS),), block("Max", role=Role.AUTHORS)),
        ((block("Paper: one.pdf"),), block("Paper: two.pdf")),
        ((block("ICML", marker="-"),), block("NeurIPS", marker="-")),
    ],
)
@pytest.mark.parametrize("stray", [STRAY, STRAY[:1], [STRAY[0], block("12")]])
def test_a_class_without_what_follows_titles_makes_none(
    parts: tuple[Block, ...], last: Block, stray: list[Block]
) -> None:
    titles = [block(title, role=Role.TITLE) for title in TITLES]
    page = features(*stray, titles[0], *parts, titles[1], *parts, titles[2], last, *stray)
    start = len(stray)
    assert indexes_of_titles(page, (start, start + 2)) == [start, start + 2, start + 4]


def test_authors_may_be_above_all_titles_of_a_class() -> None:
    pair = [block("Ada Lovelace", role=Role.BYLINE), block(TITLES[0], role=Role.TITLE)]
    page = features(*pair, *pair, *STRAY, *pair)
    assert indexes_of_titles(page, (1, 3)) == [1, 3, 7]


def test_a_class_of_titles_without_anything_below_them_makes_titles() -> None:
    page = features(*(block(title, role=Role.TITLE) for title in TITLES))
    assert with_missed_titles([True, True, False], page) == [True] * 3


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (block("Looms"), [block("arXiv", links=(link("arXiv"),))]),
        (block("Looms and Wool", links=(link("Looms and Wool"),)), []),
        (block("Looms and Wool"), [block("J. Looms 12(3): 100-110 (2023)")]),
        (block("Weaving on a Large Loom"), []),
        (block("Weaving on a Large Loom"), [block("Weavers of the World")]),
    ],
)
def test_a_title_of_the_class_that_shows_a_paper_needs_no_authors(title: Block, below: list[Block]) -> None:
    pairs = [
        part
        for name in TITLES[:2]
        for part in (block(name, role=Role.TITLE), block("Ada Lovelace", role=Role.AUTHORS))
    ]
    page = features(*pairs, replace(title, role=Role.TITLE), *below)
    assert indexes_of_titles(page, (0, 2)) == [0, 2, 4]
    page = features(*pairs, replace(title, role=Role.TITLE, level=4), *below)
    assert indexes_of_titles(page, (0, 2)) == [0, 2]


def test_a_box_with_a_linked_paper_is_no_title_of_the_class() -> None:
    pairs = [
        part
        for name in TITLES[:2]
        for part in (block(name, role=Role.TITLE), block("Ada Lovelace", role=Role.AUTHORS))
    ]
    box = (
        block("Most Read", role=Role.TITLE),
        block("Looms of the World", links=(link("Looms of the World"),)),
    )
    assert indexes_of_titles(features(*pairs, *box), (0, 2)) == [0, 2]
