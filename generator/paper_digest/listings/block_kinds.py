"""Classifies each block of a page: abstract, people, date, boilerplate, and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from paper_digest.listings.blocks import Block, Role
from paper_digest.listings.boilerplate import FOLD_BUTTON, is_boilerplate
from paper_digest.listings.field_labels import Label, bare_label, label_of
from paper_digest.listings.person_lines import is_people, is_single_name, links_people, people_part
from paper_digest.listings.phrases import PHRASES, any_pattern
from paper_digest.listings.prose import is_long_prose, is_prose
from paper_digest.listings.section_dates import is_day_of_event, is_section_date
from paper_digest.listings.subject_classes import SUBJECT_CLASS, is_subject_heading, is_subject_list
from paper_digest.values.bot_comments import is_bot_comment
from paper_digest.values.partial_date import is_date

_SHORT = 300
"""Most characters of a block whose URLs and numbers are its own paper's; longer ones may cite. By hand."""
_REPEATED = 4
"""Occurrences that make a text the page's own; chosen by hand, see tests/samples/pages."""
_LETTER = re.compile(r"[^\W\d_]")
_TEMPLATE_TAG = re.compile(r"(?:\{(?:%[^%{}]*%|\{[^{}]*\})\}\s*)+")
"""What a generator of sites puts something in place of: `{% include header.html %}`, `{{ page.title }}`."""
_COUNT = re.compile(r"(?:\[?[-+−]\]?\s*)?(?:\d[\d,.]*\s*[kKmM]?|[-–—+])")
_DETAIL = re.compile(any_pattern(PHRASES["detail_patterns"]), re.IGNORECASE)
_IDENTIFIER = re.compile(
    rf"https?://\S+|\barxiv\s*:\s*[^\s\[\](),;]+|\bdoi\s*:\s*\S+|\[[^\[\]]{{1,60}}\]|\([^()]{{1,30}}\)|{SUBJECT_CLASS}",
    re.IGNORECASE,
)
_NAME_AND_VENUE = re.compile(r"[A-Z]{1,3} [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? - [^?]{2,150}, (?:19|20)\d\d")
"""As Google Scholar shows a paper with one author: `A Lovelace - Journal of Looms, 2023`."""
_WORD = re.compile(r"[^\W\d_]{3}")
_ADDRESS_AT_END = re.compile(r"(?<=\w)\shttps?://\S+$")
"""The end of a sentence such as "Our code is at https://..."."""


class BlockKind(StrEnum):
    EMPTY = "empty"
    """Markup or a URL without words."""
    FIELD = "field"
    """`Authors: ...` and the like."""
    ABSTRACT = "abstract"
    PROSE = "prose"
    """A sentence or two, too short for an abstract by itself."""
    PEOPLE = "people"
    DATE = "date"
    COUNT = "count"
    """A number by itself: votes, comments, stars."""
    DETAIL = "detail"
    """`8 authors`, `GitHub 1.77k`, `cs.LG`, `Published on Oct 7`."""
    BOILERPLATE = "boilerplate"
    TEXT = "text"
    """Anything else, titles among them."""


@dataclass(frozen=True, slots=True)
class ClassifiedBlock:
    block: Block
    kind: BlockKind
    label: Label | None = None

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def field(self) -> str | None:
        """The metadata field that the block's label names."""
        return self.label.field if self.label else None

    @property
    def is_long(self) -> bool:
        """Whether URLs and numbers in the block may belong to papers that its authors cite."""
        return len(self.text) > _SHORT

    @property
    def own_text(self) -> str:
        """The text that may identify the block's own paper: all of a short one, or a long one's label."""
        if not self.is_long:
            return self.text
        return self.text.removesuffix(self.label.value) if self.label else ""


@dataclass(frozen=True, slots=True)
class PageVocabulary:
    """What the blocks of a page share."""

    repeated: frozenset[str]
    """Texts that occur too often to be one paper's."""
    lowercase: frozenset[str]
    """Words that the page's longer texts write in lower case."""


def page_vocabulary(blocks: tuple[Block, ...]) -> PageVocabulary:
    """The vocabulary of a page; its first 5,000 blocks give the words."""
    times = Counter(block.text for block in blocks)
    words = {word for block in blocks[:5000] if len(block.text) > 150 for word in block.text.split()}
    return PageVocabulary(
        frozenset(text for text, count in times.items() if count >= _REPEATED),
        frozenset(word.strip(".,;:()") for word in words if word.islower()),
    )


