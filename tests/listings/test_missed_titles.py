"""Titles that are set as the titles that were found."""

from __future__ import annotations

from paper_digest.listings.blocks import Block
from paper_digest.listings.missed_titles import with_missed_titles

from tests.listings.pages import block, features, link

TITLES = ("Weaving on a Small Loom", "Threads without Noise", "Knots That Hold")


def record(title: str, url: str) -> list[Block]:
    return [
        block(title, bold=title),
        block(f"Paper: {url}", marker="-"),
        block("Code: https://github.com/a/b", marker="-"),
    ]


def test_a_title_above_the_same_parts_is_found_without_an_identifier() -> None:
    urls = ("https://arxiv.org/abs/2410.05434", "None", "https://arxiv.org/abs/2410.05435")
    page = features(*(part for title, url in zip(TITLES, urls, strict=True) for part in record(title, url)))
    first = [index in (0, 6) for index in range(len(page))]
    assert [index for index, is_title in enumerate(with_missed_titles(first, page)) if is_title] == [0, 3, 6]


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
            for part in (block(title, role="title"), block("Ada Lovelace", role="authors"))
        )
    )
    assert with_missed_titles([True, False, False, False, True, False], page) == [True, False] * 3
