"""Finds where the names with which a text starts may end."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final

from paper_digest.listings.person_lines import are_people, is_name

_ET_AL = re.compile(r"[^\n]{3,160}?\b(?:et\s+al\.?|and others)[,.:;]*\s+")
_YEAR_IN_PARENTHESES = re.compile(r"[^\n]{3,400}?\((?:19|20)\d\d[a-z]?\)[.,:]*\s+")
_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?\.\s+")
"""What follows the people in the style of ACM: "Ada Roe and Max Moe. 2021. Weaving Nets"."""
_INVERTED: Final = r"[^\W\d_][^\n,.;:\d()\[\]]{1,40},\s[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,3}"
_INVERTED_PEOPLE = re.compile(
    rf"{_INVERTED}(?P<others>(?:[,;]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s){_INVERTED}){{0,60}}"
    r"[,;]?\s+(?P<year>\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s+)?(?=[^\s,])"
)
"""`Roe, A.B., Moe, C. and Poe, D., 2017. `, `Roe, A.; Moe, C. `."""
_SENTENCE = re.compile(r"\.\s+")
_SEPARATOR = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s*&\s*|;\s*")
_SEARCHED, _SEARCHED_FOR_SENTENCE = 1200, 400
"""Characters."""
_MOST_NAMES, _MOST_SENTENCES = 60, 8
_LAST_NAMES: Final = 3
"""A title may look like names: of so many last names each may be the last of the people."""


def ends_of_people(text: str, start: int) -> Iterator[int]:
    """Offsets behind "Ada Lovelace, Alan Turing, " and the like from `start`; none where no name starts."""
    for pattern in (_ET_AL, _YEAR_IN_PARENTHESES):
        if match := pattern.match(text, start):
            yield match.end()
    inverted = _INVERTED_PEOPLE.match(text, start)
    if inverted and (inverted["others"] or inverted["year"]):
        yield inverted.end()
        return
    yield from deque(_ends_of_names(text, start), maxlen=_LAST_NAMES)
    for sentence in islice(_SENTENCE.finditer(text, start, start + _SEARCHED_FOR_SENTENCE), _MOST_SENTENCES):
        if are_people(text[start : sentence.start()]):
            yield year.end() if (year := _YEAR.match(text, sentence.end())) else sentence.end()


def _ends_of_names(text: str, start: int) -> Iterator[int]:
    """The ends of the names at the start of a text, each with its separator."""
    place = start
    for separator in islice(_SEPARATOR.finditer(text, start, start + _SEARCHED), _MOST_NAMES):
        if not is_name(text[place : separator.start()].strip(" .")):
            return
        place = separator.end()
        yield place


def begins_with_inverted_people(text: str) -> bool:
    """Whether a text begins with people and a year, in the style of Harvard: `Roe, A.B., 2017. `."""
    people = _INVERTED_PEOPLE.match(text)
    return people is not None and people["year"] is not None
