"""Finds the words of a block that would be its paper's title, and decides whether they could be one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from paper_digest.listings.block_kinds import BlockKind, ClassifiedBlock
from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.person_lines import are_first_people, are_people, is_name
from paper_digest.listings.prose import has_function_words, is_capitalized, is_prose
from paper_digest.listings.title_cleaning import clean_title, without_number
from paper_digest.listings.venue_lines import is_venue_with_year
from paper_digest.values.partial_date import PartialDate

_LONGEST_TITLE_WORDS = 60
_LONGEST_SENTENCE_TITLE_WORDS = 29
"""Both chosen by hand: no title on the sample pages is longer, see tests/samples/pages."""
UNTITLED_KINDS = frozenset(
    (BlockKind.EMPTY, BlockKind.COUNT, BlockKind.DATE, BlockKind.FIELD, BlockKind.DETAIL)
)
_FEWEST_BOLD_WORDS = 3
"""Bold words behind people that may be a title, and not one more of them; by hand."""
_ANNOUNCEMENT = re.compile(
    r"(?:our|my)(?: (?:new|latest|recent|first))? (?:paper|article|preprint|publication)s?"
    r"(?: (?:at|for|in|on|got|has been|was|were|accepted|published)\b|\W*\Z)",
    re.IGNORECASE,
)
"""What a post about a paper is called: "Our paper at ICML"."""
_SEPARATOR = re.compile(r"[•·|]|\w/\w+-?\d")
_AFTER_NAMES = re.compile(r"\s*[(\[]|\.\s+(?=[A-Z\d])|,?\s+(?=\d{4}\b)")


def title_text(block: ClassifiedBlock, linked_title: str | None) -> str:
    """The linked words, those that typography sets apart, or all; without what lists add to a title."""
    if block.label and block.field == "title":
        value = without_number(block.label.value)
        return clean_title(linked_title or before_dash(value) or value, block.block)
    title = linked_title or _opening_link(block) or block.text
    if linked_title is None and (head := before_dash(title)):
        return head
    return clean_title(_emphasized(block, title) or title, block.block)


def _emphasized(block: ClassifiedBlock, title: str) -> str | None:
    """The words that typography sets apart."""
    return _emphasized_opening(block, title) or _bold_behind_people(block)


def _bold_behind_people(block: ClassifiedBlock) -> str | None:
    """The bold words with which a block ends, behind people: `Ada Lovelace, Alan Turing. **Title**`."""
    words = block.block.bold.rstrip(" .")
    if len(words.split()) < _FEWEST_BOLD_WORDS or not block.text.rstrip(" .").endswith(words):
        return None
    people = block.text[: block.text.rindex(words)]
    return words if are_people(people.strip(" .,:;-–—")) else None


def _emphasized_opening(block: ClassifiedBlock, title: str) -> str | None:
    """The bold or italic words with which a block begins: `*Title*, Ada Lovelace et al., 2024`."""
    for words in (block.block.bold, block.block.italic):
        if len(words.split()) > 1 and block.text.startswith(words) and len(words) < len(title):
            return words
    return None


def _opening_link(block: ClassifiedBlock) -> str | None:
    """The words of a link with which the block begins and more text follows: `[Title](...) Authors`."""
    words = next((link.text for link in block.block.links if link.text), "")
    is_opening = len(words.split()) > 2 and len(words) < len(block.text) and block.text.startswith(words)
    is_other = block.kind is BlockKind.PEOPLE or is_button(words) or is_name(words)
    return words if is_opening and not is_other else None


def before_dash(text: str) -> str | None:
    """The title before a dash and more text: `Title - what it does`, `Title — A. Turing (2023)`."""
    head, dash, tail = text.partition(" - ") if " - " in text else text.partition(" — ")
    if not dash or len(head.split()) < 2 or is_prose(head):
        return None
    is_sentence = is_prose(tail, min_words=6) or (has_function_words(tail) and len(tail.split()) > 5)
    return head if is_sentence or _starts_with_people(tail) else None


def _starts_with_people(text: str) -> bool:
    """Whether people and a year or venue open a text; without these, title words look like names, too."""
    end = _AFTER_NAMES.search(text)
    people = text[: end.start()].strip(" ,.") if end else ""
    return are_people(people) or are_first_people(people)


def _is_abstract_without_title(block: ClassifiedBlock, title: str) -> bool:
    """Whether a block is an abstract, and neither a heading nor opened by a short title."""
    if block.kind is not BlockKind.ABSTRACT:
        return False
    is_short_opening = len(title) * 2 < len(block.text) and block.text.startswith(title[:20])
    return is_prose(title) or not (block.block.level or is_short_opening)


def _is_sentence_without_title(block: ClassifiedBlock, title: str) -> bool:
    """Whether a block is a sentence, its title is not set apart, and it is long or has function words."""
    if block.kind is not BlockKind.PROSE or len(title) < len(block.text):
        return False
    return len(title.split()) > _LONGEST_SENTENCE_TITLE_WORDS or has_function_words(title)


def _introduces(title: str) -> bool:
    """Whether words in lower case say what follows: "Two papers that we read:"."""
    return title.endswith((":", "：")) and not is_capitalized(title)


class Exclusion(NamedTuple):
    name: str
    applies: Callable[[ClassifiedBlock, str], object]
    """Given a block and its title words."""


EXCLUSIONS = (
    Exclusion("kind without titles", lambda block, _: block.kind in UNTITLED_KINDS),
    Exclusion("list item of a text", lambda block, _: block.block.is_list_item_of_text),
    Exclusion("no words", lambda _, title: not title),
    Exclusion("introduction", lambda block, title: not block.block.level and _introduces(title)),
    Exclusion("URL", lambda _, title: "://" in title),
    Exclusion("first people", lambda _, title: are_first_people(title)),
    Exclusion("announcement", lambda _, title: _ANNOUNCEMENT.match(title)),
    Exclusion("byline", lambda _, title: title.startswith("by @")),
    Exclusion("too long", lambda _, title: len(title.split()) > _LONGEST_TITLE_WORDS),
    Exclusion("boilerplate", lambda block, _: block.kind is BlockKind.BOILERPLATE and not block.block.level),
    Exclusion("abstract", _is_abstract_without_title),
    Exclusion("sentence", _is_sentence_without_title),
)


def can_be_title(block: ClassifiedBlock, title: str) -> bool:
    """Whether no exclusion applies to the block with its title words."""
    return not any(exclusion.applies(block, title) for exclusion in EXCLUSIONS)


def is_unusual_title(title: str) -> bool:
    """Whether a title is one word, a name, a venue with its year, holds a date or separators.

    Some titles are or do, but hardly all of a page.
    """
    is_short = len(title.split()) == 1 or is_name(title) or is_venue_with_year(title)
    return is_short or bool(_SEPARATOR.search(title)) or PartialDate.parse(title) is not None
