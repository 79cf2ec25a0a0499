"""Defines a paper: all its records and one permanent id."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from paper_digest.model.citation import CitationEntry
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.page_range import first_and_last_page
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText


class LinkKind(StrEnum):
    """What a link leads to."""

    PDF = "pdf"
    CODE = "code"
    PROJECT = "project"
    PAPER = "paper"
    DATA = "data"
    OTHER = "other"


class VenueKind(StrEnum):
    """What a venue publishes, which decides the type of a citation."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Venue:
    """A journal, or a conference with proceedings."""

    name: str
    """The same for all its spellings, such as "NeurIPS"."""
    kind: VenueKind = VenueKind.OTHER
    full_name: str = ""
    """Such as "Advances in Neural Information Processing Systems"; "" if unknown."""

    @property
    def cited_name(self) -> str:
        """The name in citations."""
        return self.full_name or self.name


@dataclass(frozen=True, slots=True, order=True)
class PaperLink:
    """A URL from a paper's metadata or sightings, and the kind of its target."""

    kind: LinkKind
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper with all its sightings."""

    id: str
    """Permalink and page slug; unique and permanent."""
    aliases: tuple[str, ...] = ()
    """Former ids, and the ids of its other titles; their pages redirect here."""
    title: RichText | None
    heading: RichText
    """The title; the first words of the abstract if no dump has a title."""
    other_titles: tuple[RichText, ...] = ()
    """Titles of other versions, in alphabetical order."""
    abstract: RichText | None
    machine_generated: bool = False
    """The abstract is a machine-generated summary, because no dump has the authors' own."""
    withdrawn: bool = False
    """Its authors took it back, as a comment in a dump says."""
    authors: tuple[PersonName, ...] = ()
    date: PartialDate | None = None
    venue: Venue | None = None
    year: int | None = None
    """The year in which the venue published the paper; its date may be that of a preprint."""
    volume: str | None = None
    pages: str | None = None
    organization: str | None = None
    categories: tuple[str, ...] = ()
    """Subject classes, such as "cs.LG"."""
    identifiers: tuple[Identifier, ...] = ()
    url: str | None = None
    """The page of the paper itself, where readers find it."""
    links: tuple[PaperLink, ...] = ()
    sightings: tuple[Sighting, ...]
    corrected: tuple[str, ...] = ()
    """The names of the fields that corrections.yml sets."""
    from_metadata: tuple[str, ...] = ()
    """The names of the fields that metadata.jsonl sets."""
    metadata_source: str = ""
    """Where the facts in metadata.jsonl were read."""
    pinned_topics: tuple[str, ...] = ()
    """Topic ids that corrections.yml sets."""
    citation: CitationEntry | None = None
    """What a dump's bibliography says of this publication; only the key, if it says it of another one."""

    @property
    def citation_key(self) -> str:
        """What the paper is cited by: the key in a dump's bibliography, else its id."""
        return (self.citation.key if self.citation else "") or self.id

    @property
    def has_more_authors(self) -> bool:
        """Whether `authors` are only the first ones, as in "Jane Doe et al."."""
        if "authors" in (*self.corrected, *self.from_metadata):
            return False
        return any(
            sighting.has_more_authors for sighting in self.sightings if sighting.authors == self.authors
        )

    @property
    def venue_kind(self) -> VenueKind:
        """The kind of the venue; OTHER without a venue."""
        return self.venue.kind if self.venue else VenueKind.OTHER

    @property
    def publication_date(self) -> PartialDate | None:
        """The year in which the venue published the paper, else the paper's date."""
        return PartialDate(self.year) if self.year else self.date

    @property
    def year_of_publication(self) -> int | None:
        """The year of `publication_date`."""
        return self.publication_date.year if self.publication_date else None

    @property
    def page_range(self) -> tuple[str, str]:
        """The first and the last page; "" where unknown."""
        return first_and_last_page(self.pages or "")

    def identifier(self, kind: IdentifierKind) -> str | None:
        """The paper's identifier of one kind, if it has one."""
        return next((identifier.value for identifier in self.identifiers if identifier.kind is kind), None)
