"""Turns the tags of a RIS or MEDLINE record into what a citation of its paper needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

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
_CONTAINERS: Final = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_FIELDS: Final = {
    "volume": ("VL", "VI"),
    "number": ("IS", "IP"),
    "publisher": ("PB",),
    "address": ("CY", "PP"),
    "series": ("T3",),
    "edition": ("ET",),
}
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx](?: .*)?")
"""PubMed adds the kind: "0028-0836 (Print)"."""
_LONGEST_VALUE: Final = 200
"""Characters; a longer value is no fact of a citation. Chosen by hand."""

Tags = Mapping[str, Sequence[str]]
"""The values of each tag of a record."""


def ris_entry(tags: Tags, venue: str) -> CitationEntry | None:
    """The entry of a record; None if its type is unknown. Its ID is a number of some program, not a key."""
    entry_type = _TYPES.get(_first(tags, "TY")[:6].strip(), "article" if "PMID" in tags else "")
    if not entry_type:
        return None
    container = _CONTAINERS.get(entry_type, "")
    serial = _first(tags, "SN")
    number_name = "issn" if _ISSN.fullmatch(serial) else "isbn"
    fields = {container: clean(venue), "pages": _pages(tags), number_name: serial}
    fields |= {name: _first(tags, *names) for name, names in _FIELDS.items()}
    return CitationEntry(
        entry_type=entry_type,
        fields=tuple(
            (name, value) for name, value in fields.items() if name and value and len(value) <= _LONGEST_VALUE
        ),
        editors=tuple(_editors(tags)),
    )


def _first(tags: Tags, *names: str) -> str:
    return next((clean(value) for name in names for value in tags.get(name, ()) if value.strip()), "")


def _pages(tags: Tags) -> str:
    return _first(tags, "PG") or "-".join(filter(None, (_first(tags, "SP"), _first(tags, "EP"))))


def _editors(tags: Tags) -> Iterator[PersonName]:
    """RIS puts the suffix last: "King, Martin Luther, Jr."; BibTeX's rules, which parse knows, accept it."""
    names = (PersonName.parse(value) for name in ("A2", "ED", "FED") for value in tags.get(name, ()))
    yield from (name for name in names if name)
