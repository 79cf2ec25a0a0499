"""Defines the digest: papers, topics, tags, glossary and datasets, the input of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paper_digest.model.history import History
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading
from paper_digest.model.settings import AuthorRule, TopicRule
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText

MAP_SIZE = 10_000
"""The width and height of the map of papers."""
_SURE = 0.8
"""The score from which a topic is sure; chosen by hand."""


@dataclass(frozen=True, slots=True)
class TopicScore:
    topic: str
    """Topic id."""
    score: float
    """The probability that it is right, 0.5 to 1; fitted to papers whose topics a reader has judged."""

    @property
    def is_sure(self) -> bool:
        """Whether it is right in nearly all papers with such a score."""
        return self.score >= _SURE


@dataclass(frozen=True, slots=True)
class Related:
    """A paper similar to another, with the terms that both share."""

    paper: str
    """Paper id."""
    score: float
    """Cosine of the two papers' term vectors, 0 to 1; with embeddings, the weighted mean of both cosines."""
    terms: tuple[str, ...]
    very_similar: bool = False
    """Probably a version or a follow-up: the same title, or much of one abstract is in the other."""


@dataclass(frozen=True, slots=True, order=True)
class AcronymUse:
    """An acronym as one paper writes it, and its meaning there."""

    written: str
    """Such as "LLMs"."""
    meaning: str
    """In the singular; "A; or B" if the paper does not define it and the digest has two meanings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedPaper:
    """A paper and the results of its analysis."""

    paper: Paper
    summary: RichText | None = None
    topics: tuple[TopicScore, ...] = ()
    """Its subject first, then by score; empty for papers on the unsorted list."""
    tags: tuple[str, ...] = ()
    """Tag ids, best first."""
    related: tuple[Related, ...] = ()
    acronyms: tuple[AcronymUse, ...] = ()
    """The acronyms in its title and abstract, each form once, in alphabetical order."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets and benchmarks that it mentions, in alphabetical order."""
    authors: tuple[str, ...] = ()
    """The ids of its authors, one for each name."""
    map_position: tuple[int, int] = (0, 0)
    """Its coordinates (x, y) on the map, each from 0 to MAP_SIZE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic and its papers."""

    rule: TopicRule
    papers: tuple[str, ...]
    """Paper ids, closest to the topic's centroid first."""
    terms: tuple[str, ...] = ()
    """The terms that distinguish this topic, best first."""
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
    """The id of the dataset that it names; that dataset's page lists the papers."""
    same_as: str | None = None
    """The id of the tag with the same meaning whose page lists the papers of both, as for an acronym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcronymSense:
    """One meaning of an acronym."""

    text: str
    papers: tuple[str, ...]
    """Ids of the papers with this meaning, those that define it first."""
    tag: str | None = None
    """The id of the tag that means the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """An acronym that at least two papers define the same way."""

    id: str
    name: str
    meanings: tuple[AcronymSense, ...]
    """The most frequent first."""
    papers: int
    """How many papers use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A named dataset or benchmark and the papers that mention it."""

    id: str
    name: str
    papers: tuple[str, ...]
    """Paper ids, in the digest's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, or a name of which it is unknown whether it is one person's, and the papers."""

    id: str
    name: PersonName
    other_names: tuple[str, ...] = ()
    """Other spellings, in alphabetical order."""
    aliases: tuple[str, ...] = ()
    """The ids that the other spellings would have; their pages redirect here."""
    former_ids: tuple[str, ...] = ()
    """Ids that the page may have had in former builds: those of spellings that no paper shows any more, and
    those that authors.yml gave before. Their pages redirect here, too, if there were any.
    """
    papers: tuple[str, ...]
    """Paper ids, in the digest's order."""
    namesakes: tuple[str, ...] = ()
    """The ids of other people with the same name, whom authors.yml tells apart."""
    is_one_person: bool = True
    """Whether authors.yml, the co-authors or the rarity of the name show that the papers are one person's."""
    rule: AuthorRule | None = None
    """The person's entry in authors.yml."""


@dataclass(frozen=True, slots=True, order=True)
class MergedNames:
    """Two spellings that are taken for one person's name."""

    names: tuple[str, str]
    difference: str
    """How the spellings differ: "with and without middle names"."""
    reason: str
    """The evidence, such as "a co-author in common"."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One or two words, and the papers that use them."""

    words: tuple[str, ...]
    """Folded: lower case, singular."""
    rarity: int
    """The weight of one mention, in eighths."""
    is_informative: bool
    """Whether a reader would find the term informative."""
    papers: tuple[int, ...]
    """The papers' numbers in the order of ids, ascending."""
    weights: bytes
    """The square root of each paper's weight (0 to 1), in fifteenths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The input of all pages and data files."""

    papers: tuple[AnalyzedPaper, ...] = ()
    """In the order of paper ids."""
    topics: tuple[Topic, ...] = ()
    """In the order of topics.yml, with topics without papers."""
    proposed: tuple[Topic, ...] = ()
    """Clusters of papers without a topic, largest first; they have no pages until they are in topics.yml."""
    tags: tuple[Tag, ...] = ()
    """In the order of tag ids."""
    glossary: tuple[Acronym, ...] = ()
    """In the order of acronym ids."""
    datasets: tuple[Dataset, ...] = ()
    """In the order of dataset ids."""
    authors: tuple[Author, ...] = ()
    """In the order of author ids."""
    merged_names: tuple[MergedNames, ...] = ()
    """In alphabetical order."""
    readings: tuple[Reading, ...] = ()
    """In the order of dump names."""
    terms: tuple[QueryTerm, ...] = ()
    """The terms that find papers similar to a text, in the order of their words."""
    embeddings: bytes = b""
    """What finds papers by meaning: the same number of bytes for each paper; empty without embeddings."""
    close_score: float = 0.0
    """The score from which pages list related papers as close."""
    history: History = field(default_factory=History)
    papers_at_layout: int = 0
    """The papers of the digest when its map was last laid out; later ones are beside related papers."""
    removed: frozenset[str] = frozenset()
    """The ids and aliases of papers that corrections.yml leaves out."""
    by_id: Mapping[str, AnalyzedPaper] = field(default_factory=dict, repr=False, compare=False)
    """`papers` by paper id."""

    def is_close(self, related: Related) -> bool:
        """Whether most readers would judge a related paper relevant."""
        return related.very_similar or related.score >= self.close_score

    @property
    def unsorted(self) -> tuple[AnalyzedPaper, ...]:
        """The papers without a topic."""
        return tuple(analyzed for analyzed in self.papers if not analyzed.topics)


def in_canonical_order(digest: Digest) -> Digest:
    """The digest with everything in canonical order, which does not depend on the order of the input."""
    analyzed_papers = tuple(sorted(digest.papers, key=lambda analyzed: analyzed.paper.id))
    return replace(
        digest,
        papers=analyzed_papers,
        tags=tuple(sorted(digest.tags, key=lambda tag: tag.id)),
        glossary=tuple(sorted(digest.glossary, key=lambda acronym: acronym.id)),
        datasets=tuple(sorted(digest.datasets, key=lambda dataset: dataset.id)),
        authors=tuple(sorted(digest.authors, key=lambda author: author.id)),
        merged_names=tuple(sorted(digest.merged_names)),
        readings=tuple(sorted(digest.readings, key=lambda reading: reading.dump)),
        terms=tuple(sorted(digest.terms, key=lambda term: term.words)),
        by_id={analyzed.paper.id: analyzed for analyzed in analyzed_papers},
    )
