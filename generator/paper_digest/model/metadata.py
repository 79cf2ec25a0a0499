"""Defines what metadata.jsonl says about a paper."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.values.identifiers import Identifier
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMetadata:
    """One line of metadata.jsonl: facts from outside the dumps, which win over what the dumps say."""

    line: int
    """Its line in the file, counted from 1."""
    title: str
    other_titles: tuple[str, ...] = ()
    """Titles of other versions."""
    authors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None
    venue: str | None = None
    """The journal or the proceedings."""
    year: int | None = None
    """The year in which the venue published the paper, which may be after its date."""
    volume: str | None = None
    pages: str | None = None
    """Such as "18378-18399"."""
    identifiers: tuple[Identifier, ...] = ()
    url: str | None = None
    """A page about the paper, such as its abstract page."""
    pdf: str | None = None
    code: str | None = None
    source: str
    """Where the facts were read."""
    note: str | None = None
    """For maintainers; not shown."""


NO_METADATA = PaperMetadata(line=0, title="", source="")
