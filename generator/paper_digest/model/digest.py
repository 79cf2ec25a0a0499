"""The digest: papers, topics, tags, glossary, datasets; everything the site is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading
from paper_digest.model.settings import TopicRule
from paper_digest.values.rich_text import RichText

MAP_SIZE = 10_000
"""The width and the height of the map of the papers."""


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
class AcronymUse:
    """An acronym as one paper writes it, and what it stands for there."""

    written: str
    """Such as "LLMs"."""
    meaning: str
    """In the singular; "A; or B" where the paper does not tell and the digest knows two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedPaper:
    """A paper and what the study found out about it."""

    paper: Paper
    summary: RichText | None = None
    topics: tuple[TopicScore, ...] = ()
    """Best first; empty for papers on the unsorted list."""
    tags: tuple[str, ...] = ()
    """Tag ids, best first."""
    related: tuple[Related, ...] = ()
    acronyms: tuple[AcronymUse, ...] = ()
    """The acronyms its title and abstract hold, each way to write one once, in the order of the letters."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets and benchmarks it names, in the order of the letters."""
    map_position: tuple[int, int] = (0, 0)
    """Where the map of the papers shows it: to the right and up, whole numbers from 0 to MAP_SIZE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic and its papers."""

    rule: TopicRule
    papers: tuple[str, ...]
    """Paper ids, closest to the topic's centre first."""
    terms: tuple[str, ...] = ()
    """What tells this topic from the others, best first."""
    related_topics: tuple[str, ...] = ()
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
class AcronymSense:
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
    meanings: tuple[AcronymSense, ...]
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


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One or two words, and the papers that dwell on them."""

    words: tuple[str, ...]
    """Folded: lower case, singular."""
    rarity: int
    """What one mention weighs, in eighths."""
    tells: bool
    """Whether a reader learns something from it."""
    papers: tuple[int, ...]
    """The papers' numbers in the order of ids, ascending."""
    weights: bytes
    """How much each of these papers dwells on it, 1 to 15; the weight is the square of a fifteenth of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything the pages are made from."""

    papers: tuple[AnalyzedPaper, ...] = ()
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
    terms: tuple[QueryTerm, ...] = ()
    """By which a reader's own words find papers; in the order of their words."""
    by_id: Mapping[str, AnalyzedPaper] = field(default_factory=dict, repr=False, compare=False)
    """The entries by paper id."""

    @property
    def unsorted(self) -> tuple[AnalyzedPaper, ...]:
        """The papers no topic claims."""
        return tuple(entry for entry in self.papers if not entry.topics)


def in_order(digest: Digest) -> Digest:
    """The digest with everything in its canonical order, so that equal input in any order gives equal bytes."""
    entries = tuple(sorted(digest.papers, key=lambda entry: entry.paper.id))
    return replace(
        digest,
        papers=entries,
        tags=tuple(sorted(digest.tags, key=lambda tag: tag.id)),
        glossary=tuple(sorted(digest.glossary, key=lambda acronym: acronym.id)),
        datasets=tuple(sorted(digest.datasets, key=lambda dataset: dataset.id)),
        readings=tuple(sorted(digest.readings, key=lambda reading: reading.dump)),
        terms=tuple(sorted(digest.terms, key=lambda term: term.words)),
        by_id={entry.paper.id: entry for entry in entries},
    )
