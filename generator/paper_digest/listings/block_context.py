"""Corrects the kinds of blocks by their neighbors: values below labels, BibTeX entries, single authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import or_
from typing import Final

from paper_digest.listings.block_kinds import (
    BlockKind,
    ClassifiedBlock,
    PageVocabulary,
    classify,
    page_vocabulary,
)
from paper_digest.listings.blocks import Block, Role
from paper_digest.listings.field_labels import Label, space_label
from paper_digest.listings.person_lines import is_name, is_single_name, parse_people, people_part
from paper_digest.listings.phrases import PHRASES, any_of
from paper_digest.sources.translations import are_translations, english_of
from paper_digest.values.bot_comments import (
    ends_recommendations,
    is_bot_comment,
    starts_comment,
    starts_recommendations,
)
from paper_digest.values.script import HAN

Blocks = tuple[ClassifiedBlock, ...]

_REPEATS, _REPEATED_FIELDS = 3, 4
"""Fields with space labels on a page of reports, and how often each; by hand, see tests/samples/pages."""
_BIBTEX_START = re.compile(r"@[A-Za-z]+\s*\{")
_BIBTEX_FIELD = re.compile(r"[A-Za-z_-]+\s*=|\}")
_CHINESE = re.compile(rf"[{HAN}]")
_VENUE = re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{any_of(PHRASES['venue_names'])})(?!\w)")
_YEAR_AT_END = re.compile(r"\s\(?(?:19|20)\d\d\)?$")
_BYLINE_KINDS = frozenset((BlockKind.EMPTY, BlockKind.DATE, BlockKind.COUNT, BlockKind.DETAIL))
"""May separate a title from the authors below it."""
_LEAST_AUTHORS = 2
"""Names by themselves below titles that show where a page has its authors; chosen by hand."""
_BULLETS = frozenset(("-", "*", "+", "•"))
_LEAST_BYLINES, _NEARLY_ALL = 3, 0.8
"""List items that begin with people, and their share of all people, where titles are below them; by hand."""
_MOST_RECOMMENDED = 60
"""Blocks of the papers that a program recommends; by hand."""
_WITHIN_ABSTRACTS: Final = frozenset(
    (BlockKind.EMPTY, BlockKind.BOILERPLATE, BlockKind.ABSTRACT, BlockKind.PROSE)
)
"""Kinds of blocks between two abstracts of one paper: further paragraphs, and blocks that say nothing."""
_OF_ANOTHER_PAPER: Final = frozenset((None, "title", "authors"))
"""Fields of blocks that may begin another paper; None: a block without a label."""
_NO_VALUE_KINDS = frozenset((BlockKind.EMPTY, BlockKind.FIELD, BlockKind.BOILERPLATE))


def classify_blocks(blocks: Iterable[Block]) -> Blocks:
    """Every block of a page with its kind."""
    blocks = tuple(blocks)
    page = page_vocabulary(blocks)
    classified = tuple(classify(block, page) for block in blocks)
    for correct in CORRECTIONS:
        classified = correct(classified, page)
    return classified


def space_labels(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """On a page of reports, labels that only a space separates from their values become fields."""
    labels = [_space_label(block) for block in blocks]
    fields = _fields_of_report(
        labels, with_colon=sum(bool(block.label and block.label.value) for block in blocks)
    )
    return tuple(
        ClassifiedBlock(block.block, BlockKind.FIELD, label) if label and label.field in fields else block
        for block, label in zip(blocks, labels, strict=True)
    )


def _space_label(block: ClassifiedBlock) -> Label | None:
    has_other_role = not block.text or block.label or block.block.level
    return None if has_other_role else space_label(block.text)


def _fields_of_report(labels: Iterable[Label | None], with_colon: int) -> frozenset[str]:
    """The fields that a page repeats without a colon; none if these are few or colons are frequent."""
    times = Counter(label.field for label in labels if label)
    fields = frozenset(field for field, count in times.items() if count >= _REPEATS)
    is_report = len(fields) >= _REPEATED_FIELDS and with_colon * 2 <= times.total()
    return fields if is_report else frozenset()


def bibtex_entries(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """A BibTeX entry shown for copying repeats what the page says: its blocks become empty.

    The last brace may be missing from the blocks; then the entry ends with its fields.
    """
    corrected: list[ClassifiedBlock] = []
    depth = 0
    for block in blocks:
        if depth == 1 and block.text and not _BIBTEX_FIELD.match(block.text):
            depth = 0
        if depth or _BIBTEX_START.match(block.text):
            depth = max(0, depth + block.text.count("{") - block.text.count("}"))
            block = ClassifiedBlock(block.block, BlockKind.EMPTY)
        corrected.append(block)
    return tuple(corrected) if depth < 2 else blocks


def comments_of_programs(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """What a program commented below a paper is boilerplate: neither the papers it recommends nor its date
    are the page's.
    """
    corrected = list(blocks)
    for start, end in _program_comments(blocks):
        for index in range(start, end):
            block = replace(blocks[index].block, links=(), level=0, marker="")
            kind = BlockKind.BOILERPLATE if block.text else BlockKind.EMPTY
            corrected[index] = ClassifiedBlock(block, kind)
    return tuple(corrected)


def _program_comments(blocks: Blocks) -> Iterator[tuple[int, int]]:
    """The ranges of the blocks of such comments, first and behind the last."""
    end = 0
    for index, block in enumerate(blocks):
        if index >= end and is_bot_comment(block.text):
            end = _end_of_comment(blocks, index)
            yield index, end


def _end_of_comment(blocks: Blocks, start: int) -> int:
    """The index behind a comment: behind the papers that it recommends, if any."""
    end = index = start
    while index < len(blocks) and (_is_of_comment(blocks[index]) or blocks[index].kind in _BYLINE_KINDS):
        index += 1
        if _is_of_comment(blocks[index - 1]):
            end = index
        if starts_recommendations(blocks[index - 1].text):
            index = end = _end_of_recommendations(blocks, index)
    return end


def _is_of_comment(block: ClassifiedBlock) -> bool:
    return is_bot_comment(block.text) or ends_recommendations(block.text)


def _end_of_recommendations(blocks: Blocks, start: int) -> int:
    """The index behind the papers of a comment: where it says so soon, else behind the items of a list."""
    searched = blocks[start : start + _MOST_RECOMMENDED]
    n_titles = next(_others_than_recommended(searched), len(searched))
    closing = "".join(block.text for block in searched[n_titles : n_titles + 1])
    is_closed = ends_recommendations(closing) and not starts_comment(closing)
    return start + (n_titles if is_closed else _length_of_list(searched[:n_titles]))


def _others_than_recommended(blocks: Blocks) -> Iterator[int]:
    """The indexes of blocks that are no papers of a comment, whose numbers start at one."""
    first = next((block.block.number for block in blocks if block.text), "")
    next_number = 1 if first == "1" else 0
    for index, block in enumerate(blocks):
        if next_number and block.block.number == str(next_number):
            next_number += 1
        elif _begins_anew(block) or block.kind is BlockKind.ABSTRACT or is_bot_comment(block.text):
            yield index


def _length_of_list(blocks: Blocks) -> int:
    """How many blocks there are up to the last item of the list with which they start."""
    in_list = takewhile(lambda block: block.block.marker or block.kind is BlockKind.EMPTY, blocks)
    return max((n_blocks for n_blocks, block in enumerate(in_list, 1) if block.block.marker), default=0)


def translated_titles(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """A labeled title in Chinese right below a numbered one in another script translates that."""
    return tuple(
        _as_keywords(block) if above is not None and _translates(block, above) else block
        for above, block in zip((None, *blocks), blocks, strict=False)
    )


def _translates(block: ClassifiedBlock, above: ClassifiedBlock) -> bool:
    is_title = above.kind is BlockKind.TEXT and above.block.is_numbered and not _CHINESE.search(above.text)
    return is_title and block.field == "title" and bool(block.label and _CHINESE.search(block.label.value))


def translated_abstracts(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """Of two labeled abstracts of one paper, that in another language translates the English one."""
    translations = {
        id(below if english_of(values) == values[0] else above)
        for above, below in _pairs_of_abstracts(blocks)
        if are_translations(*(values := (_label_value(above), _label_value(below))))
    }
    return tuple(_as_keywords(block) if id(block) in translations else block for block in blocks)


def _pairs_of_abstracts(blocks: Blocks) -> Iterator[tuple[ClassifiedBlock, ClassifiedBlock]]:
    """Labeled abstracts with nothing but further paragraphs, keywords and the like between them."""
    above: ClassifiedBlock | None = None
    for block in blocks:
        if block.field == "abstract" and block.label:
            if above is not None:
                yield above, block
            above = block
        elif block.kind not in _WITHIN_ABSTRACTS and block.field in _OF_ANOTHER_PAPER:
            above = None


def _label_value(block: ClassifiedBlock) -> str:
    return block.label.value if block.label else ""


def _as_keywords(block: ClassifiedBlock) -> ClassifiedBlock:
    """The block as a known part of its paper of which nothing is shown."""
    return ClassifiedBlock(block.block, BlockKind.FIELD, Label("keywords", block.text))


def values_below_labels(blocks: Blocks, _: PageVocabulary) -> Blocks:
    """A label without a value names the field of the next block with text, unless that begins anew."""
    corrected: list[ClassifiedBlock] = []
    pending: str | None = None
    for block in blocks:
        if block.label and not block.label.value:
            pending = block.label.field
            block = ClassifiedBlock(block.block, BlockKind.BOILERPLATE)
        elif block.kind is not BlockKind.EMPTY:
            if pending and _may_be_value(block):
                block = ClassifiedBlock(block.block, BlockKind.FIELD, Label(pending, block.text))
            pending = None
        corrected.append(block)
    return tuple(corrected)


def _may_be_value(block: ClassifiedBlock) -> bool:
    return block.kind not in _NO_VALUE_KINDS and not _begins_anew(block)


def _begins_anew(block: ClassifiedBlock) -> bool:
    """Whether a block begins a section or a paper, as its markup shows."""
    is_titled = block.block.role is Role.TITLE or block.field == "title"
    return bool(block.block.level) or block.block.is_numbered or is_titled


def single_authors(blocks: Blocks, page: PageVocabulary) -> Blocks:
    """On a page that names people, one name below a title, or before a colon as in bylines, is an author.

    Below two words, which may be a name, so is one who is among the people of another paper.

    So it is where no paper has two authors, but one name is below most titles. Where authors are labeled,
    one name and a year below a few words is an author, too; elsewhere it may be a journal below a venue.
    """
    authors = list(_are_authors(blocks, page))
    names_people = any(block.kind is BlockKind.PEOPLE for block in blocks)
    if not (names_people or _are_below_most_titles(authors, blocks, page)):
        authors = [False] * len(blocks)
    dated = _are_dated_authors(blocks, page)
    named = _are_authors_elsewhere(blocks)
    has_bylines = sum(is_byline(block) for block in blocks) > 1
    return tuple(
        ClassifiedBlock(block.block, BlockKind.PEOPLE)
        if is_author or is_named or (has_bylines and _is_name_before_colon(block, page))
        else block
        for block, is_author, is_named in zip(blocks, map(or_, authors, dated), named, strict=True)
    )


def bylines(blocks: Blocks, page: PageVocabulary) -> Blocks:
    """People in the first lines of items or paragraphs, where nearly all are, introduce the titles below."""
    worded = [block for block in blocks if block.kind is not BlockKind.EMPTY]
    above_first = (None, *worded)
    above = {
        id(block)
        for before, (block, below) in zip(above_first, pairwise(worded), strict=False)
        if _introduces(block, below) or _begins_paragraph(before, block, below, page)
    }
    n_people = sum(block.kind is BlockKind.PEOPLE for block in blocks)
    if len(above) < max(_LEAST_BYLINES, _NEARLY_ALL * n_people):
        return blocks
    return tuple(
        replace(block, block=replace(block.block, role=Role.BYLINE)) if id(block) in above else block
        for block in blocks
    )


def _introduces(block: ClassifiedBlock, below: ClassifiedBlock) -> bool:
    is_first_line = block.kind is BlockKind.PEOPLE and block.block.marker in _BULLETS
    return is_first_line and _is_plain_text(below) and not below.block.marker and not below.block.cell


def _begins_paragraph(
    before: ClassifiedBlock | None, block: ClassifiedBlock, below: ClassifiedBlock, page: PageVocabulary
) -> bool:
    """Whether blank lines are above people or a colon is behind them, and what looks like a title below."""
    if block.kind is not BlockKind.PEOPLE or not _is_plain_text(below) or block.block.cell:
        return False
    is_below_gap = before is None or block.block.span.first > before.block.span.last + 1
    is_apart = is_below_gap or block.text.endswith(":")
    is_adjacent = below.block.span.first == block.block.span.last + 1
    is_venue = _VENUE.search(below.text) and not block.text.endswith(":")
    is_title = _looks_like_title(below, page) and not is_venue
    return is_apart and is_adjacent and is_title


def _are_authors(blocks: Blocks, page: PageVocabulary) -> Iterator[bool]:
    """For each block whether it is one name right below what looks like a title, and is no author itself.

    Dates, numbers and the like may be between them.
    """
    above: ClassifiedBlock | None = None
    for block in blocks:
        is_author = (
            above is not None
            and _is_one_name(block, page)
            and (_looks_like_title(above, page) or (above.kind is BlockKind.TEXT and _is_cited(block)))
        )
        yield is_author
        if block.kind not in _BYLINE_KINDS:
            above = None if is_author else block


def _are_dated_authors(blocks: Blocks, page: PageVocabulary) -> Iterator[bool]:
    """For each block whether it is one name and a year below other words; none unless authors are labeled."""
    has_labels = any(block.field == "authors" for block in blocks)
    above: ClassifiedBlock | None = None
    for block in blocks:
        is_below_words = above is not None and above.kind is BlockKind.TEXT and " " in above.text
        is_dated = bool(_YEAR_AT_END.search(block.text))
        yield has_labels and is_below_words and is_dated and _is_one_name(block, page)
        above = block


def _are_authors_elsewhere(blocks: Blocks) -> Iterator[bool]:
    """For each block whether it is the name of one of the people of the page, below two words or more."""
    people = (parse_people(block.text) for block in blocks if block.kind is BlockKind.PEOPLE)
    known = {str(name) for names in people for name in names}
    words = ""
    for block in blocks:
        text = block.text if _is_plain_text(block) else ""
        yield text in known and " " in words and words not in known
        if block.kind not in _BYLINE_KINDS:
            words = text


def _is_cited(block: ClassifiedBlock) -> bool:
    """Whether a venue is behind a name, which so is no title: `Ada Roe; Proceedings of Looms, 1-9`."""
    return bool(_VENUE.search(block.text.removeprefix(people_part(block.text))))


def _is_one_name(block: ClassifiedBlock, page: PageVocabulary) -> bool:
    may_be_name = _is_plain_text(block) and block.block.role is not Role.TITLE
    return may_be_name and is_single_name(block.block.text_before_buttons, page.lowercase)


def _are_below_most_titles(authors: Sequence[bool], blocks: Blocks, page: PageVocabulary) -> bool:
    n_titles = sum(_looks_like_title(block, page) for block in blocks)
    return sum(authors) >= _LEAST_AUTHORS and sum(authors) * 2 >= n_titles


def _looks_like_title(block: ClassifiedBlock, page: PageVocabulary) -> bool:
    if block.kind is not BlockKind.TEXT:
        return block.field == "title"
    is_long = len(block.text.split()) > 2 and not is_name(block.text, page.lowercase)
    return is_long or block.block.role is Role.TITLE


def _is_name_before_colon(block: ClassifiedBlock, page: PageVocabulary) -> bool:
    return _is_plain_text(block) and block.text.endswith(":") and is_name(block.text[:-1], page.lowercase)


def _is_plain_text(block: ClassifiedBlock) -> bool:
    return block.kind is BlockKind.TEXT and not block.block.level


def is_byline(block: ClassifiedBlock) -> bool:
    """Whether people introduce the title below them: `Ada Lovelace, Alan Turing:`."""
    return block.kind is BlockKind.PEOPLE and (block.text.endswith(":") or block.block.role is Role.BYLINE)


CORRECTIONS: tuple[Callable[[Blocks, PageVocabulary], Blocks], ...] = (
    space_labels,
    bibtex_entries,
    comments_of_programs,
    translated_titles,
    values_below_labels,
    translated_abstracts,
    single_authors,
    bylines,
)
"""Each sees the blocks as the one before left them."""
