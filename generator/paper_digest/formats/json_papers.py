"""Find where the papers are in a decoded JSON value: which of its keys hold them.

An object with a title is a paper, and what is in it belongs to it, unless it is an answer with a
list of papers or a session of a program: it has nothing of a paper itself, and papers that name people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Final

from paper_digest.formats.coercion import day
from paper_digest.formats.field_names import CITED, GROUPS, LAYERS, NAMES, PARTS, SESSIONS, WRAPPERS, normal
from paper_digest.formats.json_programs import (
    RECORD_DATES,
    Object,
    has_name,
    has_only_a_slot,
    is_of_paper,
    is_published,
    people_in_list,
)
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.partial_date import PartialDate

LOOKED_INTO: Final = 10
"""Objects of a list that are looked into for papers: sessions may begin with a welcome and a break."""
IsPaper = Callable[[Object], bool]

_OF_A_FILE: Final = frozenset(("references", "recommendedpapers", "relatedpapers", "similarpapers"))
"""Keys of a paper's lists that may also be those of a file."""

_PARTS_OF_A_LIST: Final = SESSIONS | GROUPS
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATES: Final = frozenset(NAMES["published"]) - RECORD_DATES - {"cdate"}
_WITH_DATES: Final = LAYERS | {"published", "publicationinfo", "preprint"}
"""Keys of objects in a paper that may have its date."""
_WITH_IDS: Final = frozenset(chain(NAMES["arxiv"], NAMES["url"], NAMES["pdf"]))
_NAMES_OF_GROUPS: Final = ("year", "title", "name", "label", "heading")
WRAPPED_AT_MOST: Final = 3
"""Objects around a list of papers, as in `{"message": {"items": [...]}}`; chosen by hand."""


def remembering(is_paper: IsPaper) -> IsPaper:
    """The same test, which answers at once for the object that it was asked last."""
    last: tuple[Object, bool] = ({}, False)

    def remembered(value: Object) -> bool:
        nonlocal last
        if last[0] is not value:
            last = (value, is_paper(value))
        return last[1]

    return remembered


def keys_of_papers(value: Object, is_paper: IsPaper, depth: int = WRAPPED_AT_MOST) -> Iterator[str]:
    """The keys of an answer that hold papers: their list, their index by id, or an object around these.

    What asks to cite a paper is none itself; the text of a citation is no paper.
    """
    cited = [
        key
        for key, child in value.items()
        if normal(key) in CITED and isinstance(child, dict) and (is_paper(child) or is_of_paper(child))
    ]
    yield from cited
    yield from (key for key in _keys_of_lists(value, is_paper, depth) if key not in cited)


def _keys_of_lists(value: Object, is_paper: IsPaper, depth: int) -> Iterator[str]:
    if not depth:
        return
    is_titled = is_paper(value)
    wrappers = [
        key
        for key, child in value.items()
        if _holds_listed(normal(key), child, is_paper, depth - 1, is_titled)
    ]
    yield from wrappers or _list_of_references(value, is_paper, is_titled, depth)
    if is_titled:
        yield from (key for key in _keys_of_session(value, is_paper, depth) if key not in wrappers)


def _holds_listed(name: str, value: object, is_paper: IsPaper, depth: int, is_in_titled: bool) -> bool:
    """Whether the value of a key is a list or an index of papers, or of groups of papers."""
    if _may_hold_papers(name, is_in_titled):
        return _has_paper(value, is_paper, depth, is_in_titled)
    return name in GROUPS and not is_in_titled and _has_group(value, is_paper, depth)


def _list_of_references(value: Object, is_paper: IsPaper, is_titled: bool, depth: int) -> Iterator[str]:
    """The key of a file's references, as in EPPI-Reviewer; those of a paper or a model belong to that.

    An object is a file where it says nothing of itself in words.
    """
    says_something = any(isinstance(child, str) and child for child in value.values())
    if is_titled or says_something or depth < WRAPPED_AT_MOST or is_of_paper(value, _OF_A_FILE):
        return
    for key, child in value.items():
        if normal(key) in _OF_A_FILE and any(map(is_paper, _first_objects(child, _values))):
            yield key


def _may_hold_papers(name: str, is_titled: bool) -> bool:
    """Whether the list under a key may be one of papers; in an object with a title, few may."""
    return name not in PARTS and (name in WRAPPERS or not is_titled)


def _has_paper(value: object, is_paper: IsPaper, depth: int, is_in_titled: bool) -> bool:
    """Whether a list or an index has a paper, or an object with papers; in a titled object, at once."""
    records = (
        islice(_objects(value), 1) if is_in_titled else _first_objects(value, lambda index: iter((index,)))
    )
    return any(is_paper(record) or holds_papers(record, is_paper, depth) for record in records)


def _has_group(value: object, is_paper: IsPaper, depth: int) -> bool:
    """Whether a list or an index has an object that is no paper, but has papers that name people."""
    return any(
        not is_paper(record) and not is_of_paper(record) and _has_papers_of_people(record, is_paper, depth)
        for record in _first_objects(value, _values)
    )


