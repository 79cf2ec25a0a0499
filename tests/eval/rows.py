"""Reads the labeled papers and makes papers of them.

A hash of its title puts each paper into one of two halves: use "develop" while changing the analysis, and
"held out" only to see whether a change was real. Nothing may be fitted to single rows of either.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from paper_digest.analysis.similarity.sentence_encoder import DIMENSIONS, MODEL, Encode, sentence_encoder
from paper_digest.caching.entry_file import EntryFile
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText
from paper_digest.vector_cache import cached_encoder

from tests.eval.measures import stems
from tests.project import ROOT

SHARED = Path(__file__).parents[3] / "shared"
HALVES = ("develop", "held out")
_MOST_COMMON = 10
"""The keywords so common (deep learning ...) that sharing one says nothing."""


class Row(NamedTuple):
    """A labeled paper."""

    id: str
    record: dict[str, object]

    @property
    def title(self) -> str:
        return str(self.record["title"])

    @property
    def abstract(self) -> str:
        return str(self.record["abstract"])

    @property
    def authors(self) -> tuple[PersonName, ...]:
        names = self.record.get("authors")
        return tuple(filter(None, map(PersonName.parse, names if isinstance(names, list) else ())))

    @property
    def is_held_out(self) -> bool:
        """Whether the paper is in the half that no change is based on."""
        return hashlib.sha256(self.title.encode()).digest()[0] % 2 == 1

    @property
    def half(self) -> str:
        """The name of the half that the paper is in."""
        return HALVES[self.is_held_out]

    @property
    def written_keywords(self) -> frozenset[str]:
        """The authors' keywords in lower case."""
        keywords = self.record.get("keywords")
        return frozenset(
            str(keyword).strip().lower()
            for keyword in (keywords if isinstance(keywords, list) else ())
            if str(keyword).strip()
        )

    @property
    def keywords(self) -> frozenset[str]:
        """The authors' keywords, stemmed."""
        return frozenset(keyword for keyword in map(stems, self.written_keywords) if keyword)


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    scores: dict[str, float]
    """The score of each paper that has one, by its id."""
    target: str = ""


def encoder() -> Encode:
    """The embedding model, with a cache of its own."""
    file = ROOT / ".cache" / "eval" / "vectors.sqlite"
    return cached_encoder(sentence_encoder(), EntryFile(file), model=MODEL, dimensions=DIMENSIONS)


def rows_of(name: str) -> list[Row]:
    """The rows of a file of labeled papers."""
    path = SHARED / "eval" / name
    return [
        Row(f"{path.stem}-{number:05}", json.loads(line))
        for number, line in enumerate(path.read_text("utf-8").splitlines())
    ]


def scale_rows() -> Iterator[Row]:
    """The rows of the 16,000 records."""
    with gzip.open(SHARED / "scale" / "papers-16k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield Row(f"other-{number:05}", json.loads(line))


def paper_of(row: Row) -> Paper:
    """The paper of a row as a dump would have given it."""
    sighting = Sighting(dump="eval", span=Span(1, 1), position=1, title=row.title, abstract=row.abstract)
    return Paper(
        id=row.id,
        title=RichText.parse(row.title),
        heading=RichText.parse(row.title),
        abstract=RichText.parse(row.abstract),
        authors=row.authors,
        sightings=(sighting,),
    )


def specific_keywords(rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The stemmed keywords of the papers that have any but the most common."""
    counts = Counter(word for row in rows for word in row.keywords)
    common = frozenset(
        word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMMON]
    )
    return {row.id: row.keywords - common for row in rows if row.keywords - common}


def partners_of(keywords: Iterable[tuple[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """The papers that share a keyword with each paper, for papers that have such."""
    words_of = dict(keywords)
    holders: dict[str, set[str]] = {}
    for paper, words in words_of.items():
        for word in words:
            holders.setdefault(word, set()).add(paper)
    partners = {
        paper: frozenset[str]().union(*(holders[word] for word in words)) - {paper}
        for paper, words in words_of.items()
    }
    return {paper: sharing for paper, sharing in partners.items() if sharing}
