"""The frozen types that flow through the program; no behaviour beyond small questions about oneself.

    Dump --read--> Reading (Sightings) --merge--> Paper --study--> Digest --write--> pages

Line numbers count from 1 and a span includes both its ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from generator.nearness import Term


class Face(StrEnum):
    """How a stretch of words is set."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class Words:
    """Unicode words in one face."""

    text: str
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class Math:
    """One formula, as TeX without its delimiters."""

    tex: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words that lead to an http(s) address."""

    text: str
    url: str


Piece = Words | Math | Hyperlink
Text = tuple[Piece, ...]
"""Clean text of a title, an abstract or a sentence; each sink has its own renderer for it."""


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of a dump, both ends included, counted from 1."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a dump that its layout sets apart: a paragraph, a heading, one line of a list, one cell of a table."""

    text: str
    """The block's words without markup, white space folded; empty where there is nothing but markup."""
    span: Span
    links: tuple[Hyperlink, ...] = ()
    """Addresses the rendering attached to the block, in reading order; a link's text is the part of the block it covers."""
    level: int = 0
    """Heading level, 0 where the block is no heading."""
    strong: str = ""
    """The block's first stretch in bold."""
    marker: str = ""
    """What made it an item of a list or a quotation: "-", "12.", "[12]", ">"."""
    slanted: str = ""
    """The block's first stretch in italics."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A page's text as blocks, in reading order; every line that is not blank is in at least one of them."""

    name: str
    blocks: tuple[Block, ...]
    day: str | None = None
    """ISO date of the page itself, as far as it is told; the year of dates without one is the nearest to it."""


class IdentifierKind(StrEnum):
    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A name a registry gives to a paper: `arxiv` 2410.05434 (no version), `doi` 10.1/x in lower case, `openreview` forum id."""

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One paper as one dump shows it; strings are the dump's own, white space folded and nothing else."""

    dump: str
    span: Span
    position: int
    """1 for the dump's first paper."""
    title: str | None = None
    abstract: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """The paper's own date, ISO: "2024-10-07", "2024-10" or "2024"."""
    seen_on: str | None = None
    """The day the page showed it: ISO where the year is known, else the dump's words, such as "Aug 7"."""
    identifiers: tuple[Identifier, ...] = ()
    urls: tuple[str, ...] = ()
    by_machine: bool = False
    """The abstract is a machine's summary of the paper, not its authors' own."""
    author_count: int | None = None
    """How many authors the dump says there are, where it does not name them."""
    organisation: str | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    """Subject classes as the dump names them, such as "cs.LG"."""
    remark: str | None = None
    """The authors' own comment, such as "12 pages, 3 figures"."""
    votes: int | None = None
    comments: int | None = None
    """How many comments readers left."""
    stars: int | None = None
    """Stars of the paper's code."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Lines no reader understood, with the reason and the lines themselves."""

    span: Span
    why: str
    raw: str


class Severity(StrEnum):
    ERROR = "error"
    """Something of the user's did not make it into the digest; the exit status says so."""
    WARNING = "warning"
    """Everything is in the digest, yet a person should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a person should know or do about one place in one file."""

    file: str
    line: int | None
    """Counted from 1; None where the whole file is meant."""
    expected: str
    found: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.severity}: expected {self.expected}, found {self.found}. {self.advice}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a person says of a dump, in front matter or in a sidecar `NAME.yml`."""

    source: str | None = None
    """Where the dump is from, such as "Hugging Face Daily Papers"."""
    url: str | None = None
    retrieved: str | None = None
    """ISO date on which it was saved."""
    label: str | None = None
    """What the digest calls the dump in place of its file name."""
    year: int | None = None
    """The year of the dates that the dump shows without one."""
    layout: str | None = None
    """The LAYOUT of the reader to use, whatever the readers guess."""
    skip: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    """The dump's own names of columns or keys, by field: {"abstract": "Zusammenfassung"}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one dump gave; every line that is not blank is a paper's, furniture or unread."""

    dump: str
    layout: str
    notes: Notes = Notes()
    sightings: tuple[Sighting, ...] = ()
    lines: int = 0
    paper_lines: int = 0
    furniture_lines: int = 0
    unread_lines: int = 0
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def label(self) -> str:
        """What the digest calls the dump: what its notes say, or its file name."""
        return self.notes.label or self.dump


# ---------------------------------------------------------------- merge


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
    title: Text | None
    heading: Text
    """The title, or the abstract's first words where no dump shows a title."""
    abstract: Text | None
    by_machine: bool = False
    """The abstract is a machine's summary, since no dump shows the authors' own."""
    authors: tuple[str, ...] = ()
    date: str | None = None
    """ISO: "2024-10-07", "2024-10" or "2024"."""
    venue: str | None = None
    organisation: str | None = None
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


