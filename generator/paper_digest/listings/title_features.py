"""Lists the features that a page's titles may share: a heading level, a link, a list number, a neighbor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.blocks import Block, Role
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.title_text import before_dash

_BULLETS = frozenset(("-", "*", "+", "•", "|"))
_TITLE_FOLLOWERS = frozenset((BlockKind.PEOPLE, BlockKind.ABSTRACT, BlockKind.FIELD, BlockKind.DATE))
_LOOKAHEAD = 8
"""Blocks after a title within which its abstract or people begin; chosen by hand, see tests/samples/pages."""
_LEAST_PAGES, _LEAST_DATED, _TITLE_WORDS, _NEARLY_ALL = 5, 3, 5, 0.8
"""Fewest linked and dated headings of a page that shows titles only, their words, and the share of them."""
_SAMPLE, _MOST_ELEMENTS, _LEAST_OF_ELEMENT = 4000, 12, 2
"""Blocks of a page of which the kinds of elements are compared, how many kinds, and the blocks in each."""
_YEAR_AT_END = re.compile(r"\w \((?:19|20)\d\d\)$")
_NUMBERED = re.compile(r"(?P<word>[^\W\d]+)[ -]?v?\d", re.IGNORECASE)
_OF_PAPERS = re.compile(
    r"(?<![a-z])(?:papers?|posters?|publications?|proceedings|accepted|articles?)(?![a-z])", re.IGNORECASE
)

Page = Sequence[BlockFeatures]


class TitleFeature(NamedTuple):
    kind: str
    """What the feature is, by which its titles are weighted."""
    mask: list[bool]
    """For each block whether it has the feature."""
    variant: str = ""
    """What it is restricted to: a level of headings, of which 0 is that of other text, or an element."""

    @property
    def name(self) -> str:
        """The feature's name, of which a page has one."""
        return f"{self.kind} {self.variant}".rstrip()


def title_features(page: Page) -> Iterator[TitleFeature]:
    """Every feature by which the titles of the page may be found."""
    levels = sorted({block.block.level for block in page})
    linked = _links_title(page)
    yield TitleFeature("below a byline", _below_byline(page))
    yield TitleFeature("labeled title", _labeled(page))
    yield TitleFeature("linked to a paper", linked)
    for level in levels:
        is_at_level = [block.block.level == level for block in page]
        yield TitleFeature("linked to a paper at one level", _both(linked, is_at_level), f"of level {level}")
    yield TitleFeature("first link to a paper", _first_of_paper(page))
    for level in filter(None, levels):
        mask = [block.can_be_title and block.block.level == level for block in page]
        yield TitleFeature("heading", mask, f"of level {level}")
    for level in filter(None, levels):
        yield TitleFeature("linked page", _linked_pages(page, level), f"of level {level}")
        yield TitleFeature("heading with a year", _dated_headings(page, level), f"of level {level}")
    yield from _typographic_features(page)
    yield from _element_features(page)
    yield from _neighbor_features(page)


def _labeled(page: Page) -> list[bool]:
    """Blocks whose label says that they are titles, or whose classes do where these tell all titles."""
    have_class = all(block.block.role is Role.TITLE for block in page if block.can_be_title)
    return [block.field == "title" or (have_class and block.can_be_title) for block in page]


def _linked_pages(page: Page, level: int) -> list[bool]:
    """Headings that each link to a page of its own, where the page or their addresses speak of papers.

    They may be all that a page shows of its papers, unlike headings of news or sections.
    """
    mask = [
        block.can_be_title and block.block.level == level and block.block.is_linked_heading for block in page
    ]
    headings = [block.block for block, is_linked in zip(page, mask, strict=True) if is_linked]
    is_named = any(_OF_PAPERS.search(block.text) for block in page if 0 < block.block.level < level)
    return mask if _are_titles(headings, is_named) else [False] * len(page)


def _dated_headings(page: Page, level: int) -> list[bool]:
    """Headings that end in a year in parentheses, as references do; they may be all that a page shows.

    Those that all start with the same word and a number are of versions: "Version 2.0 of the Loom (2023)".
    """
    mask = [block.can_be_title and block.block.level == level for block in page]
    headings = [block.text for block, is_heading in zip(page, mask, strict=True) if is_heading]
    dated = [heading for heading in headings if _YEAR_AT_END.search(heading)]
    are_dated = len(dated) >= _NEARLY_ALL * len(headings) and not _are_versions(dated)
    return mask if are_dated and _are_long(dated, _LEAST_DATED) else [False] * len(page)


def _are_versions(headings: Sequence[str]) -> bool:
    starts = list(map(_NUMBERED.match, headings))
    return all(starts) and len({start["word"] for start in starts if start}) == 1


