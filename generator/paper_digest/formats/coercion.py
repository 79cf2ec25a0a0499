"""Turns a value of any shape (text, number, list, object) into words, a date or URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.field_names import has_namespace, normal
from paper_digest.values.clean_text import fold_space
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.url import find_urls

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = re.compile(
    r"(?:n/?a|none|null|nan|undefined|-+|abstract missing"
    r"|\[?no (?:abstract|title|summary)(?: is)?(?: available)?\]?)\.?",
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
    "p",
    *("en", "de", "es", "fr", "it", "ja", "pt", "zh"),
)
_IN_URL_KEYS: Final = (
    "url",
    "href",
    "link",
    "landingpageurl",
    "html",
    "htmlurl",
    "pdfurl",
    "oaurl",
    "value",
    "content",
    "website",
    "urls",
    "preprintdoi",
    "arxiv",
    "doi",
    "openreview",
    "official",
    "pdf",
    "paper",
    "projectpage",
    "project",
    "code",
    "github",
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
_DATE_PART = re.compile(r"[0-9]{1,4}")
_SHORT: Final = 40
_DEPTH = 6
"""Lists and objects within one another that are looked into."""


def flat(record: Mapping[str, object]) -> dict[str, object]:
    """The record's values that say something by the normal form of their keys; `{"value": x}` counts as x.

    Of "dc:creator" and "creator", the key without a namespace counts.
    """
    out: dict[str, object] = {}
    in_namespaces: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, dict) and "value" in value and len(value) <= 2:
            value = value["value"]
        if not _is_empty(value):
            target = in_namespaces if has_namespace(str(key)) else out
            target.setdefault(normal(str(key)), value)
    return {**in_namespaces, **out} if in_namespaces else out


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == [] or value == {}


def words(value: object, depth: int = _DEPTH) -> str | None:
    """The words of a value without markup: of a list the first words, of an object those of its text."""
    if value is None:
        return None
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple | dict):
        return next(filter(None, (words(part, depth - 1) for part in _parts(value, depth))), None)
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and value == value
    return str(value) if is_number else None  # NaN is not itself


def _parts(value: list[object] | tuple[object, ...] | dict[str, object], depth: int) -> Iterator[object]:
    """The values in which the words of a list or an object are looked for, in order."""
    if depth == 0:
        return
    if isinstance(value, dict):
        fields = flat(value)
        yield from (fields[key] for key in _IN_WORDS if key in fields)
    else:
        yield from value


def _text(value: str) -> str | None:
    text = fold_space(without_markup(value) if "<" in value or "&lt;" in value else value)
    if not text or (len(text) < _SHORT and _NOTHING.fullmatch(text)):
        return None
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def every_word(value: object) -> Iterator[str]:
    """The words of each element of a list, or of the value."""
    if value is None:
        return
    for element in value if isinstance(value, list | tuple) else (value,):
        if text := words(element):
            yield text


def uninverted(index: Mapping[str, object]) -> str:
    """The text of an inverted index (OpenAlex), which lists each word with its positions."""
    placed = sorted(
        (position, word)
        for word, positions in index.items()
        if isinstance(positions, list)
        for position in positions
        if isinstance(position, int)
    )
    return " ".join(word for _, word in placed)


def day(value: object, depth: int = _DEPTH) -> PartialDate | None:
    """The date in a text, a year, a Unix time, [year, month, day] or an object with one of them."""
    if isinstance(value, str | int | float):
        return PartialDate.parse_value(value)
    if depth and isinstance(value, list | tuple):
        parts = [str(part) for part in value[:3]]
        if parts and all(map(_DATE_PART.fullmatch, parts)):
            return PartialDate.compose(*parts)
        return next(filter(None, (day(element, depth - 1) for element in value)), None)
    return _day_in_object(value, depth - 1) if depth and isinstance(value, dict) else None


def _day_in_object(value: Mapping[str, object], depth: int) -> PartialDate | None:
    inside = flat(value)
    if "year" in inside:
        return PartialDate.compose(*(words(inside.get(key)) for key in ("year", "month", "day")))
    return next((date for key in _IN_DATE if (date := day(inside.get(key), depth))), None)


def urls_in(value: object, depth: int = _DEPTH) -> Iterator[str]:
    """The http(s) URLs in a text, a list or an object, in order."""
    if isinstance(value, str):
        yield from find_urls(_SURROGATE.sub("\ufffd", value))
    elif depth and isinstance(value, list | tuple):
        for element in value:
            yield from urls_in(element, depth - 1)
    elif depth and isinstance(value, dict):
        inside = flat(value)
        for key in _IN_URL_KEYS:
            yield from urls_in(inside.get(key), depth - 1)
