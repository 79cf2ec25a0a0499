"""Turns the phrases' labels into the centre of each topic: what its papers' words have that others have not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from paper_digest.analysis.text.corpus import Corpus
from paper_digest.analysis.text.ranked_terms import distinct_terms
from paper_digest.analysis.topics.phrase_matching import Matrix

_NEIGHBOURS_SAY = 2.0
"""What the papers nearest to a paper count beside its own words."""
_ROUNDING = 1e-5
_TERMS = 10
_NEIGHBOURS = 4


def centres_of(matrix: csr_matrix, hits: Matrix) -> Matrix:
    """Topics x terms: the mean of a topic's papers less the mean of all, of length 1; zero for a topic without papers.

    A paper counts by how clearly its phrases name the topic. The method is Rocchio's (1971): linear, with a closed form.
    """
    total = hits.sum(axis=1, keepdims=True)
    clearness = np.divide(hits, total, out=np.zeros_like(hits), where=total > 0) * np.minimum(hits, 4.0)
    clearness[clearness < 0.25 * clearness.max(axis=1, keepdims=True, initial=0.0)] = 0.0
    sums = np.asarray((matrix.T @ clearness).T)
    amounts = clearness.sum(axis=0)[:, None]
    means = np.divide(sums, amounts, out=np.zeros_like(sums), where=amounts > 0)
    centred: Matrix = np.where(amounts > 0, means - np.asarray(matrix.mean(axis=0)), 0.0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    # What rounding leaves of a topic that is like the whole collection must not be blown up to a direction.
    found: Matrix = np.where(lengths > _ROUNDING, centred / np.maximum(lengths, _ROUNDING), 0.0)
    return found


def closeness_of(matrix: csr_matrix, centres: Matrix, nearest: csr_matrix) -> Matrix:
    """Papers x topics: the cosine with each topic's centre, blended with that of the papers nearest to each; -1 for empty topics."""
    own = np.asarray(matrix @ centres.T, dtype=np.float64)
    others = csr_matrix(nearest - diags(nearest.diagonal()))
    amounts = np.asarray(others.sum(axis=1), dtype=np.float64)
    around = np.divide(np.asarray(others @ own), amounts, out=own.copy(), where=amounts > 0)
    blended: Matrix = (own + _NEIGHBOURS_SAY * around) / (1 + _NEIGHBOURS_SAY)
    blended[:, ~centres.any(axis=1)] = -1.0
    return blended


def key_terms(centre: NDArray[np.float64], corpus: Corpus) -> tuple[str, ...]:
    """The terms in which a centre differs most from all papers, best first."""
    order = np.argsort(-np.round(centre, 6), kind="stable")[: 6 * _TERMS]
    ranked = [corpus.terms[at] for at in order.tolist() if centre[at] > 0 and corpus.telling[at]]
    return tuple(distinct_terms(ranked)[:_TERMS])


def nearest_centres(number: int, names: Sequence[str], centres: Matrix) -> tuple[str, ...]:
    """The names of the few centres nearest to that of the given number, nearest first."""
    likeness = centres @ centres[number]
    order = sorted(
        (-round(float(score), 4), other)
        for other, score in enumerate(likeness)
        if other != number and score > 0
    )
    return tuple(names[other] for _, other in order[:_NEIGHBOURS])
