"""Finds for each paper the ones most like it, and the terms that show why."""

from __future__ import annotations

from collections.abc import Sequence

from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from generator.model import Related
from generator.study.corpus import Corpus

SHOWN = 6
"""Related papers a page shows."""
_CANDIDATES = 12
_TERMS = 4
_LEAST = 0.04
"""The cosine below which two papers share little but chance."""


def related_of(corpus: Corpus, ids: Sequence[str]) -> list[tuple[Related, ...]]:
    """For each row the most similar other papers, best first; equal scores are ordered by id.

    The neighbours come from a sparse top-n product (sparse_dot_topn), so that no papers x papers matrix is ever made.
    """
    if corpus.matrix.shape[1] == 0:
        return [()] * len(ids)
    nearest = sp_matmul_topn(corpus.matrix, corpus.matrix.T.tocsr(), top_n=_CANDIDATES + 1, threshold=_LEAST, sort=True, n_threads=2)
    return [_related(corpus, ids, row, csr_matrix(nearest[row])) for row in range(len(ids))]


def _related(corpus: Corpus, ids: Sequence[str], row: int, nearest: csr_matrix) -> tuple[Related, ...]:
    scored = sorted(
        (-round(float(score), 4), ids[other], int(other))
        for other, score in zip(nearest.indices, nearest.data, strict=True)
        if other != row
    )[:SHOWN]
    if not scored:
        return ()
    shared = csr_matrix(corpus.matrix[[other for _, _, other in scored]].multiply(corpus.matrix[row]))
    return tuple(
        Related(paper, min(1.0, -score), _terms(corpus, csr_matrix(shared[number]))) for number, (score, paper, _) in enumerate(scored)
    )


def _terms(corpus: Corpus, shared: csr_matrix) -> tuple[str, ...]:
    """The shared terms that weigh most; a word is left out where a phrase that holds it is there."""
    order = sorted(range(shared.nnz), key=lambda at: (-round(float(shared.data[at]), 6), corpus.terms[shared.indices[at]]))
    ranked = [str(corpus.terms[shared.indices[at]]) for at in order[: 4 * _TERMS]]
    return tuple(corpus.spelling.shown(term) for term in distinct_terms(ranked)[:_TERMS])


def distinct_terms(ranked: Sequence[str]) -> list[str]:
    """The terms in their order without words that a phrase among the first ones repeats."""
    phrases = [term for term in ranked[: 3 * _TERMS] if " " in term]
    covered = {word for phrase in phrases for word in phrase.split()}
    kept: list[str] = []
    for term in ranked:
        overlapping = " " in term and any(set(term.split()) & set(other.split()) for other in kept if " " in other)
        if not overlapping and (" " in term or term not in covered):
            kept.append(term)
    return kept
