"""Tells the institutions in a line of people from the people: "Ada Lovelace, MIT, Alan Turing"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.listings.phrases import PHRASES, any_pattern
from paper_digest.values.person import PersonName

_INSTITUTION = re.compile(rf"\b(?:{any_pattern(PHRASES['institution_patterns'])})(?!\w)", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"(?P<name>(?-i:[^\W\d_a-z][^\s,]*(?:\s[^\W\d_a-z][^\s,]*){1,3}?))\s"
    r"(?:\S+\s(?=(?:university|college|labs?)\b(?! of)))?"
    rf"(?:{any_pattern(PHRASES['institution_patterns'])})(?!\w)",
    re.IGNORECASE,
)
"""A name and an institution without a comma: "Ada Lovelace University of X", "Max Moe Woolton College"."""
_GROUP = re.compile(r"\b(?:teams?|collaborations?|consortium|group|committee|project)$", re.IGNORECASE)
"""Authors, although they have the name of an institution: "Google Research Team"."""
_ACRONYM_OR_NUMBER = re.compile(r"[A-Z]{3,6}\Z|.*\d")
_VENUE = re.compile(r"[,;]\s{0,3}[\w@.&/-]{1,40}\s(?:19|20)\d\d(?=\s{0,3}(?:[,;]|$))")
"""`, NeurIPS 2024`."""
_LEAST_WORDS: Final = 2
"""Words of a full name."""


def without_venue(text: str) -> str:
    """A line of people without the venue and year among them."""
    return _VENUE.sub("", text)


def without_affiliations(names: Iterable[PersonName]) -> Iterator[PersonName]:
    """The people of a line; an institution is behind a person, and at the beginning an author."""
    is_behind_person = False
    for name in with_institutions_cut(names):
        text = str(name)
        if not (is_behind_person and (is_institution(text) or _ACRONYM_OR_NUMBER.match(text))):
            yield name
        is_behind_person = is_behind_person or len(text.split()) >= _LEAST_WORDS


def with_institutions_cut(names: Iterable[PersonName]) -> Iterator[PersonName]:
    """The names of a line without the institutions that follow a name without a comma.

    One word behind such an institution is its place: "Ada Lovelace University of X, Y".
    """
    is_behind_institution = False
    for name in names:
        text = str(name)
        own = without_institution(text)
        is_place = is_behind_institution and " " not in text
        if not is_place:
            yield name if own == text else PersonName.parse(own) or name
        is_behind_institution = is_place or own != text


def without_institution(name: str) -> str:
    """The name of a person without the institution that follows it without a comma."""
    match = _BEHIND_NAME.match(name)
    is_person = match and not is_institution(match["name"]) and not _GROUP.search(name)
    return match["name"] if match and is_person else name


def is_institution(name: str) -> bool:
    """Whether a name is known as that of a place of work, and not of a group of authors."""
    return bool(_INSTITUTION.search(name)) and not _GROUP.search(name)
