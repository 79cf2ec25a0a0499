"""Turns first labels of some papers into how likely each class is for every paper."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.naive_bayes import MultinomialNB

from paper_digest.analysis.topics.phrase_matching import Matrix

_ROUNDS = 3
"""Each round learns from what the one before found out."""
_SMOOTHING = 0.03
"""Weight of a term that a class never showed; the terms of a paper have a Euclidean length of 1."""
_LABELS_SAY = 0.25
"""What the first labels count beside the classifier, once it has heard them all."""
_ENOUGH = 10.0
"""The evidence from which a paper teaches in full."""
_LEAST = 0.15
"""The chance from which a paper teaches a class at all."""
_DOUBT = 0.02
"""The chance that even evidence without a rival is wrong."""


def spread(matrix: csr_matrix, nearest: csr_matrix, evidence: Matrix) -> Matrix:
    """Papers x classes, rows that sum to 1: how likely each class is, by a paper's evidence, words and related_topics.

    matrix: papers x terms, rows of length 1. nearest: papers x papers, sparse. evidence: papers x classes, at least 0.
    A class without any evidence gets 0; all rows are 0 where nothing has evidence. Papers teach the more the clearer
    they are. Multinomial naive Bayes in rounds of self-training, as in Nigam et al., Text classification from labeled
    and unlabeled documents using EM (2000); sums only, so every machine gets the same.
    """
    known = np.flatnonzero(evidence.any(axis=0))
    chances = np.zeros_like(evidence)
    if len(known) < 2:
        chances[:, known] = 1.0
        return chances
    labels, total = _shares(evidence[:, known]), evidence.sum(axis=1)
    around = _means(nearest)
    found, clearness = labels, _lead(labels) * np.minimum(total, _ENOUGH) / _ENOUGH
    for _ in range(_ROUNDS):
        learned = _bayes(matrix, found, clearness)
        learned = (learned + _around(around, learned)) / 2
        found = _shares((labels + _DOUBT) ** _LABELS_SAY * learned)
        clearness = _lead(found)
    chances[:, known] = found
    return chances


def _bayes(
    matrix: csr_matrix, chances: Matrix, clearness: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> Matrix:
    weights = np.where(chances > _LEAST, chances, 0.0) * clearness[:, None]
    papers, classes = np.nonzero(weights)
    if not len(papers):
        return chances
    model = MultinomialNB(alpha=_SMOOTHING, fit_prior=False).fit(
        matrix[papers], classes, sample_weight=weights[papers, classes]
    )
    found = np.zeros_like(chances)
    found[:, model.classes_] = model.predict_proba(matrix)
    return found


def _means(nearest: csr_matrix) -> csr_matrix:
    """Papers x papers: the share of each neighbour in what a paper's related_topics say; no paper is its own neighbour."""
    others = csr_matrix(nearest - diags(nearest.diagonal()))
    amounts = np.asarray(others.sum(axis=1), dtype=np.float64).ravel()
    return csr_matrix(diags(np.divide(1.0, amounts, out=np.zeros_like(amounts), where=amounts > 0)) @ others)


def _around(means: csr_matrix, chances: Matrix) -> Matrix:
    """What the related_topics say, and what the paper itself says where it has none."""
    alone = np.asarray(means.sum(axis=1)) == 0
    found: Matrix = np.where(alone, chances, np.asarray(means @ chances))
    return found


def _shares(amounts: Matrix) -> Matrix:
    total = amounts.sum(axis=1, keepdims=True)
    shares: Matrix = np.divide(amounts, total, out=np.zeros_like(amounts), where=total > 0)
    return shares


def _lead(chances: Matrix) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How far the likeliest class is ahead of the next one, 0 to 1."""
    best = np.partition(chances, -2, axis=1)
    lead: np.ndarray[tuple[int], np.dtype[np.float64]] = best[:, -1] - best[:, -2]
    return lead
