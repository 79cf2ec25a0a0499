"""Finds a paper's abstract in its segment: the labeled one, or the paragraphs that read like one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.boilerplate import FOLD_BUTTON
from paper_digest.listings.prose import ABSTRACT_WORDS, is_prose
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.values.clean_text import fold_space

_FOLDED = re.compile(
    r"(?P<cut>.{20,}?)\s*(?:▽ ?more|[\[(]more[\])]|(?:show|read) more)\s+(?P<whole>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELED = re.compile(r"[^:]{1,40}:\s")
_AFTER_DASH = re.compile(r"\s+[-–—]\s+(.+)", re.DOTALL)
_MOST_ITEMS = 12
"""List items between two paragraphs of an abstract; chosen by hand."""
_PARAGRAPH_KINDS = frozenset((BlockKind.ABSTRACT, BlockKind.PROSE))


def find_abstract(segment: RecordSegment) -> str | None:
    """The abstract's paragraphs as one, without buttons for folding it; None where there is none."""
    text = (
        _labeled_abstract(segment.after)
        or _paragraphs(segment.after, BlockKind.ABSTRACT)
        or _paragraphs(segment.after, BlockKind.PROSE)
        or _after_dash(segment.title)
    )
    return _unfolded(FOLD_BUTTON.sub("", text)) if text else None


def _unfolded(text: str) -> str:
    """The whole abstract where a page shows its cut form first: `... the middle ... ▽ More The whole.`."""
    match = _FOLDED.match(text)
    return match["whole"] if match and fold_space(match["cut"]).strip(" .…") in match["whole"] else text


def _after_dash(title: BlockFeatures | None) -> str | None:
    """The sentences in the title's own block, after a dash."""
    match = _AFTER_DASH.match(title.text.partition(title.title)[2]) if title and title.title else None
    return match[1] if match and len(match[1].split()) >= ABSTRACT_WORDS and is_prose(match[1]) else None


def _labeled_abstract(blocks: Sequence[BlockFeatures]) -> str | None:
    for index, block in enumerate(blocks):
        if block.label and block.field == "abstract":
            parts = [block.label.value, *_continuation(block, blocks[index + 1 :], is_labeled=True)]
            return fold_space(" ".join(parts)) or None
    return None


def _paragraphs(blocks: Sequence[BlockFeatures], kind: BlockKind) -> str | None:
    """The first paragraph of a kind, with the sentences right before and the paragraphs that continue it."""
    first = next((index for index, block in enumerate(blocks) if block.kind is kind), None)
    if first is None:
        return None
    start = first
    while start and _may_precede(blocks[start - 1]):
        start -= 1
    before = [block.text for block in blocks[start:first] if block.text]
    after = _continuation(blocks[first], blocks[first + 1 :], is_labeled=False)
    return fold_space(" ".join(dict.fromkeys((*before, blocks[first].text, *after))))


def _may_precede(block: BlockFeatures) -> bool:
    return block.kind in {BlockKind.PROSE, BlockKind.EMPTY} and not block.block.level


class Continuation(Enum):
    """What a block after an abstract's first paragraph is to the abstract."""

    SKIPPED = "skipped"
    ENDS = "ends"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """Part of the abstract if a paragraph follows."""


def _continuation(
    first: BlockFeatures, following: Sequence[BlockFeatures], *, is_labeled: bool
) -> Iterator[str]:
    """The paragraphs that continue an abstract: sentences, and list items between sentences.

    Labeled text within the abstract's own link is its own. Items at the end count only below a label.
    """
    items: list[str] = []
    for block in following:
        verdict = continuation(first, block, is_labeled=is_labeled)
        if verdict is Continuation.ENDS or (verdict is Continuation.ITEM and len(items) == _MOST_ITEMS):
            break
        if verdict is not Continuation.SKIPPED:
            items.append(_marked_text(block))
        if verdict is Continuation.PARAGRAPH:
            yield from items
            items = []
    if is_labeled:
        yield from (text for text in items if len(text.split()) > 3)


class ContinuationRule(NamedTuple):
    name: str
    verdict: Continuation
    applies: Callable[[BlockFeatures, BlockFeatures, bool], object]
    """Given the abstract's first block, a later block, and whether the abstract is labeled."""


def continuation(first: BlockFeatures, block: BlockFeatures, *, is_labeled: bool) -> Continuation:
    """What a later block is to the abstract, by the first rule that applies."""
    verdicts = (rule.verdict for rule in CONTINUATION_RULES if rule.applies(first, block, is_labeled))
    return next(verdicts, Continuation.ENDS)


CONTINUATION_RULES = (
    ContinuationRule("no text", Continuation.SKIPPED, lambda _, block, __: block.kind is BlockKind.EMPTY),
    ContinuationRule("heading", Continuation.ENDS, lambda _, block, __: block.block.level),
    ContinuationRule(
        "sentences", Continuation.PARAGRAPH, lambda _, block, __: block.kind in _PARAGRAPH_KINDS
    ),
    ContinuationRule(
        "label within the abstract's link",
        Continuation.PARAGRAPH,
        lambda first, block, _: _LABELED.match(block.text) and _shares_link(first, block),
    ),
    ContinuationRule(
        "list item, or text below a label",
        Continuation.ITEM,
        lambda _, block, labeled: block.kind is BlockKind.TEXT and (block.block.marker or labeled),
    ),
)


def _shares_link(first: BlockFeatures, block: BlockFeatures) -> bool:
    urls = {link.url for link in first.block.links if link.text}
    return any(link.text and link.url in urls for link in block.block.links)


def _marked_text(block: BlockFeatures) -> str:
    """A paragraph's text with its list marker."""
    marker = block.block.marker
    return block.text if marker in {"", ">", "|"} else f"{marker} {block.text}"
