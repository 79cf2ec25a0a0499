"""Find where the papers are in a decoded JSON value: which of its keys hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any, Final

from paper_digest.formats.field_names import NAMES, PARTS, SESSIONS, WRAPPERS, normal

Object = dict[str, Any]
_OF_PAPERS: Final = frozenset(
    chain.from_iterable(NAMES[field] for field in ("abstract", "authors", "arxiv", "doi", "pdf"))
) - {"description", "descriptions", "summary"}
"""Keys that only papers have; a session may have a description."""
_OF_PAPERS_AND_LINKS: Final = _OF_PAPERS | (frozenset(NAMES["url"]) - {"id", "entryid", "guid"})
"""These and keys of addresses, which a paper of a list of links has."""
_LOOKED_INTO: Final = 10
"""Objects of a list that are looked into for papers: sessions may begin with a welcome and a break."""
IsPaper = Callable[[Object], bool]

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
    """The keys of an answer that hold papers: their list, their index by id, or an object around these."""
    if not depth:
        return
    is_titled = is_paper(value)
    for key, child in value.items():
        if _may_hold_papers(normal(key), is_titled) and _has_paper(
            child, is_paper, depth - 1, is_index_allowed=not is_titled
        ):
            yield key
    if is_titled and not _is_described(value):
        yield from _keys_of_program(value, is_paper, depth)


def _may_hold_papers(name: str, is_titled: bool) -> bool:
    """Whether the list under a key may be one of papers; in an object with a title, few may."""
    return name not in PARTS and (name in WRAPPERS or not is_titled)


def _keys_of_program(value: Object, is_paper: IsPaper, depth: int) -> Iterator[str]:
    """The keys with the parts of a program, or the papers of one, of an object that may be a session.

    A list may have any name but those of what belongs to a paper, such as its references.
    """
    for key, child in value.items():
        name = normal(key)
        if name not in PARTS and _has_described_paper(
            child, is_paper, depth - 1, is_index_allowed=name in SESSIONS
        ):
            yield key


def holds_papers(value: Object, is_paper: IsPaper, depth: int = WRAPPED_AT_MOST) -> bool:
    """Whether an object has papers in it."""
    return any(True for _ in keys_of_papers(value, is_paper, depth))


def lists_sessions(value: object, is_paper: IsPaper) -> bool:
    """Whether the elements of a list have papers in them."""
    return isinstance(value, list) and any(
        holds_papers(record, is_paper) for record in _first_objects(value, is_index_allowed=False)
    )


def may_be_session(value: Object) -> bool:
    """Whether an object has nothing that tells it from a break or a session of a program."""
    return not any(child and normal(key) in _OF_PAPERS_AND_LINKS for key, child in value.items())


def is_empty_session(value: Object) -> bool:
    """Whether an object is a session without papers."""
    return may_be_session(value) and any(
        child in ([], None) and normal(key) in SESSIONS for key, child in value.items()
    )


def _first_objects(value: object, is_index_allowed: bool) -> Iterator[Object]:
    """The first objects of a list, or the object itself if it may be an index or a wrapper of papers."""
    if isinstance(value, list):
        yield from islice((element for element in value if isinstance(element, dict)), _LOOKED_INTO)
    elif is_index_allowed and isinstance(value, dict):
        yield value


def _has_paper(value: object, is_paper: IsPaper, depth: int, *, is_index_allowed: bool) -> bool:
    """Whether a list or an index has a paper, or an object with papers."""
    records = _first_objects(value, is_index_allowed=is_index_allowed)
    return any(is_paper(record) or holds_papers(record, is_paper, depth) for record in records)


def _has_described_paper(value: object, is_paper: IsPaper, depth: int, *, is_index_allowed: bool) -> bool:
    """Whether a list or an index has a paper with more than a title, or an object with papers."""
    return any(
        (is_paper(record) and _is_described(record)) or holds_papers(record, is_paper, depth)
        for record in _first_objects(value, is_index_allowed=is_index_allowed)
    )


def _is_described(value: Object) -> bool:
    """Whether an object has people, an abstract or an identifier, as papers have."""
    return any(child and normal(key) in _OF_PAPERS for key, child in value.items())


def is_id(key: str) -> bool:
    """Whether a key looks like a paper's id, such as "2410.05434", and not like the name of a field."""
    return any(char.isdigit() for char in key)
