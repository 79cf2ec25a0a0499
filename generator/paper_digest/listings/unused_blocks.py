"""Finds the blocks of a segment from which its record has nothing, so that their lines count as unparsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.metadata_fields import line_fields, link_fields
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.coverage import UnparsedSpan
from paper_digest.values.clean_text import fold_space

_KINDS: Final = frozenset((BlockKind.TEXT, BlockKind.PROSE))
"""Kinds of blocks that say something of their own; the others are known parts of a paper's place."""
_MIN_WORDS: Final = 4
"""Fewer words are a button, a name or a label beside the paper. Chosen by hand, see tests/samples/pages."""
_COMPARED: Final = 60
"""Characters of a block by which it is found again in the record."""
_KNOWN_PART = re.compile(
    r"by @|.*\b(?:universit|institut|laborator|college|department|school of)", re.IGNORECASE
)
"""Who posted the paper, and where its authors work."""
_REASON: Final = "words in a paper's place of which the paper has nothing"


def unused_spans(segment: RecordSegment, record: Sighting) -> Iterator[UnparsedSpan]:
    """The lines of unused blocks that no other block of the segment has."""
    unused = [block for block in segment.blocks if _is_unused(block, segment, record)]
    if not unused:
        return
    used = (block for block in segment.blocks if block not in unused and block.kind is not BlockKind.EMPTY)
    for line in sorted(_lines(unused) - _lines(used)):
        yield UnparsedSpan(Span(line, line), _REASON, is_within_paper=True)


def _lines(blocks: Iterable[BlockFeatures]) -> set[int]:
    spans = (block.block.span for block in blocks)
    return {line for span in spans for line in range(span.first, span.last + 1)}


def _is_unused(block: BlockFeatures, segment: RecordSegment, record: Sighting) -> bool:
    says_something = block.kind in _KINDS and len(block.text.split()) >= _MIN_WORDS
    is_known = block is segment.title or is_byline(block) or _KNOWN_PART.match(block.text)
    if not says_something or is_known or block.paper_keys or block.button_keys:
        return False
    has_field = any(value not in (None, ()) for _, value in (*line_fields(block.text), *link_fields(block)))
    return not (has_field or _is_in(block.text, record))


def _is_in(text: str, record: Sighting) -> bool:
    """Whether the record has the start of a text, or the text names one of its authors."""
    start = fold_space(text)[:_COMPARED]
    texts = (record.title, record.abstract, record.venue, record.remark, record.organization)
    return any(start in fold_space(value) for value in texts if value) or any(
        author.family in text for author in record.authors
    )
