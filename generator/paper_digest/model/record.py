"""Defines the records of a dump: its papers as it shows them, and the coverage of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from paper_digest.model.citation import CitationEntry
from paper_digest.model.problem import Problem, Severity
from paper_digest.values.dump_order import DumpOrder, dump_order
from paper_digest.values.identifiers import Identifier
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of a dump, both ends included, counted from 1."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One paper as one dump shows it; strings are as in the dump, with white space collapsed."""

    dump: str
    span: Span
    position: int
    """1 for the dump's first paper."""
    title: str | None = None
    abstract: str | None = None
    authors: tuple[PersonName, ...] = ()
    has_more_authors: bool = False
    """Whether the dump names only the first authors: its list ends with "et al." or "and others"."""
    published: PartialDate | None = None
    """The paper's own date."""
    revised: PartialDate | None = None
    """The date of the version that the dump shows, if that is not the first one."""
    seen_on: PartialDate | str | None = None
    """The day on which the listing showed it; the dump's text if the year is unknown, such as "Aug 7"."""
    identifiers: tuple[Identifier, ...] = ()
    other_identifiers: tuple[Identifier, ...] = ()
    """Further ones of the same kinds, which fields of the record's own state; no paper has them."""
    urls: tuple[str, ...] = ()
    machine_generated: bool = False
    """The abstract is a machine-generated summary, not the authors' own."""
    author_count: int | None = None
    """The number of authors, if the dump does not name them."""
    organization: str | None = None
    venue: str | None = None
    volume: str | None = None
    pages: str | None = None
    """Such as "18378-18399"."""
    categories: tuple[str, ...] = ()
    """Subject classes as the dump names them, such as "cs.LG"."""
    remark: str | None = None
    """The authors' own comment, such as "12 pages, 3 figures"."""
    votes: int | None = None
    comments: int | None = None
    """The number of readers' comments."""
    stars: int | None = None
    """Stars of the paper's code."""
    citation: CitationEntry | None = None
    """Its entry, if the dump is a bibliography."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Lines that could not be parsed, with the reason and their text."""

    span: Span
    reason: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpMetadata:
    """Metadata of a dump, from front matter or a sidecar `NAME.yml`."""

    source: str | None = None
    """The origin of the dump, such as "Hugging Face Daily Papers"."""
    url: str | None = None
    retrieved: PartialDate | None = None
    """When it was saved."""
    label: str | None = None
    """The name of the dump in the digest, instead of its file name."""
    year: int | None = None
    """The year of dates without one."""
    layout: str | None = None
    """The LAYOUT of the parser to use, instead of the one that recognizes the dump."""
    skip: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    """The dump's own names of columns or keys, by field: {"abstract": "Zusammenfassung"}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The result of reading one dump; a line is blank, part of a paper, boilerplate or unparsed."""

    dump: str
    layout: str
    metadata: DumpMetadata = DumpMetadata()
    origin: str = ""
    """Where its papers are from, as it tells: "Hugging Face Daily Papers", the title of the page."""
    saved_on: PartialDate | None = None
    """The day of the dump itself, as it tells; None if only its sightings tell days."""
    is_day_of_name: bool = False
    """Whether only its file name tells `saved_on`."""
    distinct_label: str = ""
    """Its label among those of all dumps; see sources/dump_labels.py."""
    sightings: tuple[Sighting, ...] = ()
    lines: int = 0
    paper_lines: int = 0
    boilerplate_lines: int = 0
    unparsed_lines: int = 0
    unparsed: tuple[Unparsed, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def label(self) -> str:
        """The name of the dump in the digest; its file name before all dumps have labels."""
        return self.distinct_label or self.metadata.label or self.dump

    @property
    def is_empty(self) -> bool:
        """Whether the dump has no papers, and nothing in it may be one."""
        errors = any(problem.severity is Severity.ERROR for problem in self.problems)
        return not (self.sightings or self.unparsed_lines or errors) and self.layout != "skipped"

    @property
    def order(self) -> tuple[str, DumpOrder]:
        """The key by which listings are ordered: by day, those without one first; then by their names."""
        return str(self.day or ""), dump_order(self.dump)

    @property
    def day(self) -> PartialDate | None:
        """The latest day on which the listing shows papers; of one without papers, the day of the dump."""
        days = {sighting.seen_on for sighting in self.sightings if isinstance(sighting.seen_on, PartialDate)}
        return max((day for day in days if day.day), default=self.saved_on)
