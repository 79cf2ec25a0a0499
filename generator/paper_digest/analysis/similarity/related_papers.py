"""Turns likeness into the related papers that a page shows, with the terms that show why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.corpus import Corpus
from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.ranked_terms import distinct_terms
from paper_digest.model.digest import Related
from paper_digest.values.fingerprint import shingles, squeezed

SHOWN = 6
"""Related papers a page shows."""
_TERMS = 4
_ALIKE = 0.3
"""The cosine from which two papers are worth comparing letter by letter."""
_VERY_SIMILAR = 0.3
"""The share of an abstract's runs of three words that another has too, from which one was written from the other; chance gives 0.03."""

_Cosines = dict[int, float]
_Of = TypeVar("_Of")
_OfPair = Callable[[int, int], _Of]
"""What is said of two papers by their numbers, the same whichever comes first."""


@dataclass(frozen=True, slots=True, eq=False)
class _Collection:
    """What the papers are compared by."""

    ids: Sequence[str]
    cosines: Sequence[_Cosines]
    """By paper: the cosines of those nearest to it."""
    terms: _OfPair[tuple[str, ...]]
    versions: _OfPair[bool]

    def are_versions(self, one: int, other: int) -> bool:
        """Whether two papers that are near are versions of one another."""
        return self.cosines[one].get(other, 0.0) >= _ALIKE and self.versions(one, other)


def related_of(
    corpus: Corpus, nearest: csr_matrix, ranking: csr_matrix, ids: Sequence[str], wordings: Sequence[Wording]
) -> list[tuple[Related, ...]]:
    """For each paper up to SHOWN others among its `nearest`, best of `ranking` first; equal ones are ordered by id.

    Related.score is the plain cosine. Each shares terms with the paper that a reader finds in both. Versions of the paper come
    first; of other papers that are versions of one another only the best is shown as long as there are others.
    """
    cosines = [_row(nearest, row) for row in range(len(ids))]
    papers = _Collection(ids, cosines, _once(_common_terms(corpus)), _once(_versions(wordings)))
    return [_related(papers, row, _row(ranking, row)) for row in range(len(ids))]


def _related(papers: _Collection, row: int, rank: _Cosines) -> tuple[Related, ...]:
    cosine = papers.cosines[row]
    others = [
        (-round(rank.get(other, 0.0), 4), -round(score, 4), papers.ids[other], other)
        for other, score in cosine.items()
        if other != row
    ]
    order = [other for *_, other in sorted(others)]
    own = {other for other in order if papers.are_versions(row, other)}
    why: dict[int, tuple[str, ...]] = {}
    repeats: list[int] = []
    for other in (*(one for one in order if one in own), *(one for one in order if one not in own)):
        if len(why) == SHOWN:
            break
        if other not in own and any(papers.are_versions(one, other) for one in why):
            repeats.append(other)
        elif terms := papers.terms(row, other):
            why[other] = terms
    why |= {other: terms for other in repeats[: SHOWN - len(why)] if (terms := papers.terms(row, other))}
    return tuple(
        Related(papers.ids[other], min(1.0, round(cosine[other], 4)), terms, other in own)
        for other, terms in why.items()
    )


def _once(found: _OfPair[_Of]) -> _OfPair[_Of]:
    """The same, worked out once for both orders of a pair."""
    remembered = lru_cache(maxsize=1 << 18)(found)
    return lambda one, other: remembered(min(one, other), max(one, other))


def _versions(wordings: Sequence[Wording]) -> _OfPair[bool]:
    """Whether two papers have one title, or one's abstract was written from the other's (Broder's containment, 1997)."""

    @lru_cache(maxsize=1 << 14)
    def runs(paper: int) -> NDArray[np.uint64]:
        return shingles(wordings[paper].abstract)

    def versions(one: int, other: int) -> bool:
        titles = {squeezed(wordings[one].title), squeezed(wordings[other].title)}
        shorter = min(runs(one).size, runs(other).size)
        shared = np.intersect1d(runs(one), runs(other), assume_unique=True).size
        return (len(titles) == 1 and "" not in titles) or (shorter > 0 and shared >= _VERY_SIMILAR * shorter)

    return versions


def _common_terms(corpus: Corpus) -> _OfPair[tuple[str, ...]]:
    """The shared terms that weigh most; a word is left out where a phrase that holds it is there."""

    def terms(one: int, other: int) -> tuple[str, ...]:
        mine, theirs = (_slice(corpus.matrix, row) for row in (one, other))
        shared, here, there = np.intersect1d(mine[0], theirs[0], assume_unique=True, return_indices=True)
        weights = np.where(corpus.telling[shared], mine[1][here] * theirs[1][there], 0.0).round(6)
        best = np.argsort(-weights, kind="stable")[: 4 * _TERMS]
        return tuple(
            distinct_terms([corpus.terms[shared[at]] for at in best.tolist() if weights[at] > 0])[:_TERMS]
        )

    return terms


def _row(matrix: csr_matrix, row: int) -> _Cosines:
    columns, values = _slice(matrix, row)
    return dict(zip(columns.tolist(), values.tolist(), strict=True))


def _slice(matrix: csr_matrix, row: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]
