"""Turns a value of any shape (text, number, list, object) into words, a date or URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.field_names import normal
from paper_digest.values.clean_text import fold_space
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.url import find_urls

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = re.compile(
    r"(?:n/?a|none|null|nan|undefined|-+|\[?no (?:abstract|title|summary)(?: is)?(?: available)?\]?)\.?",
    re.IGNORECASE,
)
_IN_WORDS: Final = (
    "value",
    "text",
    "content",
    "title",
    "name",
    "displayname",
    "fullname",
    "label",
    "description",
    "term",
    "abstract",
    "category",
)
_IN_ADDRESS: Final = (
    "url",
    "href",
    "link",
    "landingpageurl",
    "htmlurl",
    "pdfurl",
    "oaurl",
    "value",
    "content",
    "website",
)
_IN_DATE: Final = (
    "dateparts",
    "datetime",
    "date",
    "value",
    "raw",
    "literal",
    "created",
    "published",
    "start",
    "submitteddate",
)
_SHORT: Final = 40
_DEPTH = 6
"""Lists and objects within one another that are looked into."""


def flat(record: Mapping[str, object]) -> dict[str, object]:
    """The record's values that say something by the normal form of their keys; `{"value": x}` counts as x."""
    out: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, dict) and "value" in value and len(value) <= 2:
            value = value["value"]
        if value is not None and value != "" and value != [] and value != {}:
            out.setdefault(normal(str(key)), value)
    return out


def words(value: object, depth: int = _DEPTH) -> str | None:
    """The value's words, folded and without markup: of a list the first that has any, of an object what it calls its text."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or depth == 0 or value != value:  # a number that is not itself is NaN
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return next((found for one in value if (found := words(one, depth - 1))), None)
    if isinstance(value, dict):
        inside = flat(value)
        return next((found for key in _IN_WORDS if (found := words(inside.get(key), depth - 1))), None)
    return None


def _text(value: str) -> str | None:
    text = fold_space(without_markup(value))
    if not text or (len(text) < _SHORT and _NOTHING.fullmatch(text)):
        return None
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def every_word(value: object) -> Iterator[str]:
    """The words of each element of a list, or of the value."""
    for one in value if isinstance(value, list | tuple) else (value,):
        if found := words(one):
            yield found


def uninverted(index: Mapping[str, object]) -> str:
    """The text whose words an inverted index (OpenAlex) lists with their places."""
    placed = sorted(
        (place, word)
        for word, places in index.items()
        if isinstance(places, list)
        for place in places
        if isinstance(place, int)
    )
    return " ".join(word for _, word in placed)


def day(value: object, depth: int = _DEPTH) -> PartialDate | None:
    """The date in a text, a year, a Unix time, [year, month, day] or an object with one of them."""
    if isinstance(value, str | int | float):
        return PartialDate.parse_value(value)
    if depth == 0:
        return None
    if isinstance(value, list | tuple):
        parts = [str(part) for part in value[:3]]
        if parts and all(part.isdigit() and part.isascii() and len(part) <= 4 for part in parts):
            return PartialDate.compose(*parts)
        return next((date for element in value if (date := day(element, depth - 1))), None)
    return _day_in_object(value, depth - 1) if isinstance(value, dict) else None


def _day_in_object(value: Mapping[str, object], depth: int) -> PartialDate | None:
    inside = flat(value)
    if "year" in inside:
        return PartialDate.compose(*(words(inside.get(key)) for key in ("year", "month", "day")))
    return next((date for key in _IN_DATE if (date := day(inside.get(key), depth))), None)


def addresses(value: object, depth: int = _DEPTH) -> Iterator[str]:
    """The http(s) addresses in a text, a list or an object, in their order."""
    if isinstance(value, str):
        yield from find_urls(_SURROGATE.sub("\ufffd", value))
    elif depth and isinstance(value, list | tuple):
        for one in value:
            yield from addresses(one, depth - 1)
    elif depth and isinstance(value, dict):
        inside = flat(value)
        for key in _IN_ADDRESS:
            yield from addresses(inside.get(key), depth - 1)
