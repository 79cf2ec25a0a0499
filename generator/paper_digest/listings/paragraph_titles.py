"""Adds the titles of papers that are a paragraph of their own, where others are set otherwise.

A page may have records with labels and below them `Title`, people and an address on three lines. No feature
selects both kinds of titles, and the address would belong to the paper above. Where all titles begin a
paragraph and people follow, as on a page of which few papers have an identifier, others that are set so are
titles, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.title_features import Page

_FEWEST_WORDS, _FEWEST_WORDS_ALONE = 2, 4
"""Words of such a title above people, and without these or an identifier, where fewer may be something else:
`Project page`, `Program Chairs`."""


def with_titles_of_paragraphs(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or the first line of such a paragraph."""
    all_titles = list(is_title)
    begin_paragraphs = _begin_paragraphs(is_title, page)
    above = _Paper(frozenset(), has_people=False, has_abstract=False)
    for paragraph in _paragraphs(page):
        blocks = page[paragraph.start : paragraph.stop]
        own = _Paper(
            frozenset().union(*(block.paper_keys for block in blocks)),
            has_people=any(block.names_people for block in blocks),
            has_abstract=any(map(_has_abstract, blocks)),
        )
        is_found = any(is_title[paragraph.start : paragraph.stop])
        is_alike = begin_paragraphs and _is_alike(blocks, above)
        if not is_found and (is_alike or _is_paper(blocks, own, above)):
            is_found = all_titles[paragraph.start] = True
        above = own if is_found else above.with_part(own)
    return all_titles


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a paper, or a paragraph of it, shows."""

    keys: frozenset[str]
    has_people: bool
    has_abstract: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing but an identifier may follow."""
        return self.has_people and self.has_abstract

    def with_part(self, part: _Paper) -> _Paper:
        """The paper with one more paragraph."""
        return _Paper(
            self.keys | part.keys,
            self.has_people or part.has_people,
            self.has_abstract or part.has_abstract,
        )


def _paragraphs(page: Page) -> Iterator[range]:
    """The blocks between blank lines; those of one line, as in pages of HTML, are a paragraph together."""
    begins = [
        index
        for index, (above, block) in enumerate(pairwise(page), 1)
        if block.block.span.first > above.block.span.last + 1
    ]
    return (range(start, stop) for start, stop in pairwise((0, *begins, len(page))))


def _has_abstract(block: BlockFeatures) -> bool:
    return block.has_abstract or block.field == "abstract"


def _is_address(blocks: Sequence[BlockFeatures]) -> bool:
    """Whether nothing is below a title but an address."""
    return len(blocks) == 1 and not blocks[0].text


def _has_labels(blocks: Sequence[BlockFeatures]) -> bool:
    return any(block.label for block in blocks)


def _begin_paragraphs(is_title: Sequence[bool], page: Page) -> bool:
    """Whether each title has no label and begins a paragraph, and people are right below it."""
    begins = {paragraph.start for paragraph in _paragraphs(page) if len(paragraph) > 1}
    titles = [index for index, is_found in enumerate(is_title) if is_found]
    return bool(titles) and all(
        index in begins and page[index].is_plain_title and page[index + 1].names_people for index in titles
    )


def _is_alike(paragraph: Sequence[BlockFeatures], above: _Paper) -> bool:
    """Whether a paragraph below a paper begins with a plain title and goes on with people."""
    if len(paragraph) < 2 or not above.has_people or _has_labels(paragraph):
        return False
    title, second = paragraph[:2]
    return title.is_plain_title and len(title.title.split()) >= _FEWEST_WORDS_ALONE and second.names_people


def _is_paper(paragraph: Sequence[BlockFeatures], own: _Paper, above: _Paper) -> bool:
    """Whether a paragraph without labels is a paper with an identifier of its own.

    It is a plain title, and on the next line people, or below a whole paper only an address.
    """
    has_own_key = bool(own.keys) and not own.keys & above.keys
    if len(paragraph) < 2 or not has_own_key or _has_labels(paragraph):
        return False
    title, second = paragraph[:2]
    n_words = len(title.title.split()) if title.is_plain_title else 0
    if second.names_people:
        return n_words >= _FEWEST_WORDS and above.has_people
    return n_words >= _FEWEST_WORDS_ALONE and above.is_whole and _is_address(paragraph[1:])
