"""Find where the papers are in a decoded JSON value: which of its keys hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from paper_digest.formats.field_names import PARTS, WRAPPERS, normal

Object = dict[str, Any]
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
    is_titled = is_paper(value)
    for key, child in value.items() if depth else ():
        name = normal(key)
        if name not in PARTS and (name in WRAPPERS or not is_titled):
            record = _first_object(child, is_index_allowed=not is_titled)
            if record and _is_or_holds_paper(record, is_paper, depth - 1):
                yield key


def _first_object(value: object, is_index_allowed: bool) -> Object | None:
    """The first object of a list, or the object itself if it may be an index or a wrapper of papers."""
    if isinstance(value, list):
        return next((element for element in value if isinstance(element, dict)), None)
    return value if is_index_allowed and isinstance(value, dict) else None


def _is_or_holds_paper(value: Object, is_paper: IsPaper, depth: int) -> bool:
    return is_paper(value) or any(True for _ in keys_of_papers(value, is_paper, depth))


def is_id(key: str) -> bool:
    """Whether a key looks like a paper's id, such as "2410.05434", and not like the name of a field."""
    return any(char.isdigit() for char in key)
