"""Says whether a block could hold a paper's title, and which of its words the title is."""

from __future__ import annotations

import re

from paper_digest.listings.block_classification import (
    Cast,
    Role,
    is_item_of_text,
    is_name,
    is_people,
    is_prose,
    talks,
)
from paper_digest.listings.block_features import is_button, linked_title
from paper_digest.listings.blocks import Block
from paper_digest.listings.title_cleaning import trimmed, without_number
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import parse_names

_LONGEST_TITLE_WORDS = 60
_FEW_WORDS = 5
_PARTED = re.compile(r"[•·|]|\w/\w+-?\d")
_BEHIND_PEOPLE = re.compile(r"\s*[(\[]|\.\s+(?=[A-Z\d])|,?\s+(?=\d{4}\b)")


def title_in(one: Cast) -> str:
    """The title in a title's block: the link's words, the bold ones, or all; without what lists add before and after it."""
    block = one.block
    linked = linked_title(block)
    if one.label and one.label.field == "title":
        value = without_number(one.label.value)
        return trimmed(linked or before_dash(value) or value, block)
    title = linked or _opening_link(one) or block.text
    if linked is None and (before := before_dash(title)):
        return before
    return trimmed(_set_apart(block, title) or title, block)


def _set_apart(block: Block, title: str) -> str | None:
    """The bold or slanted words with which a block begins, where others follow: `*Title*, Ada Lovelace et al., 2024`."""
    begins = (
        words
        for words in (block.strong, block.slanted)
        if len(words.split()) > 1 and block.text.startswith(words)
    )
    return next((words for words in begins if len(words) < len(title)), None)


def _opening_link(one: Cast) -> str | None:
    """The words of a link with which the block begins, where more follow: `[Title](...) Authors`."""
    first = next((link.text for link in one.block.links if link.text), "")
    is_words = len(first.split()) > 2 and len(first) < len(one.text) and one.text.startswith(first)
    return (
        first
        if is_words and one.role is not Role.PEOPLE and not is_button(first) and not is_name(first)
        else None
    )


def before_dash(text: str) -> str | None:
    """The title before a dash that a sentence or people follow: `Title - what it is about`, `Title — Ada Lovelace (2023)`."""
    head, dash, tail = text.partition(" - ") if " - " in text else text.partition(" — ")
    if not dash or len(head.split()) < 2 or is_prose(head):
        return None
    is_sentence = is_prose(tail, words=6) or (talks(tail) and len(tail.split()) > _FEW_WORDS)
    return head if is_sentence or _names_people(tail) else None


def _names_people(tail: str) -> bool:
    """Whether people stand behind a dash, and behind them a year or a place: without that, words of a title look like names too."""
    end = _BEHIND_PEOPLE.search(tail)
    people = tail[: end.start()].strip(" ,.") if end else ""
    return is_people(people) or is_name(people) or (people.endswith("et al") and bool(parse_names(people)))


def could_be_title(one: Cast) -> bool:
    """Whether the block's words, or some of them, read like a title."""
    if one.role in {Role.NOTHING, Role.COUNT, Role.DATE, Role.LABEL, Role.DETAIL} or is_item_of_text(
        one.block
    ):
        return False
    text = title_in(one)
    if (
        not text
        or "://" in text
        or len(text.split()) > _LONGEST_TITLE_WORDS
        or (one.role is Role.PAGE and not one.block.level)
    ):
        return False
    if one.role is Role.ABSTRACT:
        return not is_prose(text) and (
            one.block.level > 0 or (len(text) * 2 < len(one.text) and one.text.startswith(text[:20]))
        )
    return (
        one.role is not Role.PROSE
        or len(text) < len(one.text)
        or (len(text.split()) < 30 and not talks(text))
    )


def is_odd(title: str) -> bool:
    """Whether a would-be title is one word, tells a date or holds dots and bars that part facts: some titles do, hardly a page of them."""
    return len(title.split()) == 1 or bool(_PARTED.search(title)) or PartialDate.parse(title) is not None
