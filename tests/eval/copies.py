"""Makes a copy of a paper in each of the ways in which dumps change one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

from tests.eval.rows import Row
from tests.linkage.examples import sighting

_CODE: Final = " Code is available at https://github.com/a/b."
_ENDINGS: Final = ("with Fewer Assumptions", "in Theory and Practice", "Revisited", "under Weak Supervision")
_SUMMARY: Final = "The authors present a method, compare it with others and report better results. "


@dataclass(frozen=True)
class Example:
    """A paper, and what is needed to change it."""

    original: Sighting
    number: int
    chance: random.Random
    words: Sequence[str]
    """Words of other papers."""

    @property
    def title(self) -> str:
        return self.original.title or ""

    @property
    def abstract(self) -> str:
        return self.original.abstract or ""

    @property
    def year(self) -> int:
        return self.original.published.year if self.original.published else 2020

    def bare(self, title: str | None, abstract: str | None) -> Sighting:
        """A record of nothing but a title and an abstract."""
        return sighting(title, abstract)

    def full(self, title: str, abstract: str | None, years: int = 0) -> Sighting:
        """A record with the authors, published some years later."""
        return replace(
            self.original,
            title=title,
            abstract=abstract,
            published=PartialDate(self.year + years),
            identifiers=(),
        )

    def replaced(self, share: float) -> str:
        """The abstract with a share of its words replaced by words of other papers."""
        return " ".join(
            self.chance.choice(self.words) if self.chance.random() < share else word
            for word in self.abstract.split()
        )


def original(row: Row, number: int) -> Sighting:
    """A paper with authors and a year; every fourth with an arXiv id."""
    date = PartialDate.parse(str(row.record["date"]))
    arxiv = f"{(date.year if date else 2020) % 100:02}01.{number:05}" if number % 4 == 0 else None
    return sighting(row.title, row.abstract, arxiv, authors=row.authors, published=date)


def stripped(text: str) -> str:
    """A text as some scrapers return it: without the markup of TeX."""
    return re.sub(r"[\\${}_^]", "", text)


def _one_word_changed(title: str, chance: random.Random) -> str:
    words = title.split()
    words[chance.randrange(len(words))] = "zebra"
    return " ".join(words)


def _cut(text: str, share: float, least: int) -> str:
    return text[: max(least, int(len(text) * share))].rstrip() + "..."


def _renamed(paper: Example) -> str:
    """The title with another ending: the subtitle, or the second half of the words."""
    ending = _ENDINGS[paper.number % len(_ENDINGS)]
    main_title, colon, _ = paper.title.partition(": ")
    if colon:
        return f"{main_title}: {ending}"
    words = paper.title.split()
    return " ".join([*words[: max(2, (len(words) + 1) // 2)], ending])


def _initials(name: PersonName) -> PersonName:
    return replace(name, given=" ".join(f"{word[0]}." for word in name.given.split()))


def _with_initials(paper: Sighting) -> Sighting:
    return replace(paper, authors=tuple(map(_initials, paper.authors)))


def _with_first_authors(paper: Sighting) -> Sighting:
    return replace(paper, authors=paper.authors[:2], has_more_authors=len(paper.authors) > 2)


def _with_doi(paper: Sighting, number: int) -> Sighting:
    return replace(paper, identifiers=(Identifier(IdentifierKind.DOI, f"10.1234/journal.{number}"),))


def _shuffled(paper: Example) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", paper.abstract)
    return " ".join(paper.chance.sample(sentences, len(sentences)))


def _in_other_signs(title: str) -> str:
    return title.replace("-", "–").replace("'", "’").replace("&", "&amp;").replace(" ", "  ")


WAYS: Final[dict[str, Callable[[Example], Sighting]]] = {
    "TeX stripped": lambda paper: paper.bare(stripped(paper.title), stripped(paper.abstract)),
    "abstract cut to 60 %": lambda paper: paper.bare(
        paper.title, paper.abstract[: int(len(paper.abstract) * 0.6)]
    ),
    "5 % of words replaced": lambda paper: paper.bare(paper.title, paper.replaced(0.05)),
    "code sentence added": lambda paper: paper.bare(paper.title, paper.abstract + _CODE),
    "re-wrapped": lambda paper: paper.bare(paper.title, paper.abstract.replace(" ", "\n")),
    "title re-cased": lambda paper: paper.bare(paper.title.upper(), paper.abstract),
    "title in other signs": lambda paper: paper.bare(_in_other_signs(paper.title), paper.abstract),
    "one word of the title changed": lambda paper: paper.bare(
        _one_word_changed(paper.title, paper.chance), paper.abstract
    ),
    "subtitle dropped": lambda paper: paper.bare(paper.title.split(": ")[0], paper.abstract),
    "no title": lambda paper: paper.bare(None, paper.abstract),
    "no title, words replaced": lambda paper: paper.bare(None, paper.replaced(0.05)),
    "title and abstract cut with ...": lambda paper: paper.bare(
        _cut(paper.title, 0.6, 12), _cut(paper.abstract, 0.4, 150)
    ),
    "sentences in another order": lambda paper: paper.bare(paper.title, _shuffled(paper)),
    "title alone": lambda paper: paper.bare(paper.title, None),
    "machine-generated summary": lambda paper: replace(
        paper.bare(paper.title, _SUMMARY * 3), machine_generated=True
    ),
    "title and initials of authors": lambda paper: _with_initials(paper.full(paper.title, None)),
    "other venue: rewritten by a third": lambda paper: _with_doi(
        paper.full(paper.title, paper.replaced(0.33), years=1), paper.number
    ),
    "other venue: no abstract, DOI": lambda paper: _with_doi(
        paper.full(paper.title, None, years=2), paper.number
    ),
    "DOI and first authors, 20 % of words replaced": lambda paper: _with_doi(
        _with_first_authors(paper.full(paper.title, paper.replaced(0.2))), paper.number
    ),
    "title with another ending, rewritten by a third": lambda paper: paper.full(
        _renamed(paper), paper.replaced(0.33), years=1
    ),
}
"""How dumps change a paper."""
