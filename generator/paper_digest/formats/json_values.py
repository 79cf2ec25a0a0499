"""Turns the text of one JSON object into a mapping, or into the reason why it is none; finds the papers inside an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from paper_digest.formats.field_names import PARTS, WRAPPERS, normal

Object = dict[str, Any]
IsPaper = Callable[[Object], bool]
DECODER: Final = json.JSONDecoder(strict=False)  # tabs inside a text harm nobody
_PATIENT: Final = json.JSONDecoder(strict=False, parse_int=str)
TOO_DEEP: Final = "nested too deeply to be a paper"


def loaded(text: str, first: int) -> Object | str:
    """The object that `text`, which starts on line `first`, writes down; or what is wrong with it."""
    try:
        value = DECODER.decode(text)
    except json.JSONDecodeError as error:
        return f"invalid JSON at line {first + error.lineno - 1}, column {error.colno}: {error.msg}"
    except ValueError:  # a number of more than 4,300 digits
        value = _PATIENT.decode(text)
    except RecursionError:
        return TOO_DEEP
    return value if isinstance(value, dict) else "a JSON value that is no object"


def papers_in(value: Object, is_paper: IsPaper, depth: int = 3) -> Iterator[Object]:
    """The objects of an API's answer that are records of papers: those of its arrays; or the object itself if it is one."""
    titled = is_paper(value)
    inner = list(_inner(value, is_paper, depth, titled)) if depth else []
    if inner:
        yield from inner
    elif titled:
        yield value


def _inner(value: Object, is_paper: IsPaper, depth: int, titled: bool) -> Iterator[Object]:
    for key, child in value.items():
        name = normal(key)
        if name in PARTS or (titled and name not in WRAPPERS):
            continue
        if isinstance(child, list):
            objects = [one for one in child if isinstance(one, dict)]
            if objects and any(True for _ in papers_in(objects[0], is_paper, depth - 1)):
                yield from objects
        elif isinstance(child, dict) and not titled:
            if is_paper(child):
                yield {"id": key, **child} if is_key_of_paper(key) else child
            elif depth > 1:
                yield from _inner(child, is_paper, depth - 1, titled=False)


def is_key_of_paper(key: str) -> bool:
    """Whether a key looks like the id under which an index keeps a paper, such as "2410.05434", not like the name of a field."""
    return any(char.isdigit() for char in key)
