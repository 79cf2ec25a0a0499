"""Turns a value of any shape (text, number, list, object) into words, a day, addresses, names or a count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.field_names import normal
from paper_digest.values.clean_text import fold_space
from paper_digest.values.partial_date import iso_date

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
_ADDRESS = re.compile(r"https?://[^\s|<>\"]+", re.IGNORECASE)
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
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*([km])?", re.IGNORECASE)
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[ ,/-]+([A-Za-z]{3,9})\.?(?:[ ,/-]+(\d\d?))?(?!\d)")
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
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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


def day(value: object, depth: int = _DEPTH) -> str | None:
    """The ISO date that a text, a year, a Unix time, [year, month, day] or an object with one of them tells."""
    if isinstance(value, str):
        return _day_in(value.strip())
    if isinstance(value, int | float):
        return _day_of_number(value)
    if depth == 0:
        return None
    if isinstance(value, list | tuple):
        parts = [str(part) for part in value[:3] if isinstance(part, int | str)]
        if (
            parts
            and len(parts) == len(value[:3])
            and all(part.isdigit() and part.isascii() and len(part) <= 4 for part in parts)
        ):
            return composed(*parts)
        return next((found for one in value if (found := day(one, depth - 1))), None)
    return _day_in_object(value, depth - 1) if isinstance(value, dict) else None


def _day_in_object(value: Mapping[str, object], depth: int) -> str | None:
    inside = flat(value)
    if "year" in inside:
        return composed(words(inside["year"]), words(inside.get("month")), words(inside.get("day")))
    return next((found for key in _IN_DATE if (found := day(inside.get(key), depth))), None)


def composed(year: str | None, month: str | None = None, dayname: str | None = None) -> str | None:
    """The ISO date of a year, a month in words or as a number, and a day, as far as they are told."""
    if not year:
        return None
    if month and month.isdigit():
        month = f"{int(month):02}"
        return iso_date(
            "-".join((year, month, *((f"{int(dayname):02}",) if dayname and dayname.isdigit() else ())))
        ) or iso_date(year)
    if month:
        return iso_date(" ".join(part for part in (dayname or "", month, year) if part)) or iso_date(year)
    return iso_date(year)


def _day_in(text: str) -> str | None:
    if text.isdigit() and text.isascii():
        if compact := _COMPACT_DAY.fullmatch(text):
            return iso_date("-".join(compact.groups()))
        return iso_date(text) if len(text) == 4 else _day_of_number(int(text)) if len(text) < 15 else None
    if backwards := _YEAR_FIRST.match(text):  # PubMed: 2024 Oct 7
        return composed(*backwards.groups())
    return iso_date(text[:200])


def _day_of_number(number: float) -> str | None:
    """A year, or a Unix time in seconds or milliseconds."""
    if 1900 <= number < 2100:
        return iso_date(str(int(number)))
    seconds = number / 1000 if 1e11 < number < 1e13 else number if 3e8 < number < 1e10 else None
    return (_EPOCH + timedelta(seconds=seconds)).date().isoformat() if seconds else None


def addresses(value: object, depth: int = _DEPTH) -> Iterator[str]:
    """The http(s) addresses in a text, a list or an object, in their order."""
    if isinstance(value, str):
        if "://" in value:
            yield from (
                match.group().rstrip(";,") for match in _ADDRESS.finditer(_SURROGATE.sub("\ufffd", value))
            )
    elif depth and isinstance(value, list | tuple):
        for one in value:
            yield from addresses(one, depth - 1)
    elif depth and isinstance(value, dict):
        inside = flat(value)
        for key in _IN_ADDRESS:
            yield from addresses(inside.get(key), depth - 1)


def count(value: object) -> int | None:
    """A number of votes, comments or stars: 1234, "1,234", "1.77k"."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 1e12 else None
    match = _COUNT.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 20 else None
    if match is None:
        return None
    thousand = {"k": 1_000, "m": 1_000_000}.get((match[2] or "").lower(), 1)
    return round(float(match[1].replace(",", "")) * thousand)
