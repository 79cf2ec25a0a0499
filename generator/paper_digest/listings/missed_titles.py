"""Adds the titles that the feature of a page's titles misses.

They are in the same style, and followed by the same kinds of blocks.
A feature may select only the papers with an identifier. The others would be lost, and their links would
belong to a neighbor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import or_
from typing import NamedTuple

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Role
from paper_digest.listings.title_features import Page, bold_line
from paper_digest.values.journal_reference import JournalReference

_FEWEST_TITLES = 2
"""Titles that show how all are set. A missed title has two words or more. Both by hand."""
_LONG_TITLE = 5
"""Words that few headings of menus and boxes have; by hand."""
_LABEL = re.compile(r"\W*([^\W\d_]{1,12})\s?[:\uff1a]")
"""`Paper: ...`, in any language."""


class _Style(NamedTuple):
    """How a title is set, where that tells it from other text."""

    level: int
    is_bold: bool
    is_link: bool


def with_missed_titles(is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is a title: one that was found, or one that is set as all of these are."""
    titles = [block for block, is_found in zip(page, is_title, strict=True) if is_found]
    if len(titles) >= _FEWEST_TITLES and all(block.block.role is Role.TITLE for block in titles):
        return _with_titles_by_class(is_title, page)
    style = _shared_style(titles)
    if style is None:
        return list(is_title)
    missed = _missed(is_title, page, style)
    if sum(missed) > len(titles):
        return list(is_title)  # then the titles are the exception, as are papers among the news
    return [is_found or is_missed for is_found, is_missed in zip(is_title, missed, strict=True)]


def _with_titles_by_class(is_title: Sequence[bool], page: Page) -> list[bool]:
    """The titles, and all that have their class, and above or below them a block as these have.

    The headings of menus, sections and boxes may have that class, too. What is set as the titles is one even
    without such a block if it is long, or if it or what is below it shows a paper.
    """
    may_be_title = [
        is_found or (block.block.role is Role.TITLE and block.can_be_title)
        for block, is_found in zip(page, is_title, strict=True)
    ]
    parts = list(map(or_, _first_parts(may_be_title, page), _bylines(page)))
    known = _known_parts(parts, is_title)
    is_alike = [bool(own & known or not (own or known)) for own in parts]
    shows_paper = map(or_, is_alike, _show_papers(may_be_title, is_title, page))
    return [
        is_found or (may_be and is_paper)
        for is_found, may_be, is_paper in zip(is_title, may_be_title, shows_paper, strict=True)
    ]


def _show_papers(may_be_title: Sequence[bool], is_title: Sequence[bool], page: Page) -> list[bool]:
    """For each block whether it is set as a title that was found, and shows a paper without such a block."""
    places = {_place(block) for block, is_found in zip(page, is_title, strict=True) if is_found}
    below = _blocks_below(may_be_title, page)
    return [
        _place(block) in places and _shows_paper(block, first)
        for block, first in zip(page, below, strict=True)
    ]


def _place(block: BlockFeatures) -> tuple[int, str]:
    return block.block.level, block.block.marker


def _shows_paper(title: BlockFeatures, below: BlockFeatures | None) -> bool:
    """Whether a title is long or links a paper, or what is below it is a reference or only links to one."""
    if len(title.text.split()) >= _LONG_TITLE or title.paper_keys:
        return True
    if below is None:
        return False
    reference = JournalReference.parse(below.text)
    is_reference = reference is not None and bool(reference.pages and reference.year)
    return is_reference or (bool(below.paper_keys) and not below.can_be_title)


def _blocks_below(is_title: Sequence[bool], page: Page) -> list[BlockFeatures | None]:
    """For each block the first one with text or links below it, if that is no title."""
    blocks: list[BlockFeatures | None] = []
    below: BlockFeatures | None = None
    for block, is_like in zip(reversed(page), reversed(is_title), strict=True):
        blocks.append(below)
        if is_like:
            below = None
        elif block.kind is not BlockKind.EMPTY or block.paper_keys:
            below = block
    return blocks[::-1]


def _bylines(page: Page) -> list[frozenset[str]]:
    """For each block whether its authors are right above it, as a name."""
    bylines: list[frozenset[str]] = []
    is_below = False
    for block in page:
        bylines.append(frozenset(("byline",)) if is_below else frozenset())
        if block.kind is not BlockKind.EMPTY:
            is_below = is_byline(block)
    return bylines


def _shared_style(titles: Sequence[BlockFeatures]) -> _Style | None:
    styles = set(map(_style, titles))
    return styles.pop() if len(styles) == 1 and len(titles) >= _FEWEST_TITLES else None


def _missed(is_title: Sequence[bool], page: Page, style: _Style) -> list[bool]:
    """For each block whether it has the style of titles and a first part as they have, and was not found."""
    alike = [is_found or _is_alike(block, style) for block, is_found in zip(page, is_title, strict=True)]
    parts = _first_parts(alike, page)
    known = _known_parts(parts, is_title)
    return [
        is_like and not is_found and (style.is_link or bool(own & known))
        for is_like, is_found, own in zip(alike, is_title, parts, strict=True)
    ]


def _style(block: BlockFeatures) -> _Style | None:
    if not block.block.level and not bold_line(block):
        return None
    return _Style(block.block.level, bold_line(block), block.block.is_linked_heading)


def _is_alike(block: BlockFeatures, style: _Style) -> bool:
    return block.is_plain_title and len(block.title.split()) > 1 and _style(block) == style


def _first_parts(is_title: Sequence[bool], page: Page) -> list[frozenset[str]]:
    """For each block what the first block with text below it is, if that is no title."""
    parts: list[frozenset[str]] = []
    below: frozenset[str] = frozenset()
    for block, is_like in zip(reversed(page), reversed(is_title), strict=True):
        parts.append(below)
        if is_like:
            below = frozenset()
        elif block.kind is not BlockKind.EMPTY:
            below = _part(block)
    return parts[::-1]


def _known_parts(parts: Sequence[frozenset[str]], is_title: Sequence[bool]) -> frozenset[str]:
    """The names of all parts of the titles that were found."""
    return frozenset().union(*(own for own, is_found in zip(parts, is_title, strict=True) if is_found))


def _part(block: BlockFeatures) -> frozenset[str]:
    """The names under which a block below a title is like others: its marker, label, kind and role."""
    label = _LABEL.match(block.text)
    names = (
        block.block.marker and not block.block.is_numbered and f"marker {block.block.marker}",
        label and f"label {label[1].casefold()}",
        block.kind is not BlockKind.TEXT and f"kind {block.kind}",
        block.block.role not in (None, Role.TITLE) and f"role {block.block.role}",
    )
    return frozenset(name for name in names if name)
