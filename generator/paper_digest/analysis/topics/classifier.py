"""Classifies papers by naive Bayes, trained on evidence and on its own results (self-training)."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.naive_bayes import MultinomialNB

from paper_digest.analysis.sparse import ratios
from paper_digest.analysis.text.token_stream import Floats
from paper_digest.analysis.topics.centroids import neighbor_averages, row_shares

# Chosen by hand by the topics of the develop half of the labeled papers.
_ROUNDS = 3
_SMOOTHING = 0.03
"""Additive smoothing: the weight of a term that a class never had."""
_PRIOR_EXPONENT = 0.25
"""How much the first evidence counts next to the classifier in each round."""
_FULL_EVIDENCE = 10.0
"""The evidence from which a paper counts in full as a training example."""
_MIN_PROBABILITY = 0.15
"""The probability from which a paper is a training example of a class."""
_DOUBT = 0.02
"""The probability that even undisputed evidence is wrong."""


def classify(matrix: csr_matrix, neighbors: csr_matrix, evidence: Floats) -> Floats:
    """The probability of each class: papers x classes; 0 for classes without any evidence.

    matrix: papers x terms, rows of length 1. neighbors: papers x papers, sparse. evidence: papers x classes.
    Source: Nigam et al., Text classification from labeled and unlabeled documents using EM (2000).
    """
    known = np.flatnonzero(evidence.any(axis=0))
    probabilities = np.zeros_like(evidence)
    if len(known) < 2:
        probabilities[:, known] = 1.0
        return probabilities
    priors = row_shares(evidence[:, known])
    strength = np.minimum(evidence.sum(axis=1), _FULL_EVIDENCE) / _FULL_EVIDENCE
    current, clarity = priors, _margins(priors) * strength
    for _ in range(_ROUNDS):
        predicted = _naive_bayes(matrix, current, clarity)
        predicted = (predicted + neighbor_averages(neighbors, predicted)) / 2
        current = row_shares((priors + _DOUBT) ** _PRIOR_EXPONENT * predicted)
        clarity = _margins(current)
    probabilities[:, known] = current
    return probabilities


def _naive_bayes(matrix: csr_matrix, probabilities: Floats, clarity: Floats) -> Floats:
    """Probabilities of a classifier that learns each class from the papers that most likely belong to it."""
    examples = np.where(probabilities > _MIN_PROBABILITY, probabilities, 0.0) * clarity[:, None]
    weights = examples * _class_factors(examples.sum(axis=0))
    papers, classes = np.nonzero(weights)
    if not len(papers):
        return probabilities
    model = MultinomialNB(alpha=_SMOOTHING, fit_prior=False)
    model.fit(matrix[papers], classes, sample_weight=weights[papers, classes])
    predicted = np.zeros_like(probabilities)
    predicted[:, model.classes_] = model.predict_proba(matrix)
    return predicted


def _class_factors(totals: Floats) -> Floats:
    """The weight of the examples of each class; without it, the smoothing would drown small classes."""
    present = totals[totals > 0]
    mean = present.mean() if len(present) else 0.0
    factors: Floats = np.sqrt(ratios(mean, totals))
    return factors


def _margins(probabilities: Floats) -> Floats:
    """How far the most likely class is ahead of the next one, 0 to 1."""
    ordered = np.partition(probabilities, -2, axis=1)
    margins: Floats = ordered[:, -1] - ordered[:, -2]
    return margins
