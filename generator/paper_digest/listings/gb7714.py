"""Parses references by the Chinese standard GB/T 7714: `People. Title[J]. Venue, 2017, 40(6): 1-9`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from paper_digest.values.initials_last import parse_initials_last
from paper_digest.values.name_additions import without_placeholder
from paper_digest.values.person import PersonName

KIND: Final = r"\[(?:[JMCDRPNSGAKZ]|EB|DB|CP|DS)(?:/(?:OL|CD|DK|MT))?\]"
_KIND = re.compile(rf"\s?{KIND}(?:\s?//|[.．。,，\s])*")
"""The kind of a publication: [J] a journal, [M] a book, [C] proceedings, [EB/OL] a page ..."""
_PEOPLE_END = re.compile(r"[.．。]\s*(?![,，、;；&.．。\s])")
_STARTS_WITH_INITIAL = re.compile(r"[^\W\d_]\.")
_SEPARATOR = re.compile(r"\s*[,，、;；]\s*")
_ACCESS_DATE = re.compile(r"\[\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\]")


@dataclass(frozen=True, slots=True)
class Gb7714Parts:
    """The parts of a reference."""

    authors: tuple[PersonName, ...]
    people: str
    """The authors as the reference names them."""
    title: str
    publication: str
    """Venue, year, pages, address."""


def gb7714_parts(text: str) -> Gb7714Parts | None:
    """The parts of a reference without its number; None without people, a title and the kind's letter."""
    kind = _KIND.search(text)
    end = _PEOPLE_END.search(text, 0, kind.start()) if kind else None
    if not kind or not end or _STARTS_WITH_INITIAL.match(text):
        return None
    people, title = text[: end.start()].strip(), text[end.end() : kind.start()].strip()
    authors = _authors(people)
    if not authors or len(title) < 2:
        return None
    return Gb7714Parts(authors, people, title, _ACCESS_DATE.sub("", text[kind.end() :]))


def _authors(people: str) -> tuple[PersonName, ...]:
    """The names of "周飞燕, 金林鹏, 等" and "VASWANI A, SHAZEER N, et al"."""
    names = _SEPARATOR.split(without_placeholder(people).strip(" ,，、"))
    parsed = (parse_initials_last(name) or PersonName.parse(name) for name in names)
    return tuple(name for name in parsed if name)
