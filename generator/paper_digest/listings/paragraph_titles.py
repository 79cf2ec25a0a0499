"""Adds the titles of papers that are a paragraph of their own, where others are set otherwise.

A page may have records with labels and below them `Title`, people and an address on three lines. No feature
selects both kinds of titles, and the address would belong to the paper above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.title_features import Page

_FEWEST_WORDS = 2
"""Words of such a title."""


def with_titles_of_paragraphs(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or the first line of such a paragraph."""
    all_titles = list(is_title)
    above = _Paper(frozenset(), has_people=False)
    for paragraph in _paragraphs(page):
        blocks = page[paragraph.start : paragraph.stop]
        own = _Paper(
            frozenset().union(*(block.paper_keys for block in blocks)),
            has_people=any(block.names_people for block in blocks),
        )
        is_found = any(is_title[paragraph.start : paragraph.stop])
        if not is_found and own.is_other_than(above) and _is_of_paper(blocks):
            is_found = all_titles[paragraph.start] = True
        above = own if is_found else above.with_part(own)
    return all_titles


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a paper, or a paragraph of it, shows."""

    keys: frozenset[str]
    has_people: bool

    def is_other_than(self, above: _Paper) -> bool:
        """Whether both have people, and this one an identifier of its own."""
        return self.has_people and above.has_people and bool(self.keys) and not self.keys & above.keys

    def with_part(self, part: _Paper) -> _Paper:
        """The paper with one more paragraph."""
        return _Paper(self.keys | part.keys, self.has_people or part.has_people)


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