def _has_papers_of_people(value: Object, is_paper: IsPaper, depth: int) -> bool:
    return any(
        _is_paper_of_people(record, is_paper)
        for key in keys_of_papers(value, is_paper, depth)
        for record in islice(_objects(value[key]), LOOKED_INTO)
    )


def holds_papers(value: Object, is_paper: IsPaper, depth: int = WRAPPED_AT_MOST) -> bool:
    """Whether an object has papers in it."""
    return any(True for _ in keys_of_papers(value, is_paper, depth))


def _objects(value: object) -> Iterator[Object]:
    """The objects of a list."""
    return (element for element in (value if isinstance(value, list) else ()) if isinstance(element, dict))


def _first_objects(value: object, of_index: Callable[[Object], Iterator[Object]]) -> Iterator[Object]:
    """The first objects of a list, or those of an index or a wrapper of papers."""
    return islice(of_index(value) if isinstance(value, dict) else _objects(value), LOOKED_INTO)


# ------------------------------------------------------------ sessions


def is_session(value: Object, is_paper: IsPaper, depth: int = WRAPPED_AT_MOST) -> bool:
    """Whether an object is a session of a program, a day or a track: it has papers that name people."""
    return has_name(value) and any(True for _ in _keys_of_session(value, is_paper, depth))


def lists_sessions(value: object, is_paper: IsPaper) -> bool:
    """Whether sessions are among the first objects of a list or an index."""
    return any(is_session(record, is_paper) for record in _first_objects(value, _values))


def _keys_of_session(value: Object, is_paper: IsPaper, depth: int) -> Iterator[str]:
    """The keys with the parts of a program, or the papers of one, if an object may be a session."""
    if not depth or is_of_paper(value):
        return
    is_slot = has_only_a_slot(value)
    for key, child in value.items():
        is_known = normal(key) in _PARTS_OF_A_LIST
        if (is_known and _lists_parts(child, value, is_paper, depth - 1)) or (
            not is_known
            and normal(key) not in PARTS
            and is_slot
            and _lists_only_papers(child, is_paper, depth - 1)
        ):
            yield key


def _lists_parts(value: object, around: Object, is_paper: IsPaper, depth: int) -> bool:
    """Whether what has the name of a list of sessions or talks has papers that name people, or sessions.

    Of an object with a year or a venue, the talks of one group may be about one paper.
    """
    records = list(_first_objects(value, _values))
    if is_published(around):
        return _have_various_people(records, is_paper) or any(
            is_session(record, is_paper, depth) for record in records
        )
    return any(
        _is_paper_of_people(record, is_paper) or any(True for _ in _keys_of_session(record, is_paper, depth))
        for record in records
    )


def _is_paper_of_people(value: Object, is_paper: IsPaper) -> bool:
    """Whether an object is a paper with a list of authors."""
    return is_paper(value) and people_in_list(value) is not None


def _have_various_people(records: list[Object], is_paper: IsPaper) -> bool:
    """Whether all of the records are papers with a list of authors, and not all of the same authors."""
    people = [str(people_in_list(record)) for record in records if _is_paper_of_people(record, is_paper)]
    return len(people) == len(records) and len(set(people)) > 1


def _lists_only_papers(value: object, is_paper: IsPaper, depth: int) -> bool:
    """Whether a list of any name has several objects, all of which are papers with people, or sessions."""
    records = list(islice(_objects(value), LOOKED_INTO))
    return len(records) > 1 and all(
        _is_paper_of_people(record, is_paper) or is_session(record, is_paper, depth) for record in records
    )


def _values(index: Object) -> Iterator[Object]:
    """The objects of an index of sessions, or of its lists."""
    return chain.from_iterable(
        (child,) if isinstance(child, dict) else _objects(child) for child in index.values()
    )


def is_id(key: str) -> bool:
    """Whether a key looks like a paper's id, such as "2410.05434", and not like the name of a field."""
    return any(char.isdigit() for char in key)


def is_year(text: object) -> bool:
    """Whether a text or a number is the year of publications."""
    return bool(_YEAR.fullmatch(str(text)))


def year_of_group(value: Object) -> str:
    """The year that an object around papers has, or is named after; empty if it has none."""
    named = (child for key, child in value.items() if normal(key) in _NAMES_OF_GROUPS)
    return next((str(child) for child in named if is_year(child)), "")


def takes_year(value: Object, year: str) -> bool:
    """Whether a paper has the year of its group: it has no date, and its arXiv id is of an earlier year.

    The month of an id is more exact, and a paper is in no list of an earlier year.
    """
    return bool(year) and not is_dated(value) and all(month.year < int(year) for month in _months(value))


def _months(value: Object) -> Iterator[PartialDate]:
    """The months of the arXiv ids in the keys for those and for addresses."""
    texts = (child for key, child in value.items() if isinstance(child, str) and normal(key) in _WITH_IDS)
    ids = (ArxivId.parse(text) or ArxivId.in_url(text) for text in texts)
    return (number.month for number in ids if number)


def is_dated(value: Object) -> bool:
    """Whether an object, or one in it that tells of the same paper, has a date of a publication."""
    return any(
        (normal(key) in _DATES and day(child) is not None)
        or (isinstance(child, dict) and normal(key) in _WITH_DATES and is_dated(child))
        for key, child in value.items()
    )