def _are_long(headings: Sequence[str], least: int) -> bool:
    """Whether headings are as many as that, and half of them have as many words as titles."""
    n_words = sorted(len(heading.split()) for heading in headings)
    return len(headings) >= least and n_words[len(n_words) // 2] >= _TITLE_WORDS


def _are_titles(headings: Sequence[Block], is_named: bool) -> bool:
    """Whether headings are several, long, and lead to papers by the name of the page or their addresses."""
    of_papers = sum(bool(_OF_PAPERS.search(heading.links[0].url)) for heading in headings)
    are_named = is_named or of_papers >= _NEARLY_ALL * len(headings)
    return are_named and _are_long([heading.text for heading in headings], _LEAST_PAGES)


def starts_bold(block: BlockFeatures) -> bool:
    """`**Title** and more`; not `**Ada Roe**, Max Moe`, as the owner of a page is shown."""
    is_person = block.names_people and is_name(block.block.bold) and not _is_all_bold(block)
    return _is_bold_before(block) and not is_person


def _is_bold_before(block: BlockFeatures) -> bool:
    words = block.block.bold
    return len(words.split()) > 1 and block.text.startswith(words[:20])


def _is_all_bold(block: BlockFeatures) -> bool:
    return len(block.block.bold) >= len(block.text) - 1


def bold_line(block: BlockFeatures) -> bool:
    """`**Title**` and nothing more."""
    return _is_bold_before(block) and _is_all_bold(block)


def numbered_item(block: BlockFeatures) -> bool:
    """`12. Title`."""
    return block.block.is_numbered and _is_title_line(block)


def bulleted_item(block: BlockFeatures) -> bool:
    """`- Title`, or a table's row."""
    return block.block.marker in _BULLETS and _is_title_line(block)


def _is_title_line(block: BlockFeatures) -> bool:
    return block.kind in {BlockKind.TEXT, BlockKind.PROSE} or before_dash(block.text) is not None


TYPOGRAPHY: tuple[tuple[str, Callable[[BlockFeatures], bool]], ...] = (
    ("bold line", bold_line),
    ("starts bold", starts_bold),
    ("numbered item", numbered_item),
    ("bulleted item", bulleted_item),
)


def _typographic_features(page: Page) -> Iterator[TitleFeature]:
    for name, has_feature in TYPOGRAPHY:
        mask = [block.can_be_title and has_feature(block) for block in page]
        yield TitleFeature(name, mask)


def _element_features(page: Page) -> Iterator[TitleFeature]:
    """Features of text blocks by the tags and classes of the elements around them."""
    paths = Counter(block.block.path for block in page[:_SAMPLE] if block.block.path and block.is_plain_title)
    for path, times in paths.most_common(_MOST_ELEMENTS):
        if times >= _LEAST_OF_ELEMENT:
            mask = [block.block.path == path and block.is_plain_title for block in page]
            yield TitleFeature("same element", mask, path)


def _neighbor_features(page: Page) -> Iterator[TitleFeature]:
    """Features of text blocks by the kind of the next block with text on either side."""
    after = _next_kinds(page)
    before = _next_kinds(page[::-1])[::-1]
    plain = [block.is_plain_title for block in page]
    not_below_text = [
        is_plain and kind is not BlockKind.TEXT for is_plain, kind in zip(plain, before, strict=True)
    ]
    for kind in BlockKind:
        is_followed = [follower is kind for follower in after]
        yield TitleFeature(f"after {kind}", _both(plain, [leader is kind for leader in before]))
        yield TitleFeature(f"before {kind}", _both(plain, is_followed))
    leads = [kind in _TITLE_FOLLOWERS or _leads_to_abstract(page, index) for index, kind in enumerate(after)]
    yield TitleFeature("leads to an abstract", _both(plain, leads))
    yield TitleFeature("not after text", not_below_text)
    yield TitleFeature("plain text", plain)


def _both(left: list[bool], right: list[bool]) -> list[bool]:
    return [a and b for a, b in zip(left, right, strict=True)]


def _next_kinds(page: Page) -> list[BlockKind | None]:
    """For each block the kind of the next one with text."""
    kinds: list[BlockKind | None] = []
    following: BlockKind | None = None
    for block in reversed(page):
        kinds.append(following)
        following = following if block.kind is BlockKind.EMPTY else block.kind
    return kinds[::-1]


def _below_byline(page: Page) -> list[bool]:
    above = (False, *(is_byline(block) for block in page[:-1]))
    return [is_below and block.can_be_title for is_below, block in zip(above, page, strict=False)]


def _links_title(page: Page) -> list[bool]:
    """Which blocks link possible titles to papers; of each paper only the first title and its repetitions."""
    titles: dict[str, str] = {}
    return [
        block.can_be_title
        and block.linked_title is not None
        and titles.setdefault(*block.linked_title) == block.linked_title[1]
        for block in page
    ]


def _first_of_paper(page: Page) -> list[bool]:
    """Which blocks hold, or directly precede, the first link or number of a paper."""
    seen: set[str] = set()
    mask = [False] * len(page)
    for index, block in enumerate(page):
        if not block.paper_keys <= seen:
            seen |= block.paper_keys
            if block.can_be_title and block.kind is BlockKind.TEXT:
                mask[index] = True
            elif block.kind is BlockKind.EMPTY and index and page[index - 1].can_be_title:
                mask[_above_people(page, index - 1)] = True
    return mask


def _above_people(page: Page, index: int) -> int:
    """The possible title above a block if that names people, as between a title and a URL; else the block."""
    above = index
    while above and page[above].kind is BlockKind.PEOPLE:
        above -= 1
    return above if page[above].is_plain_title else index


def _leads_to_abstract(page: Page, index: int) -> bool:
    """Whether an abstract or people follow before other text does."""
    kinds = (block.kind for block in page[index + 1 : index + 1 + _LOOKAHEAD])
    decisive = {BlockKind.ABSTRACT, BlockKind.PEOPLE, BlockKind.TEXT}
    return next((kind for kind in kinds if kind in decisive), BlockKind.TEXT) is not BlockKind.TEXT
