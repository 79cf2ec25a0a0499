"""Tells lists of papers that give each nothing but a title and its people, as programs of workshops do.

Songs, lessons, posts and programs have titles and authors, too, but shorter titles, or keys of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import Final

from paper_digest.formats.coercion import flat, urls_in, words
from paper_digest.formats.field_names import NAMES
from paper_digest.formats.person_values import parse_name_list

_FEWEST: Final = 2
_WORDS_OF_TITLES: Final = 5
"""Words of half of the titles, at least; chosen by hand from lists of papers, songs and lessons."""
_OF_OTHER_WORKS: Final = frozenset(
    """
    album artist bpm cover date difficulty download duration episode event eventurl excerpt genre image
    install isbn key language level license lyrics prerequisites price publisher rating size speaker speakers
    stars tags thumbnail version weights
    """.split()
)
"""Keys of songs, lessons, posts, books, programs, models and talks."""
_LINKS: Final = frozenset(NAMES["url"]) - {"id", "paper"}


def are_titled_papers(records: Iterable[Mapping[str, object]]) -> bool:
    """Whether the records that are not empty have titles of papers, people, and nothing of other works."""
    filled = [fields for record in records if _says_something(fields := flat(record))]
    if len(filled) < _FEWEST or not all(map(_has_title_and_people, filled)):
        return False
    return median(len((words(fields["title"]) or "").split()) for fields in filled) >= _WORDS_OF_TITLES


def _says_something(fields: Mapping[str, object]) -> bool:
    return any(words(fields.get(key)) or fields.get(key) for key in ("title", "authors"))


def _has_title_and_people(fields: Mapping[str, object]) -> bool:
    """Whether a record has a title, the whole name of a person, no key of other works and no page."""
    has_page = any(not url.endswith(".pdf") for key in _LINKS & fields.keys() for url in urls_in(fields[key]))
    if has_page or not _OF_OTHER_WORKS.isdisjoint(fields) or not words(fields.get("title")):
        return False
    return any(name.given and name.family for name in parse_name_list(fields.get("authors")))
