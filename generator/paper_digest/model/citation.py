"""Defines what a paper's entry in a bibliography says, beside its title, authors and identifiers."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

CONTAINER_FIELDS = ("booktitle", "journal", "journaltitle")
"""The fields that name what a paper appeared in, by the types of entries that have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationEntry:
    """The entry of one paper in a dump's bibliography, in the terms of BibTeX and BibLaTeX."""

    key: str = ""
    """What people cite it by; "" if the dump has none, or one that is not safe in a .bib file."""
    entry_type: str = ""
    """Such as "inproceedings"; "" if unknown."""
    fields: tuple[tuple[str, str], ...] = ()
    """The standard fields that `Paper` has no place for, in the entry's order, as plain Unicode text."""
    editors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None

    def value(self, *names: str) -> str:
        """The first of these fields that the entry has, else ""."""
        values = dict(self.fields)
        return next((values[name] for name in names if name in values), "")

    @property
    def container(self) -> tuple[str, str]:
        """The field that names the journal, the proceedings or the book, and the name; else "" twice."""
        return next((field for field in self.fields if field[0] in CONTAINER_FIELDS), ("", ""))
