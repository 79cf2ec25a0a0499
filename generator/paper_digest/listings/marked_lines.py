"""Finds the lines of a plain text that are items: numbered ones, and those with a venue or a date behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from paper_digest.listings.entries.citations import names_venue
from paper_digest.values.partial_date import is_date

_FEWEST: Final = 5
"""Lines with a mark that make it one of a page's items; by hand."""
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)")
_REMARK = re.compile(r"\((?:required|optional|recommended|must read)\)\s*", re.IGNORECASE)
"""What courses write before readings."""
_IN_BRACKETS = re.compile(r"(?<!\s)\s*(?:\[(?P<square>[^\[\]]{3,120})\]|\((?P<round>[^()]{3,120})\))\.?\Z")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
_DASH = re.compile(r"(?<!\s)\s+[–—-]\s+(?=[^–—]*\Z)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


class MarkedLine(NamedTuple):
    """A line with its number."""

    number: int
    text: str
    """Without its mark, if it is an item."""
    is_item: bool
    behind: str = ""
    """The venue or the date behind the text."""


def marked_lines(numbered: Sequence[tuple[int, str]]) -> Sequence[MarkedLine]:
    """The lines, each with whether it is an item; none is where too few have the same mark."""
    own = [(number, _REMARK.sub("", text, count=1)) for number, text in numbered]
    are_items = _with_venues(own) or _counted(own) or [False] * len(own)
    return [
        _item(number, text) if is_item else MarkedLine(number, stated, is_item=False)
        for (number, text), (_, stated), is_item in zip(own, numbered, are_items, strict=True)
    ]


def _with_venues(numbered: Sequence[tuple[int, str]]) -> list[bool]:
    """Which lines end in brackets, if most of these hold a venue and its year; else nothing."""
    behind = [_in_brackets(text) for _, text in numbered]
    n_venues = sum(bool(_YEAR.search(words)) and names_venue(words) for words in behind)
    are_most = n_venues >= _FEWEST and n_venues * 2 > sum(map(bool, behind))
    return list(map(bool, behind)) if are_most else []


def _counted(numbered: Sequence[tuple[int, str]]) -> list[bool]:
    """Which lines are the items of a list whose numbers count from 1; else nothing."""
    numbers = [int(match["number"]) if (match := _NUMBER.match(text)) else 0 for _, text in numbered]
    counted = [number for number in numbers if number]
    is_list = len(counted) >= _FEWEST and counted == list(range(1, len(counted) + 1))
    return list(map(bool, numbers)) if is_list else []


def _item(number: int, text: str) -> MarkedLine:
    """An item without its number and without a venue or a date behind its text; a remark stays in it."""
    text = text[marker.end() :] if (marker := _NUMBER.match(text)) else text
    words = _in_brackets(text)
    behind = words if names_venue(words) or _YEAR.search(words) else ""
    if behind:
        text = _IN_BRACKETS.sub("", text)
    elif (dash := _DASH.search(text)) and is_date(_ORDINAL.sub("", text[dash.end() :])):
        text, behind = text[: dash.start()], text[dash.end() :]
    return MarkedLine(number, text, is_item=True, behind=behind)


def _in_brackets(text: str) -> str:
    match = _IN_BRACKETS.search(text)
    return (match["square"] or match["round"]) if match else ""
