"""Turns likeness into the related papers that a page shows, with the terms that show why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.model import Related
from generator.study.corpus import Corpus
from generator.study.terms import distinct_terms
from generator.study.wording import Wording
from generator.text.fingerprint import shingles, squeezed

SHOWN = 6
"""Related papers a page shows."""
_TERMS = 4
_ALIKE = 0.3
"""The cosine from which two papers are worth comparing letter by letter."""
_VERY_SIMILAR = 0.3
"""The share of an abstract's runs of three words that another has too, from which one was written from the other; chance gives 0.03."""

_Cosines = dict[int, float]


def related_of(
    corpus: Corpus, nearest: csr_matrix, ranking: csr_matrix, ids: Sequence[str], wordings: Sequence[Wording]
) -> list[tuple[Related, ...]]:
    """For each paper up to SHOWN others among its `nearest`, best of `ranking` first; equal ones are ordered by id.

    Related.score is the plain cosine. Each shares terms with the paper that a reader finds in both. Versions of the paper come
    first; of other papers that are versions of one another only the best is shown as long as there are others.
    """
    versions = _versions(wordings)
    cosines = [_row(nearest, row) for row in range(len(ids))]
    return [_related(corpus, cosines, _row(ranking, row), ids, row, versions) for row in range(len(ids))]


_Versions = Callable[[int, int], bool]


def _related(
    corpus: Corpus, cosines: Sequence[_Cosines], rank: _Cosines, ids: Sequence[str], row: int, versions: _Versions
) -> tuple[Related, ...]:
    cosine = cosines[row]
    order = sorted(
        (other for other in cosine if other != row),
        key=lambda other: (-round(rank.get(other, 0.0), 4), -round(cosine[other], 4), ids[other]),
    )
    own = {other for other in order if _are_versions(cosines, row, other, versions)}
    why: dict[int, tuple[str, ...]] = {}
    repeats: list[int] = []
    for other in (*(one for one in order if one in own), *(one for one in order if one not in own)):
        if len(why) == SHOWN:
            break
        if other not in own and any(_are_versions(cosines, one, other, versions) for one in why):
            repeats.append(other)
        elif terms := _terms(corpus, row, other):
            why[other] = terms
    why |= {other: terms for other in repeats[: SHOWN - len(why)] if (terms := _terms(corpus, row, other))}
    return tuple(Related(ids[other], min(1.0, round(cosine[other], 4)), terms, other in own) for other, terms in why.items())


def _are_versions(cosines: Sequence[_Cosines], one: int, other: int, versions: _Versions) -> bool:
    return cosines[one].get(other, 0.0) >= _ALIKE and versions(min(one, other), max(one, other))


def _versions(wordings: Sequence[Wording]) -> _Versions:
    """Whether two papers have one title, or one's abstract was written from the other's (Broder's containment, 1997)."""

    @lru_cache(maxsize=1 << 14)
    def runs(paper: int) -> NDArray[np.uint64]:
        return shingles(wordings[paper].abstract)

    @lru_cache(maxsize=1 << 16)
    def versions(one: int, other: int) -> bool:
        titles = {squeezed(wordings[one].title), squeezed(wordings[other].title)}
        shorter = min(runs(one).size, runs(other).size)
        shared = np.intersect1d(runs(one), runs(other), assume_unique=True).size
        return (len(titles) == 1 and "" not in titles) or (shorter > 0 and shared >= _VERY_SIMILAR * shorter)

    return versions


def _terms(corpus: Corpus, one: int, other: int) -> tuple[str, ...]:
    """The shared terms that weigh most; a word is left out where a phrase that holds it is there."""
    mine, theirs = (_slice(corpus.matrix, row) for row in (one, other))
    shared, here, there = np.intersect1d(mine[0], theirs[0], assume_unique=True, return_indices=True)
    weights = np.where(corpus.telling[shared], mine[1][here] * theirs[1][there], 0.0)
    best = sorted(zip((-weights).round(6).tolist(), (corpus.terms[at] for at in shared.tolist()), strict=True))
    return tuple(distinct_terms([term for weight, term in best[: 4 * _TERMS] if weight < 0])[:_TERMS])


def _row(matrix: csr_matrix, row: int) -> _Cosines:
    columns, values = _slice(matrix, row)
    return dict(zip(columns.tolist(), values.tolist(), strict=True))


def _slice(matrix: csr_matrix, row: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]