def classify(block: Block, page: PageVocabulary) -> ClassifiedBlock:
    """The block with the kind of the first rule that applies."""
    if not block.text:
        return ClassifiedBlock(block, BlockKind.EMPTY)
    if label := label_of(block.text) or _heading_label(block.text):
        return ClassifiedBlock(block, BlockKind.FIELD, label)
    kinds = (rule.kind for rule in KIND_RULES if rule.applies(block, page))
    return ClassifiedBlock(block, next(kinds, BlockKind.TEXT))


def _heading_label(text: str) -> Label | None:
    """A label whose value is in the next block."""
    field = bare_label(text)
    is_heading = text.rstrip().endswith(":") or field in {"abstract", "digest"}
    return Label(field, "") if field and is_heading else None


def _is_detail(text: str) -> bool:
    is_subject = is_subject_list(text) or is_subject_heading(text)
    return len(text) < _SHORT and bool(is_subject or _DETAIL.fullmatch(text))


def _has_identifiers_only(block: Block) -> bool:
    """Whether a short block has identifiers, URLs, buttons and subject classes, and no other words."""
    if len(block.text) >= _SHORT:
        return False
    remainder = _IDENTIFIER.sub(" ", block.text)
    return (remainder != block.text or bool(block.links)) and not _WORD.search(remainder)


def _is_sentence(block: Block) -> bool:
    text = _ADDRESS_AT_END.sub(".", FOLD_BUTTON.sub("", block.text)).rstrip('"”)')
    return not block.level and text.endswith((".", "!", "…", ":")) and is_prose(text)


class KindRule(NamedTuple):
    name: str
    kind: BlockKind
    applies: Callable[[Block, PageVocabulary], object]


def _has_role_of_people(block: Block) -> bool:
    people = people_part(block.text_before_buttons)
    return block.role in (Role.AUTHORS, Role.BYLINE) and (is_people(people) or is_single_name(people))


KIND_RULES = (
    KindRule("class of authors", BlockKind.PEOPLE, lambda block, _: _has_role_of_people(block)),
    KindRule("date", BlockKind.DATE, lambda block, _: is_date(block.text)),
    KindRule("date of a section", BlockKind.DATE, lambda block, _: is_section_date(block.text)),
    KindRule(
        "day of an event", BlockKind.BOILERPLATE, lambda block, _: block.level and is_day_of_event(block.text)
    ),
    KindRule("count", BlockKind.COUNT, lambda block, _: _COUNT.fullmatch(block.text)),
    KindRule("detail", BlockKind.DETAIL, lambda block, _: _is_detail(block.text)),
    KindRule("identifiers only", BlockKind.DETAIL, lambda block, _: _has_identifiers_only(block)),
    KindRule("boilerplate phrase", BlockKind.BOILERPLATE, lambda block, _: is_boilerplate(block.text)),
    KindRule("comment of a bot", BlockKind.BOILERPLATE, lambda block, _: is_bot_comment(block.text)),
    KindRule(
        "tag of a template", BlockKind.BOILERPLATE, lambda block, _: _TEMPLATE_TAG.fullmatch(block.text)
    ),
    KindRule("no letters", BlockKind.BOILERPLATE, lambda block, _: not _LETTER.search(block.text)),
    KindRule(
        "names of people",
        BlockKind.PEOPLE,
        lambda block, page: (
            block.role is not Role.TITLE
            and is_people(people_part(block.text_before_buttons).removesuffix(":"), page.lowercase)
        ),
    ),
    KindRule(
        "name with initials, venue and year",
        BlockKind.PEOPLE,
        lambda block, _: _NAME_AND_VENUE.fullmatch(block.text),
    ),
    KindRule("linked people", BlockKind.PEOPLE, lambda block, _: links_people(block)),
    KindRule("repeated text", BlockKind.BOILERPLATE, lambda block, page: block.text in page.repeated),
    KindRule("long prose", BlockKind.ABSTRACT, lambda block, _: is_long_prose(block.text)),
    KindRule("sentence", BlockKind.PROSE, lambda block, _: _is_sentence(block)),
)
"""The first rule that applies decides; a block to which none applies is TEXT."""
