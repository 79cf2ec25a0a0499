"""Tells the institutions in a line of people from the people: "Ada Lovelace, MIT, Alan Turing"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from paper_digest.listings.phrases import PHRASES, any_pattern
from paper_digest.values.person import PersonName

_INSTITUTION = re.compile(rf"\b(?:{any_pattern(PHRASES['institution_patterns'])})(?!\w)", re.IGNORECASE)
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
    for name in names:
        text = str(name)
        if not (is_behind_person and (is_institution(text) or _ACRONYM_OR_NUMBER.match(text))):
            yield name
        is_behind_person = is_behind_person or len(text.split()) >= _LEAST_WORDS


def is_institution(name: str) -> bool:
    """Whether a name is known as that of a place of work, and not of a group of authors."""
    return bool(_INSTITUTION.search(name)) and not _GROUP.search(name)
