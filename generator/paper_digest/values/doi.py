"""Parses Digital Object Identifiers (ISO 26324): the only place that knows their grammar."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote, unquote

# In a serial item identifier (SICI, ANSI/NISO Z39.56) angle brackets enclose place and title code.
_SICI_PLACE: Final = r"<[^\s<>\"/]*:[^\s<>\"/]*>"
_REGISTRANT: Final = r"10\.\d{4,9}(?:\.\d+)*/"
_NEXT_DOI: Final = rf"[,;]\s*(?:doi:|https?://|{_REGISTRANT})"
_NAME: Final = rf"{_REGISTRANT}(?:{_SICI_PLACE}|(?!{_NEXT_DOI})[^\s<>\"])+"
_PREFIX: Final = r"(?:\bdoi(?:\.acm)?\.org/|\bdoi\s*:\s*)"
_IN_TEXT = re.compile(rf"{_PREFIX}(?:doi:)?(?P<doi>{_NAME})", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:doi\b[\s:=]*)?(?:(?:https?://)?[\w.-]*\bdoi\b[\w.-]*/)?(?:doi:)?(?P<doi>{_NAME})(?:[\s<>\",;].*)?",
    re.IGNORECASE | re.DOTALL,
)
_DECODED = re.compile(_NAME, re.IGNORECASE)
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_TEX_ESCAPE = re.compile(r"\\([_%&#<>])")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OPENING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING: Final = ".,;:!'*…”’/\\"
"""Punctuation of the sentence around a DOI. No registrant ends a suffix with it."""
_ASCII_LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""DOIs are compared without the case of ASCII letters only (ISO 26324)."""


@dataclass(frozen=True, slots=True, order=True)
class Doi:
    """A DOI."""

    name: str
    """In lower case, without resolver, query and fragment, such as "10.1145/3292500.3330701".

    Percent-decoded, except for "?" and "#", which would start a query or a fragment.
    """

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The DOI that the text starts with: bare, labeled or the URL of a resolver."""
        match = _WHOLE.fullmatch(_unescaped(text).strip())
        return cls._of(match["doi"]) if match else None

    @classmethod
    def find_all(cls, text: str) -> Iterator[Self]:
        """The DOIs in URLs of a resolver and after the label "doi:", in the order of the text."""
        if "doi" not in text.lower():
            return iter(())
        matches = _IN_TEXT.finditer(_unescaped(text))
        return (doi for match in matches if (doi := cls._of(match["doi"])))

    @classmethod
    def _of(cls, encoded: str) -> Self | None:
        decoded = unquote(_QUERY.sub("", encoded)).replace("?", "%3f").replace("#", "%23")
        match = _DECODED.match(_INVISIBLE.sub("", decoded))
        name = _without_punctuation(match[0]).translate(_ASCII_LOWER) if match else ""
        return cls(name) if _DECODED.fullmatch(name) else None

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The URL of the DOI at its resolver."""
        return f"https://doi.org/{quote(self.name, safe='/%')}"


def _unescaped(text: str) -> str:
    """The text without TeX's escapes and HTML's entities."""
    return html.unescape(_TEX_ESCAPE.sub(r"\1", text))


def _without_punctuation(name: str) -> str:
    """The DOI without the punctuation after it; a closing bracket stays if the DOI opens it."""
    while name:
        last = name[-1]
        unopened = last in _OPENING and name.count(last) > name.count(_OPENING[last])
        if last not in _TRAILING and not unopened:
            break
        name = name[:-1]
    return name
