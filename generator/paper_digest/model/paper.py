"""A paper: all its records, one permanent id."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText


class LinkKind(StrEnum):
    CODE = "code"
    PROJECT = "project"
    PAPER = "paper"
    DATA = "data"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class PaperLink:
    """An address a paper's sightings give, and what stands there."""

    kind: LinkKind
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper with all its sightings."""

    id: str
    """Permalink and page slug; unique and for ever."""
    aliases: tuple[str, ...] = ()
    """Former ids, and those its other titles would have given; their addresses redirect here."""
    title: RichText | None
    heading: RichText
    """The title, or the abstract's first words where no dump shows a title."""
    abstract: RichText | None
    machine_generated: bool = False
    """The abstract is a machine's summary, since no dump shows the authors' own."""
    authors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None
    venue: str | None = None
    organization: str | None = None
    categories: tuple[str, ...] = ()
    """Subject classes, such as "cs.LG"."""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[PaperLink, ...] = ()
    sightings: tuple[Sighting, ...]
    corrected: tuple[str, ...] = ()
    """The names of the fields that a person set in corrections.yml."""
    pinned_topics: tuple[str, ...] = ()
    """Topic ids that a person set in corrections.yml."""

    def identifier(self, kind: IdentifierKind) -> str | None:
        """The paper's identifier of one kind, if it has one."""
        return next((one.value for one in self.identifiers if one.kind is kind), None)
