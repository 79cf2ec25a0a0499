"""Finds the blocks of a segment from which its record has nothing, so that their lines count as unparsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from paper_digest.listings.block_context import is_byline
from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.boilerplate import FOLD_BUTTON
from paper_digest.listings.metadata_fields import line_fields, link_fields
from paper_digest.listings.person_lines import is_name, people_part
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.coverage import UnparsedSpan
from paper_digest.values.clean_text import fold_space
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.script import UNSPACED

_KINDS: Final = frozenset((BlockKind.TEXT, BlockKind.PROSE, BlockKind.ABSTRACT, BlockKind.PEOPLE))
"""Kinds of blocks that say something of their own; the others are known parts of a paper's place."""
_MIN_WORDS, _MIN_WORDS_BESIDE_LABELS = 4, 2
"""Fewer words are a button, a name or a label beside the paper. Chosen by hand, see tests/samples/pages."""
_COMPARED: Final = 60
"""Characters of a block by which it is found again in the record."""
_KNOWN_PART = re.compile(
    r"by @|accessed\b|.*\b(?:universit|institut|laborator|college|department|school of)", re.IGNORECASE
)
"""Who posted the paper, when somebody read it, and where its authors work."""
_WORD = re.compile(r"\w")
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_REASON: Final = "words in a paper's place of which the paper has nothing"


def unused_spans(segment: RecordSegment, record: Sighting) -> Iterator[UnparsedSpan]:
    """The lines of unused blocks that no other block of the segment has."""
    texts = (record.title, record.abstract, record.venue, record.remark, record.organization)
    known = [fold_space(text) for text in texts if text]
    fewest = _min_words(segment)
    unused: list[BlockFeatures] = []
    used: list[BlockFeatures] = []
    for block, below in zip_longest(segment.blocks, segment.blocks[1:]):
        n_words = _MIN_WORDS_BESIDE_LABELS if _is_entry(segment, block, below) else fewest
        is_unused = block is not segment.title and _is_unused(block, record, known, n_words)
        (unused if is_unused else used).append(block)
    for line in sorted(_lines(unused) - _lines(used)):
        yield UnparsedSpan(Span(line, line), _REASON, is_within_paper=True)


def _is_entry(segment: RecordSegment, block: BlockFeatures, below: BlockFeatures | None) -> bool:
    """Whether a block is an item as the title is, with a name below it: a paper with a short title."""
    marker = segment.title.block.marker if segment.title else ""
    is_item = bool(marker) and block.block.marker == marker
    return is_item and below is not None and not below.block.marker and is_name(people_part(below.text))


def _min_words(segment: RecordSegment) -> int:
    is_labeled = segment.title is not None and segment.title.field == "title"
    return _MIN_WORDS_BESIDE_LABELS if is_labeled else _MIN_WORDS


def _lines(blocks: Iterable[BlockFeatures]) -> set[int]:
    spans = (block.block.span for block in blocks if block.kind is not BlockKind.EMPTY)
    return {line for span in spans for line in range(span.first, span.last + 1)}


def _is_unused(block: BlockFeatures, record: Sighting, known: Sequence[str], min_words: int) -> bool:
    says_something = block.kind in _KINDS and len(list(filter(_WORD.search, block.text.split()))) >= min_words
    is_known = (
        block.button_keys
        or is_byline(block)
        or _KNOWN_PART.match(block.text)
        or _is_reference(block.text, record)
    )
    if not says_something or is_known:
        return False
    fields = (*line_fields(block.text), *link_fields(block))
    return not (any(_is_taken(*field, record) for field in fields) or _is_in(block.text, record, known))


def _is_reference(text: str, record: Sighting) -> bool:
    """Whether a text is where the paper was published: "Loom Letters 12, 3-14"."""
    return bool(record.venue and record.pages) and text.startswith(str(record.venue))


def _is_taken(name: str, value: object, record: Sighting) -> bool:
    """Whether the record has a value that a block states; a date may lack its year in the block."""
    if value in (None, ()):
        return False
    if isinstance(value, PartialDate):
        return record.published is not None and value.year in {None, record.published.year}
    if isinstance(value, tuple):
        return set(value) <= set(record.categories)
    return value in record.urls if name == "code" else value == getattr(record, name)


def _is_in(text: str, record: Sighting, known: Sequence[str]) -> bool:
    """Whether the start of a text is in the record's known texts, or the text names one of its authors."""
    start = fold_space(FOLD_BUTTON.sub("", text)[: 2 * _COMPARED])[:_COMPARED]
    return any(start in value for value in known) or any(
        _names(author.family, text) for author in record.authors
    )


def _names(family: str, text: str) -> bool:
    """Whether a text has a family name as whole words; some scripts do not show where a word ends."""
    if _UNSPACED.search(family):
        return family in text
    return re.search(rf"(?<!\w){re.escape(family)}(?!\w)", text) is not None
