"""What a segment states in fields and links of its own, of which a paper has one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.metadata_fields import SINGLE_AUTHOR
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.sources.second_papers import SecondPaper, StatedField, Statement, identifier_statement
from paper_digest.values.identifiers import Identifier, identifiers_in_order

_TEXT_KINDS: Final = frozenset((BlockKind.ABSTRACT, BlockKind.PROSE))
_MENTIONING_FIELDS: Final = frozenset(("abstract", "remark", "digest", "keywords"))
"""Fields whose text may mention another paper."""
_MENTION: Final = re.compile(
    r"\b(?:related|see also|cf|extend\w*|extension|follow-?up|based on|builds on|overlap\w*|supersed\w*"
    r"|replac\w*|compan\w*|sequel|errat\w*|corrig\w*|comment\w* on|reply to|response to|similar|referenc\w+"
    r"|cited|survey|previous\w*|earlier|prior|successor|version|citation)\b|相关|参考",
    re.IGNORECASE,
)
_MIN_TITLE_WORDS: Final = 4
_LABELED: Final = {
    "title": StatedField.TITLE,
    "authors": StatedField.AUTHORS,
    "abstract": StatedField.ABSTRACT,
}


def stated_fields(segment: RecordSegment) -> Iterator[Statement]:
    """The statements of a segment's blocks, in reading order."""
    form = _form(segment.title) if segment.title else None
    for block in segment.blocks:
        if form and (title := _title_of_item(block, form)):
            yield Statement(StatedField.TITLE, title, block.block.span)
        for identifier in _identifiers(block):
            yield identifier_statement(identifier, block.block.span)
        if (field := _LABELED.get(block.field or "")) and _is_whole(block):
            yield Statement(field, block.label.value if block.label else "", block.block.span)
    yield from _runs_of_authors(segment.blocks)


def _is_whole(block: BlockFeatures) -> bool:
    """Whether a labeled block gives a whole value, not one of several authors."""
    return bool(block.label and block.label.value) and not SINGLE_AUTHOR.match(block.text)


def _runs_of_authors(blocks: Sequence[BlockFeatures]) -> Iterator[Statement]:
    """The people before each abstract: a second run of them before a second abstract is another paper's."""
    people: BlockFeatures | None = None
    for block in blocks:
        if block.kind is BlockKind.PEOPLE:
            people = people or block
        elif block.kind is BlockKind.ABSTRACT and people:
            yield Statement(StatedField.AUTHORS, people.text, people.block.span)
            people = None


def cut_before(
    segment: RecordSegment, second: SecondPaper
) -> tuple[RecordSegment, tuple[BlockFeatures, ...]]:
    """The segment without the blocks of its second paper, and these; all stay where one block states both."""
    blocks = segment.blocks
    n_before = len(segment.before)
    index = next(i for i, block in enumerate(blocks) if block.block.span == second.second.span)
    if index < n_before:  # both are before the title: which of them is the title's is unknown
        return replace(segment, before=()), segment.before
    first_after = n_before + (segment.title is not None)
    if index < first_after or second.first.span.last >= second.second.span.first:
        return segment, ()
    begin = index if second.second.field is StatedField.TITLE else _begin_of(blocks, index, first_after)
    return replace(segment, after=segment.after[: begin - first_after]), blocks[begin:]


def _begin_of(blocks: Sequence[BlockFeatures], index: int, floor: int) -> int:
    """Where the title, people and dates directly before a second identifier begin."""
    while (
        index > floor
        and blocks[index - 1].kind not in _TEXT_KINDS
        and not list(_identifiers(blocks[index - 1]))
    ):
        index -= 1
    return index


def _title_of_item(block: BlockFeatures, form: _Form) -> str:
    """The title of a line that begins as the segment's first line does; empty if it begins otherwise."""
    own = _form(block)
    return own.title if own.marker == form.marker and (form.marker or form.title) else ""


class _Form(NamedTuple):
    """How a line of a list or a table begins."""

    marker: str
    """Its bullet; all numbers are alike."""
    title: str
    """The linked words with which it begins, or bold ones beside a link."""


def _form(block: BlockFeatures) -> _Form:
    may_be_titled = block.can_be_title and not (block.block.level or block.names_people)
    titles = filter(_may_be_title, _openings(block)) if may_be_titled else iter(())
    return _Form(re.sub(r"\d+", "1", block.block.marker), next(titles, ""))


def _openings(block: BlockFeatures) -> Iterator[str]:
    """The words that are set apart at the beginning of a block with a link."""
    texts = [link.text for link in block.block.links if not is_button(link.text)]
    bold = [block.block.bold] if block.block.links else []
    return (text for text in (*texts, *bold) if text and block.text.startswith(text))


def _may_be_title(text: str) -> bool:
    return len(text.split()) >= _MIN_TITLE_WORDS and not is_name(text)


def _identifiers(block: BlockFeatures) -> Iterator[Identifier]:
    """The identifiers in a block that names its own paper."""
    if (
        block.kind in _TEXT_KINDS
        or block.field in _MENTIONING_FIELDS
        or block.is_long
        or _MENTION.search(block.text)
    ):
        return
    for text in (block.text, *(link.url for link in block.paper_links)):
        yield from identifiers_in_order(text)
