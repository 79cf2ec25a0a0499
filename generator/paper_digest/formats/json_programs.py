"""Tell the papers, the sessions and the breaks of a program in JSON apart by their own fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from paper_digest.formats.field_names import (
    BREAK_WORDS,
    LAYERS,
    NAMES,
    PROGRAM_LABELS,
    PROGRAM_SLOTS,
    SESSIONS,
    normal,
)
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import identifiers_in_order

Object = dict[str, Any]


def _names(*fields: str) -> frozenset[str]:
    """The keys of some fields."""
    return frozenset(chain.from_iterable(NAMES[field] for field in fields))


_TITLES: Final = _names("title")
_PEOPLE: Final = _names("authors")
_DESCRIPTIONS: Final = frozenset(("description", "descriptions", "summary"))
_OF_PAPERS: Final = (
    _names("abstract", "authors", "arxiv", "doi", "pdf", "code", "votes", "stars")
    | {"references", "referencedworks", "citations", "bibtex"}
) - (_DESCRIPTIONS | {"code", "repo"})
"""Keys that no session has: one may have a description and, as a program's "code", a number."""
_OF_WRITTEN_PAPERS: Final = _names("authors", "arxiv", "doi", "pdf")
_FEWEST_SLOTS: Final = 2
RECORD_DATES: Final = frozenset(("created", "createdat", "updated", "updatedate", "lastupdated"))
"""Keys of when a record was made or changed, which tell nothing of the publication."""
_PUBLICATION: Final = _names("venue", "published") - RECORD_DATES - {"date", "versions"}
"""Keys of where and when a paper was published; a day of a program has a date, too."""
_YEAR_OR_MONTH: Final = re.compile(r"\d{4}(?:-\d\d)?")
_OF_PARTS: Final = PROGRAM_SLOTS | PROGRAM_LABELS | _TITLES
_OF_SECTIONS: Final = frozenset(("articles", "entries", "items", "list", "papers", "publications", "works"))
"""Keys of the papers in a section of a list."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_LINKS: Final = _names("url") | {"paperid", "number", "articlenumber"}
_LINKS_OF_PAPERS: Final = frozenset(name for name in _names("url") if "paper" in name)
"""Keys of pages of papers, whatever their address."""
_WORDS_OF_BREAKS: Final = 4
"""The most words of a title that shows no paper, such as "Registration and Coffee"; chosen by hand."""


def _fields(value: Object) -> Iterator[tuple[str, Any]]:
    """The fields of an object, and of the paper that an API wraps in it, that are not empty."""
    for key, child in value.items():
        name = normal(key)
        if child is not False and child not in (None, "", [], {}):
            yield name, child
        if name in LAYERS and isinstance(child, dict):
            yield from ((normal(inner), own) for inner, own in child.items() if own)


def people_in_list(value: Object) -> object:
    """The authors of an object as a list, or as "authors"; None of one with an author, such as a comment."""
    return next(
        (
            child
            for name, child in _fields(value)
            if name == "authors" or (name in _PEOPLE and isinstance(child, list))
        ),
        None,
    )


def has_name(value: Object) -> bool:
    """Whether an object has a title or a name."""
    return any(name in _TITLES for name, _ in _fields(value))


def is_of_paper(value: Object, besides: frozenset[str] = frozenset()) -> bool:
    """Whether an object has people, an abstract, a file or an identifier, as papers have, in other keys."""
    return any(
        name not in besides and (name in _OF_PAPERS or (name in _LINKS and _identifies(child)))
        for name, child in _fields(value)
    )


def _identifies(value: object) -> bool:
    """Whether a text or a number is or has the identifier of a paper."""
    if not isinstance(value, str | float):
        return False
    text = str(value)
    return bool(ArxivId.parse(text) or Doi.parse(text) or any(True for _ in identifiers_in_order(text)))


def is_published(value: Object) -> bool:
    """Whether an object has a year, a date of publication or a venue."""
    return any(
        name in _PUBLICATION or (name == "date" and _YEAR_OR_MONTH.fullmatch(str(child)))
        for name, child in _fields(value)
    )


def has_only_a_slot(value: Object) -> bool:
    """Whether an object has, besides lists, only what a program says of its parts: a room or a chair."""
    fields = {name for name, child in _fields(value) if name in PROGRAM_SLOTS or not isinstance(child, list)}
    return fields <= _OF_PARTS and not fields.isdisjoint(PROGRAM_SLOTS)


def may_be_paper_beside_sessions(value: Object) -> bool:
    """Whether an object in a list of sessions has anything that only papers, or also papers, have."""
    return is_of_paper(value) or is_published(value) or any(_has_link(child) for _, child in _fields(value))


def _has_link(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def is_empty_section(value: Object) -> bool:
    """Whether an object has nothing of a paper but a title, and a list of papers that is empty."""
    is_empty = any(child in ([], None) and normal(key) in _OF_SECTIONS for key, child in value.items())
    return is_empty and not may_be_paper_beside_sessions(value)


def is_break(value: Object) -> bool:
    """Whether an object in a list of sessions is a break, or a session without papers."""
    fields = {name for name, _ in _fields(value)}
    is_empty = any(child in ([], None) and normal(key) in SESSIONS for key, child in value.items())
    return fields <= _OF_PARTS and (is_empty or not fields.isdisjoint(PROGRAM_SLOTS) or _is_short(value))


def is_break_with_a_room(value: Object, is_beside_sessions: bool) -> bool:
    """Whether an object has only the name of a break and its time or room, or a venue beside sessions."""
    fields = {name for name, _ in _fields(value)}
    rooms = PROGRAM_SLOTS | {"venue"} if is_beside_sessions else PROGRAM_SLOTS
    return fields <= _OF_PARTS | rooms and not fields.isdisjoint(rooms) and _is_named_as_break(value)


def is_slot_without_people(value: Object) -> bool:
    """Whether an object has a time and a place in a program, or two times, and nobody who wrote it."""
    fields = {name for name, _ in _fields(value)}
    has_slot = len(fields & PROGRAM_SLOTS) >= _FEWEST_SLOTS
    return has_slot and fields.isdisjoint(_OF_WRITTEN_PAPERS) and not _links_to_paper(value)


def _links_to_paper(value: Object) -> bool:
    return any(
        (name in _LINKS and _identifies(child)) or (name in _LINKS_OF_PAPERS and _has_link(child))
        for name, child in _fields(value)
    )


def names_no_paper(value: Object) -> bool:
    """Whether the title of an object is that of a break, or short."""
    return _is_named_as_break(value) or _is_short(value)


def is_talk(value: Object) -> bool:
    """Whether an object names people and when or where they talk."""
    has_slot = any(name in PROGRAM_SLOTS for name, _ in _fields(value))
    return has_slot and people_in_list(value) is not None


def _is_named_as_break(value: Object) -> bool:
    """Whether the title has only words of breaks; papers may have short titles, too."""
    titles = [str(child).casefold() for name, child in _fields(value) if name in _TITLES]
    words = [word for title in titles for word in _WORD.findall(title)]
    return bool(words) and BREAK_WORDS.issuperset(words)


def _is_short(value: Object) -> bool:
    """Whether the title of an object has few words."""
    titles = (child for name, child in _fields(value) if name in _TITLES)
    return all(len(str(title).split()) <= _WORDS_OF_BREAKS for title in titles)