# ---------------------------------------------------------------- settings


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRule:
    """One entry of topics.yml."""

    id: str
    name: str
    description: str
    phrases: tuple[str, ...]
    area: str = ""
    """The heading the topic stands under; "" for a topic that stands alone."""
    method: bool = False
    """Papers on many subjects use it: a paper's subject comes before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRule:
    """One entry of datasets.yml."""

    name: str
    spellings: tuple[str, ...] = ()
    """Other ways to write it; hyphens and spaces make no difference, capitals do unless there is a digit."""
    is_word: bool = False
    """The name is also a word of its own, such as Places: it counts only beside what says that a dataset is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of corrections.yml: what a person knows better than a dump."""

    paper: str
    """The id, or the fingerprint of the abstract, of the paper that is meant."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    same_as: str | None = None
    """Another id or fingerprint: these two are one paper."""
    topics: tuple[str, ...] = ()
    source: str | None = None
    """Where the person looked it up."""
    line: int
    """Where the entry starts in corrections.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """topics.yml, corrections.yml and datasets.yml, checked."""

    topics: tuple[TopicRule, ...] = ()
    corrections: tuple[Correction, ...] = ()
    datasets: tuple[DatasetRule, ...] = ()
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- study


@dataclass(frozen=True, slots=True)
class TopicScore:
    topic: str
    """Topic id."""
    score: float
    """0 to 1, higher is more surely about it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A paper like another, with the terms that both share."""

    paper: str
    """Paper id."""
    score: float
    """Cosine of the two papers' term vectors, 0 to 1."""
    terms: tuple[str, ...]
    very_similar: bool = False
    """Most likely a version or a follow-up: the same title, or much of one abstract stands in the other."""


@dataclass(frozen=True, slots=True, order=True)
class Expansion:
    """An acronym as one paper writes it, and what it stands for there."""

    written: str
    """Such as "LLMs"."""
    meaning: str
    """In the singular; "A; or B" where the paper does not tell and the digest knows two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper and what the study found out about it."""

    paper: Paper
    summary: Text | None = None
    topics: tuple[TopicScore, ...] = ()
    """Best first; empty for papers on the unsorted list."""
    tags: tuple[str, ...] = ()
    """Tag ids, best first."""
    related: tuple[Related, ...] = ()
    acronyms: tuple[Expansion, ...] = ()
    """The acronyms its title and abstract hold, each way to write one once, in the order of the letters."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets and benchmarks it names, in the order of the letters."""
    place: tuple[int, int] = (0, 0)
    """Where the map of the papers shows it: to the right and up, whole numbers from 0 to EXTENT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic and its papers."""

    rule: TopicRule
    papers: tuple[str, ...]
    """Paper ids, closest to the topic's centre first."""
    terms: tuple[str, ...] = ()
    """What tells this topic from the others, best first."""
    neighbours: tuple[str, ...] = ()
    """Topic ids, nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A key phrase that at least two papers share."""

    id: str
    name: str
    papers: tuple[str, ...]
    """Paper ids, in the digest's order."""
    dataset: str | None = None
    """The id of the dataset it names, whose page lists the papers then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an acronym stands for."""

    text: str
    papers: tuple[str, ...]
    """Ids of the papers that say so, or that use the acronym when it has no other meaning; those that define it first."""
    tag: str | None = None
    """The id of the tag that means the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """An acronym that at least two papers explain alike."""

    id: str
    name: str
    meanings: tuple[Meaning, ...]
    """Those that most papers give first."""
    papers: int
    """How many papers use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A named dataset or benchmark and the papers that name it."""

    id: str
    name: str
    papers: tuple[str, ...]
    """Paper ids, in the digest's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything the pages are made from."""

    entries: tuple[Entry, ...] = ()
    """In the order of paper ids."""
    topics: tuple[Topic, ...] = ()
    """In the order of topics.yml; topics without papers too."""
    proposed: tuple[Topic, ...] = ()
    """Topics that papers without one suggest, largest first; they have no pages until a person puts them into topics.yml."""
    tags: tuple[Tag, ...] = ()
    """In the order of tag ids."""
    glossary: tuple[Acronym, ...] = ()
    """In the order of acronym ids."""
    datasets: tuple[Dataset, ...] = ()
    """In the order of dataset ids."""
    readings: tuple[Reading, ...] = ()
    """In the order of dump names."""
    terms: tuple[Term, ...] = ()
    """By which a reader's own words find papers; in the order of their words."""
    by_id: Mapping[str, Entry] = field(default_factory=dict, repr=False, compare=False)
    """The entries by paper id."""

    @property
    def unsorted(self) -> tuple[Entry, ...]:
        """The papers no topic claims."""
        return tuple(entry for entry in self.entries if not entry.topics)


def in_order(digest: Digest) -> Digest:
    """The digest with everything in its canonical order, so that equal input in any order gives equal bytes."""
    entries = tuple(sorted(digest.entries, key=lambda entry: entry.paper.id))
    return replace(
        digest,
        entries=entries,
        tags=tuple(sorted(digest.tags, key=lambda tag: tag.id)),
        glossary=tuple(sorted(digest.glossary, key=lambda acronym: acronym.id)),
        datasets=tuple(sorted(digest.datasets, key=lambda dataset: dataset.id)),
        readings=tuple(sorted(digest.readings, key=lambda reading: reading.dump)),
        terms=tuple(sorted(digest.terms, key=lambda term: term.words)),
        by_id={entry.paper.id: entry for entry in entries},
    )


PagePath = str
"""Relative to docs/, with forward slashes."""
Site = tuple[tuple[PagePath, bytes], ...]
"""Everything a run generates, in the order of paths."""
Stage = Literal["read", "merge", "study", "write"]
