"""Parses Digital Object Identifiers (ISO 26324): the only place that knows their grammar."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote, unquote

# In a serial item identifier (SICI, ANSI/NISO Z39.56) angle brackets enclose place and title code.
_SICI_PLACE: Final = r"<[^\s<>\"/]*:[^\s<>\"/]*>|&lt;[^\s<>\"/]*?:[^\s<>\"/]*?&gt;"
_DOI: Final = rf"(?P<doi>10\.\d{{4,9}}(?:\.\d+)*/(?:{_SICI_PLACE}|[^\s<>\"])+)"
_PREFIX: Final = r"(?:\bdoi(?:\.acm)?\.org/|\bdoi\s*:\s*)"
_IN_TEXT = re.compile(rf"{_PREFIX}(?:doi:)?{_DOI}", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:doi\b[\s:=]*)?(?:(?:https?://)?[\w.-]*\bdoi\b[\w.-]*/)?(?:doi:)?{_DOI}(?:\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_TEX_ESCAPE = re.compile(r"\\([_%&#<>])")
_OPENING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING: Final = ".,;:!'*…”’/\\"
"""Punctuation of the sentence around a DOI. No registrant ends a suffix with it."""


@dataclass(frozen=True, slots=True, order=True)
class Doi:
    """A DOI."""

    name: str
    """In lower case, percent-decoded, without resolver, query and fragment: "10.1145/3292500.3330701"."""

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The DOI that the text starts with: bare, labeled or the URL of a resolver."""
        match = _WHOLE.fullmatch(text.strip())
        return cls._of(match["doi"]) if match else None

    @classmethod
    def find_all(cls, text: str) -> Iterator[Self]:
        """The DOIs in URLs of a resolver and after the label "doi:", in the order of the text."""
        return (doi for match in _IN_TEXT.finditer(text) if (doi := cls._of(match["doi"])))

    @classmethod
    def _of(cls, text: str) -> Self | None:
        name = unquote(_QUERY.sub("", html.unescape(_TEX_ESCAPE.sub(r"\1", text))))
        name = _without_punctuation(_QUERY.sub("", name)).lower()
        return cls(name) if "/" in name and not re.search(r"\s", name) else None

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The URL of the DOI at its resolver."""
        return f"https://doi.org/{quote(self.name)}"


def _without_punctuation(name: str) -> str:
    """The DOI without the punctuation after it; a closing bracket stays if the DOI opens it."""
    while name:
        last = name[-1]
        unopened = last in _OPENING and name.count(last) > name.count(_OPENING[last])
        if last not in _TRAILING and not unopened:
            break
        name = name[:-1]
    return name
