"""Finds the fields of a BibTeX entry in which a comma, a brace or a quotation mark is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paper_digest.formats.bibtex_values import value_of
from paper_digest.values.clean_text import fold_space

_ENTRY = re.compile(r"\s*@\s*(?P<kind>[A-Za-z]+)\s*[{(]\s*(?P<key>[^\s,={}\"]*)")
_AFTER_NUMBER = (
    r"(?<=\d,)[ \t]*(?=(?:author|doi|eprint|journal|month|number|pages|publisher|title|url|volume)\b)"
)
_START = rf"(?:^[ \t]*|(?<=[}}\"])[ \t]*,?[ \t]*|{_AFTER_NUMBER})"
_FIELD = re.compile(rf"{_START}(?P<name>[A-Za-z][\w-]{{0,40}})[ \t]*=[ \t]*(?=\S)", re.MULTILINE)
"""A field at the start of a line, or behind the value before it."""


def repaired_entry(text: str, strings: Mapping[str, str]) -> tuple[str, str, dict[str, str]] | None:
    """The type, the key and the fields of a broken entry; None if it has no title, or two of them.

    A field ends where the next one starts, whatever is missing between them.
    """
    entry = _ENTRY.match(text)
    body = text[entry.end() :].lstrip(" \t,") if entry else ""
    fields = list(_FIELD.finditer(body))
    names = [field["name"].lower() for field in fields]
    if entry is None or names.count("title") != 1:
        return None
    ends = [*(field.start() for field in fields[1:]), len(body)]
    values = [_value(body[field.end() : end], strings) for field, end in zip(fields, ends, strict=True)]
    return entry["kind"].lower(), entry["key"], dict(reversed(list(zip(names, values, strict=True))))


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The text of a value, without the braces and quotation marks around it, also where one is missing."""
    bare = raw.strip().rstrip(",").rstrip()
    for candidate in (bare, bare.removesuffix("}").rstrip().rstrip(",").rstrip()):
        if (text := value_of(candidate, strings)) is not None:
            return fold_space(text)
    return bare.strip('{}", \t\n').replace("{", "").replace("}", "")
