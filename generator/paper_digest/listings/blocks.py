"""The blocks of a page, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.model.record import Span
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text.inlines import Link


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a dump that its layout sets apart: a paragraph, a heading, one line of a list, one cell of a table."""

    text: str
    """The block's words without markup, white space folded; empty where there is nothing but markup."""
    span: Span
    links: tuple[Link, ...] = ()
    """Addresses the rendering attached to the block, in reading order; a link's text is the part of the block it covers."""
    level: int = 0
    """Heading level, 0 where the block is no heading."""
    strong: str = ""
    """The block's first stretch in bold."""
    marker: str = ""
    """What made it an item of a list or a quotation: "-", "12.", "[12]", ">"."""
    slanted: str = ""
    """The block's first stretch in italics."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A page's text as blocks, in reading order; every line that is not blank is in at least one of them."""

    name: str
    blocks: tuple[Block, ...]
    day: PartialDate | None = None
    """ISO date of the page itself, as far as it is told; the year of dates without one is the nearest to it."""
