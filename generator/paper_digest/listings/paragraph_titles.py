"""Adds the titles of papers that are a paragraph of their own, where others are set otherwise.

A page may have records with labels and below them `Title`, people and an address on three lines. No feature
selects both kinds of titles, and the address would belong to the paper above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.title_features import Page

_FEWEST_WORDS = 2
"""Words of such a title."""


def with_titles_of_paragraphs(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or the first line of such a paragraph."""
    all_titles = list(is_title)
    keys: frozenset[str] = frozenset()
    has_people = False
    for paragraph in _paragraphs(page):
        blocks = page[paragraph.start : paragraph.stop]
        own_keys = frozenset().union(*(block.paper_keys for block in blocks))
        is_found = any(is_title[paragraph.start : paragraph.stop])
        if has_people and not is_found and own_keys and not own_keys & keys and _is_of_paper(blocks):
            all_titles[paragraph.start] = True
            is_found = True
        has_people = (has_people and not is_found) or any(block.names_people for block in blocks)
        keys = own_keys if is_found else keys | own_keys
    return all_titles


def _paragraphs(page: Page) -> Iterator[range]:
    """The blocks between blank lines; those of one line, as in pages of HTML, are a paragraph together."""
    begins = [
        index
        for index, (above, block) in enumerate(pairwise(page), 1)
        if block.block.span.first > above.block.span.last + 1
    ]
    return (range(start, stop) for start, stop in pairwise((0, *begins, len(page))))


def _is_of_paper(paragraph: Sequence[BlockFeatures]) -> bool:
    """Whether a paragraph is a plain title, people on the next line, and no labels."""
    if len(paragraph) < 2 or any(block.label for block in paragraph):
        return False
    title, people = paragraph[:2]
    is_title = title.is_plain_title and len(title.title.split()) >= _FEWEST_WORDS
    return is_title and people.names_people
