"""Tells structured files that hold no records, as exports without results do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paper_digest.formats import bibtex, delimited, json_records
from paper_digest.formats.field_names import NAMES, WRAPPERS, normal

_PAPER_KEYS: Final = frozenset(key for field in ("title", "abstract") for key in NAMES[field])
_KNOWN_KEYS: Final = frozenset(key for keys in NAMES.values() for key in keys)
_MIN_KNOWN: Final = 2
"""Known columns that make a single line the heading of a table."""
_DELIMITERS: Final = ("\t", ";", ",", "|")
_COLUMN = re.compile(r"\s*+[\"']?[\w .()/#&*-]*+[\"']?\s*")
"""The name of a column, without the brackets and colons of JSON and XML."""
_PAGE_LINE = re.compile(r"\s*(?:#{1,6}\s|>)")
"""A heading or a quotation."""
_COMMENT_LINE = re.compile(r"^[ \t]*%(?!\S\s).*$", re.MULTILINE)
"""A line of TeX, not a tag of EndNote, such as `%T `."""
_OTHER_ENTRY = re.compile(r"@(?:comment|string|preamble)\s*[{(][^@]*[})]\s*", re.IGNORECASE)


def empty_file(text: str) -> tuple[str, str] | None:
    """The name of the format of a file without records, and what the file has instead."""
    if _is_empty_json(text):
        return json_records.LAYOUT, "JSON without records"
    if _has_comments_only(text):
        return bibtex.LAYOUT, "comments without an entry"
    lines = [line for line in text.splitlines() if line.strip()]
    if is_table_heading(lines) or _is_page_with_table_heading(lines):
        return delimited.LAYOUT, "column names without a row"
    return None


def is_table_heading(lines: Sequence[str]) -> bool:
    """Whether the lines are only the names of columns, maybe over a rule, as in Markdown."""
    if not lines or len(lines) > 1 + bool(re.fullmatch(r"[\s|:+-]+", lines[-1])):
        return False
    cells = (lines[0].strip(" |").split(delimiter) for delimiter in _DELIMITERS)
    return any(all(map(_COLUMN.fullmatch, row)) and _are_columns(list(map(normal, row))) for row in cells)


def _is_page_with_table_heading(lines: Sequence[str]) -> bool:
    """Whether a page of Markdown has headings, quotations and the heading of a table over its rule."""
    table = [line for line in lines if not _PAGE_LINE.match(line)]
    return len(table) == 2 and is_table_heading(table)


def _are_columns(names: Sequence[str]) -> bool:
    known = _KNOWN_KEYS.intersection(names)
    return len(known) >= _MIN_KNOWN and not _PAPER_KEYS.isdisjoint(known)


def _has_comments_only(text: str) -> bool:
    rest = _COMMENT_LINE.sub("", text)
    return bool(text.strip()) and not _OTHER_ENTRY.sub("", rest).strip()


def _is_empty_json(text: str) -> bool:
    if text.lstrip()[:1] not in {"[", "{"}:
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return not value or (isinstance(value, dict) and _has_empty_list(value))


def _has_empty_list(answer: Mapping[str, object]) -> bool:
    """Whether an API's answer has an empty list where its papers would be, and no other list of objects."""
    values = [(normal(key), value) for layer in _layers(answer) for key, value in layer.items()]
    if any(_has_objects(value) for _, value in values):
        return False
    empty = {key for key, value in values if value == []}
    shows_paper = any(key in _PAPER_KEYS for key, _ in values)
    return bool(empty & WRAPPERS) or (bool(empty) and not shows_paper)


def _has_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _layers(value: Mapping[str, object], depth: int = 3) -> Iterator[Mapping[str, object]]:
    """An object and those within it."""
    yield value
    for inner in value.values() if depth else ():
        if isinstance(inner, dict):
            yield from _layers(inner, depth - 1)
