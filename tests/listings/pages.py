"""Small pages for the tests of listings."""

from __future__ import annotations

from typing import Any

from paper_digest.listings.block_features import BlockFeatures, page_features
from paper_digest.listings.blocks import Block, DumpBlocks
from paper_digest.model.record import Span
from paper_digest.values.rich_text.inlines import Link

ABSTRACT = (
    "We study how the thickness of a thread changes the speed of a loom, and we show that looms with thin "
    "threads are faster in all of the nine settings that we tested on two machines."
)
SENTENCE = "We study how threads change the speed of the loom."


def block(text: str, line: int = 1, **values: Any) -> Block:
    """A block on one line."""
    return Block(text, Span(line, line), **values)


def link(text: str, arxiv_id: str = "2410.05434") -> Link:
    """A link to a paper."""
    return Link(text, f"https://arxiv.org/abs/{arxiv_id}")


def blocks(*texts: str | Block) -> tuple[Block, ...]:
    """Blocks one below the other; a number of `#` makes a text a heading."""
    return tuple(
        text
        if isinstance(text, Block)
        else block(text.lstrip("# "), line, level=len(text) - len(text.lstrip("#")))
        for line, text in enumerate(texts, 1)
    )


def features(*texts: str | Block) -> tuple[BlockFeatures, ...]:
    """The features of such blocks."""
    return page_features(blocks(*texts))


def dump(*texts: str | Block) -> DumpBlocks:
    """A page of such blocks."""
    return DumpBlocks("page.txt", blocks(*texts))
