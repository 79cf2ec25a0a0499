"""Finds titles that are headings, each above where its paper is or was published: a link, a venue, people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.entries.citations import names_venue
from paper_digest.listings.entries.other_sections import names_other_section
from paper_digest.listings.paper_links import is_paper_button
from paper_digest.values.code_url import is_code_url
from paper_digest.values.partial_date import is_date

# All chosen by hand.
_FEWEST: Final = 3
_NEARLY_ALL, _MOST = 0.8, 0.6
"""Share of the long headings that show a paper, and of all headings of their level."""
_TITLE_WORDS: Final = 4
"""Words of most titles; headings of sections have fewer."""
_LOOKED_AT: Final = 3
"""Blocks with words below a heading that may say where its paper is."""
_SOURCE_WORDS: Final = 12
_MOST_PAPERS: Final = 2
"""Papers that a section links, its own and one that it is about; more are a list."""
_PUBLISHED = re.compile(
    r"\W*(?:presented|published|accepted|appeared|appears|to appear|in proceedings|in proc)\b"
    r".*(?:\b(?:19|20)\d\d\b|['’]\d\d\b)",
    re.IGNORECASE | re.DOTALL,
)
_AUTHOR_AND_YEAR = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?(?: et al\.?| (?:&|and) [A-ZÀ-Þ][\w’'-]+)?,? \(?(?:19|20)\d\d\)?"
)
"""As works are cited: "Roe et al., 2021", "Roe & Moe (2021)"."""

Page = Sequence[BlockFeatures]


class _Section(NamedTuple):
    """A heading and what is below it."""

    place: int
    """The index of the heading."""
    heading: BlockFeatures
    below: Page

    @property
    def is_long(self) -> bool:
        return len(self.heading.title.split()) >= _TITLE_WORDS

    @property
    def shows_paper(self) -> bool:
        """Whether it says where a paper is or was published."""
        worded = [block for block in self.below if block.kind is not BlockKind.EMPTY or block.block.links]
        return _links_paper(self.heading) or any(map(_is_source, worded[:_LOOKED_AT]))

    @property
    def is_title(self) -> bool:
        is_alike = self.is_long and not any(is_code_url(link.url) for link in self.heading.block.links)
        return self.shows_paper or (is_alike and not names_other_section(self.heading.text))


def heading_titles(page: Page) -> tuple[int, ...]:
    """The indexes of the headings of one level that are titles; none unless nearly all show a paper."""
    levels = sorted({block.block.level for block in page if block.block.level})
    by_level = (tuple(_titles(list(_sections(page, level)))) for level in levels)
    return max(by_level, key=len, default=())


def _titles(sections: Sequence[_Section]) -> Iterator[int]:
    long = [section for section in sections if section.is_long]
    shown = [section for section in long if section.shows_paper]
    n_lists = sum(len(_papers_of(section)) > _MOST_PAPERS for section in sections)
    are_titles = len(shown) >= max(_FEWEST, _NEARLY_ALL * len(long), _MOST * len(sections))
    if are_titles and n_lists <= (1 - _NEARLY_ALL) * len(sections):
        yield from (section.place for section in sections if section.is_title)


def _sections(page: Page, level: int) -> Iterator[_Section]:
    """The headings of a level that may be titles, each with what is below it up to the next one."""
    bounds = [index for index, block in enumerate(page) if 0 < block.block.level <= level]
    for start, end in zip(bounds, (*bounds[1:], len(page)), strict=True):
        if page[start].block.level == level and page[start].can_be_title:
            yield _Section(start, page[start], page[start + 1 : end])


def _papers_of(section: _Section) -> frozenset[str]:
    return section.heading.paper_keys.union(*(block.paper_keys for block in section.below))


def _is_source(block: BlockFeatures) -> bool:
    """Whether a block names people, cites some, links a paper by a button, or is a venue with its year."""
    if block.block.level or block.names_people or _links_paper(block):
        return not block.block.level
    text = block.text
    is_cited = bool(_AUTHOR_AND_YEAR.fullmatch(text)) and not is_date(text)
    is_published = bool(_PUBLISHED.match(text) or names_venue(text))
    return len(text.split()) <= _SOURCE_WORDS and (is_cited or is_published)


def _links_paper(block: BlockFeatures) -> bool:
    """Whether a heading leads to a paper, or a line has a button for it."""
    if block.block.level:
        return bool(block.paper_keys) or any(link.url.endswith(".pdf") for link in block.block.links)
    is_short = len(block.text.split()) <= _SOURCE_WORDS
    return is_short and (bool(block.paper_keys) or any(map(is_paper_button, block.block.links)))
