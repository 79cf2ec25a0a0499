"""The blocks of a page, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from paper_digest.listings.boilerplate import is_button
from paper_digest.model.record import Span
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text.inlines import Link

_BETWEEN_BUTTONS: Final = " [](){}|·•/,;"
_MOST_BUTTONS: Final = 12
_FEWEST_TITLES, _NEARLY_ALL = 3, 0.8
"""How many titles, and what share of them, show by their classes what all titles of a page are; by hand."""
NUMBER_OF_KIND = re.compile(r"\[[a-z]\d{1,4}\]")
"""The number of a paper among those of its kind, which DBLP puts before each: `[c12]`."""


class Role(StrEnum):
    """What a block is to its paper."""

    TITLE = "title"
    AUTHORS = "authors"
    BYLINE = "byline"
    """Authors above the title of their paper."""
    YEAR = "year"
    """A heading: the year of the papers below."""


class Cell(NamedTuple):
    """A cell of a table of HTML; its row's number, counted over the whole page, and its own."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list item or a table cell of a dump."""

    text: str
    """The block's words without markup, white space folded; empty where there is nothing but markup."""
    span: Span
    links: tuple[Link, ...] = ()
    """The block's links, in reading order; a link's text is the part of the block it covers."""
    level: int = 0
    """Heading level, 0 where the block is no heading."""
    bold: str = ""
    """The block's first words in bold."""
    marker: str = ""
    """What made it an item of a list or a quotation: "-", "12.", "[12]", ">"."""
    italic: str = ""
    """The block's first words in italics."""
    cell: Cell | None = None
    """The cell of a table of HTML that has the block."""
    role: Role | None = None
    """What the class of its element in HTML, or its place, says that it is."""
    container: int = 0
    """The element around the one with this class, as a number; 0 for a block without a role."""
    elements: tuple[int, ...] = ()
    """The elements of HTML around the block's first words, as numbers, the outermost first."""
    path: str = ""
    """The tags of these elements, with the classes of the innermost: "body div h3.title"."""

    @property
    def number(self) -> str:
        """The number of an item of a numbered list; empty for any other block."""
        number = self.marker.strip("()[].:【】（）、")
        return number if number.isdigit() else ""

    @property
    def is_numbered(self) -> bool:
        """Whether the block is an item of a numbered list, and so begins something of its own."""
        return bool(self.number)

    @property
    def numbered_text(self) -> str:
        """The text, behind the number of an item of a numbered list."""
        return f"{self.marker} {self.text}" if self.is_numbered else self.text

    @property
    def text_before_buttons(self) -> str:
        """The text without the links at its end whose words are buttons: `Ada Lovelace. [PDF]`."""
        text = self.text
        for link in reversed(self.links[-_MOST_BUTTONS:]):
            rest = text.rstrip(_BETWEEN_BUTTONS)
            if not link.text or not is_button(link.text) or not rest.endswith(link.text):
                break
            text = rest.removesuffix(link.text).rstrip(_BETWEEN_BUTTONS)
        return text

    @property
    def is_linked_heading(self) -> bool:
        """Whether the block is a heading that is a link to another page, and nothing else."""
        is_whole_link = len(self.links) == 1 and self.links[0].text == self.text
        return self.level > 0 and is_whole_link and not self.links[0].url.startswith("#")

    def is_of_other_row(self, neighbor: Block) -> bool:
        """Whether a row of a table that has one of two blocks ends before the other one."""
        if not self.text and self.cell is None:
            return False  # nothing but tags
        return (self.cell and self.cell.row) != (neighbor.cell and neighbor.cell.row)

    @property
    def is_list_item_of_text(self) -> bool:
        """Whether the block is a list item within sentences: it starts in lower case and has no links."""
        return self.marker in {"-", "*", "+", "•"} and self.text[:1].islower() and not self.links


@dataclass(frozen=True, slots=True)
class DumpBlocks:
    """A page's text as blocks, in reading order; every line that is not blank is in at least one of them."""

    name: str
    blocks: tuple[Block, ...]
    day: PartialDate | None = None
    """Date of the page, as far as it is known; dates without a year get the nearest one."""
    lines: tuple[str, ...] = ()
    """The lines of the page, as HTML or as Markdown."""
    is_html: bool = False
    address: str = ""
    """Where the page is on the web, which its relative links start from; "" if it is not known."""

    @property
    def has_classes_of_titles(self) -> bool:
        """Whether the classes of elements tell the titles of the page."""
        return have_classes_of_titles(self.blocks)


def have_classes_of_titles(blocks: Iterable[Block]) -> bool:
    """Whether some elements have the class of a title, and nearly all of them one of authors beside them."""
    roles = [block.role for block in blocks if block.text and block.role not in (None, Role.YEAR)]
    pairs = list(pairwise(roles))
    n_pairs = pairs.count((Role.TITLE, Role.AUTHORS)) + pairs.count((Role.BYLINE, Role.TITLE))
    return n_pairs >= max(_FEWEST_TITLES, _NEARLY_ALL * roles.count(Role.TITLE))
