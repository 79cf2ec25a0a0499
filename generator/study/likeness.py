"""Turns the corpus into each paper's related papers, with the terms that show why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, identity
from sparse_dot_topn import sp_matmul_topn

from generator.model import Related
from generator.study.corpus import Corpus
from generator.study.terms import distinct_terms

SHOWN = 6
"""Related papers a page shows."""
_CANDIDATES = 30
"""The nearest papers among which the related ones are chosen."""
_COMPANY = 0.5
"""What the papers around a paper count beside its own words."""
_TERMS = 4
_LEAST = 0.03
"""The cosine below which two papers share little but chance."""


def related_of(corpus: Corpus, nearest: csr_matrix, ids: Sequence[str]) -> list[tuple[Related, ...]]:
    """For each row the most similar other papers among its `nearest`, best first; equal scores are ordered by id.

    Related.score is the plain cosine. The order also heeds the company two papers keep: each is compared together with
    its nearest ones, which tells two senses of one word apart (Rocchio's feedback, 1971, without a reader).
    """
    if corpus.matrix.shape[1] == 0:
        return [()] * len(ids)
    ranked = _in_company(nearest)
    return [_related(corpus, ids, row, csr_matrix(nearest[row]), csr_matrix(ranked[row])) for row in range(len(ids))]


def nearest_of(corpus: Corpus) -> csr_matrix:
    """Papers x papers, sparse: the cosines of each paper with itself and those most like it."""
    if corpus.matrix.shape[1] == 0:
        return csr_matrix((corpus.matrix.shape[0],) * 2, dtype=np.float32)
    return _nearest(corpus.matrix, corpus.matrix)


def _nearest(one: csr_matrix, other: csr_matrix) -> csr_matrix:
    """The largest products of rows; a sparse top-n, so that no papers x papers matrix is ever made."""
    return csr_matrix(sp_matmul_topn(one, other.T.tocsr(), top_n=_CANDIDATES + 1, threshold=_LEAST, sort=True, n_threads=2))


def _in_company(nearest: csr_matrix) -> csr_matrix:
    """The likeness of papers when each stands together with those nearest to it, computed from the nearest alone."""
    others = csr_matrix(nearest - diags(nearest.diagonal()))
    means = diags(_inverse(np.sqrt(np.asarray((others @ nearest).multiply(others).sum(axis=1)).ravel()))) @ others
    company = csr_matrix(identity(nearest.shape[0], dtype=np.float32) + _COMPANY * means, dtype=np.float32)
    spread = csr_matrix(company @ nearest)
    lengths = diags(_inverse(np.sqrt(np.asarray(spread.multiply(company).sum(axis=1)).ravel())))
    return _nearest(csr_matrix(lengths @ spread, dtype=np.float32), csr_matrix(lengths @ company, dtype=np.float32))


def _inverse(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    inverse: NDArray[np.float64] = np.divide(1.0, numbers, out=np.zeros_like(numbers), where=numbers > 0)
    return inverse


def _related(corpus: Corpus, ids: Sequence[str], row: int, nearest: csr_matrix, ranked: csr_matrix) -> tuple[Related, ...]:
    cosine = dict(zip(nearest.indices.tolist(), nearest.data.tolist(), strict=True))
    rank = dict(zip(ranked.indices.tolist(), ranked.data.tolist(), strict=True))
    order = sorted(
        (other for other in cosine if other != row),
        key=lambda other: (-round(rank.get(other, 0.0), 4), -round(cosine[other], 4), ids[other]),
    )
    explained = ((other, terms) for other in order if (terms := _terms(corpus, row, other)))
    return tuple(Related(ids[other], min(1.0, round(cosine[other], 4)), terms) for other, terms in islice(explained, SHOWN))


def _terms(corpus: Corpus, one: int, other: int) -> tuple[str, ...]:
    """The shared terms that weigh most; a word is left out where a phrase that holds it is there."""
    mine, theirs = (_row(corpus.matrix, row) for row in (one, other))
    shared, here, there = np.intersect1d(mine[0], theirs[0], assume_unique=True, return_indices=True)
    weights = np.where(corpus.telling[shared], mine[1][here] * theirs[1][there], 0.0)
    best = sorted(zip((-weights).round(6).tolist(), (corpus.terms[at] for at in shared.tolist()), strict=True))
    return tuple(distinct_terms([term for weight, term in best[: 4 * _TERMS] if weight < 0])[:_TERMS])


def _row(matrix: csr_matrix, row: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]
