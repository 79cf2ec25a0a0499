"""Turns the tags of RIS into what a citation of its paper needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paper_digest.formats.citation_fields import entry_of
from paper_digest.model.citation import CitationEntry
from paper_digest.values.clean_text import clean
from paper_digest.values.person import PersonName

_TYPES: Final = {
    "JOUR": "article",
    "CPAPER": "inproceedings",
    "CONF": "inproceedings",
    "CHAP": "incollection",
    "BOOK": "book",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "online",
}
"""The types of BibTeX and BibLaTeX by those of RIS; any other is unknown."""
_FIELDS: Final = {
    "volume": "VL",
    "number": "IS",
    "publisher": "PB",
    "address": "CY",
    "series": "T3",
    "edition": "ET",
}
"""The tags of RIS by the fields of BibTeX."""
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx](?: .*)?")
"""PubMed adds the kind: "0028-0836 (Print)"."""

Tags = Mapping[str, Sequence[str]]
"""The values of each tag of a record."""


def ris_entry(tags: Tags, venue: str, pages: str) -> CitationEntry | None:
    """The entry of a record; None if its type is unknown. Its ID is a number of some program, not a key."""
    entry_type = _TYPES.get(_first(tags, "TY")[:6].strip(), "")
    if not entry_type:
        return None
    serial = _first(tags, "SN")
    number_name = "issn" if _ISSN.fullmatch(serial) else "isbn"
    fields = {"pages": clean(pages), number_name: serial}
    fields |= {name: _first(tags, tag) for name, tag in _FIELDS.items()}
    return entry_of(entry_type, clean(venue), fields, tuple(_editors(tags)))


def _first(tags: Tags, tag: str) -> str:
    return next((clean(value) for value in tags.get(tag, ()) if value.strip()), "")


def _editors(tags: Tags) -> Iterator[PersonName]:
    """RIS puts the suffix last: "King, Martin Luther, Jr."; BibTeX's rules, which parse knows, accept it."""
    names = (PersonName.parse(value) for tag in ("A2", "ED") for value in tags.get(tag, ()))
    yield from (name for name in names if name)
