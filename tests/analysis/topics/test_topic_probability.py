"""The probability that a topic is right."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from paper_digest.analysis.topics.topic_probability import (
    CONSTANT,
    TopicEvidence,
    fitted_weights,
    topic_features,
    topic_probabilities,
)


def evidence(
    share: float, *, area: float = 0.5, neighbors: float = 0.2, title_only: bool = False, named: bool = True
) -> TopicEvidence:
    """One paper and one topic."""
    shares, areas, neighbor_shares, cosines = (np.array([[value]]) for value in (share, area, neighbors, 0.1))
    return TopicEvidence(shares, areas, neighbor_shares, cosines, np.array([[named]]), np.array([title_only]))


def test_the_probability_is_the_logistic_function_of_the_weighted_features() -> None:
    weights = dict.fromkeys([CONSTANT, *(name for name, _ in topic_features(evidence(0.5)))], 0.0)
    weights |= {CONSTANT: 1.0, "share": 2.0, "cosine": 3.0}
    score = 1.0 + 2.0 * log(0.5 + 0.01) + 3.0 * 0.1
    assert topic_probabilities(evidence(0.5), weights) == pytest.approx(1 / (1 + exp(-score)))


def test_a_topic_without_a_share_of_the_evidence_is_impossible() -> None:
    assert topic_probabilities(evidence(0.0)) == 0.0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (evidence(0.9), evidence(0.2)),
        (evidence(0.5, area=0.9), evidence(0.5, area=0.1)),
        (evidence(0.5, neighbors=0.9), evidence(0.5, neighbors=0.0)),
    ],
)
def test_more_evidence_of_any_kind_is_more_probable(more: TopicEvidence, less: TopicEvidence) -> None:
    assert topic_probabilities(more) > topic_probabilities(less)


def test_a_title_alone_needs_stronger_evidence() -> None:
    assert topic_probabilities(evidence(0.6, title_only=True)) < topic_probabilities(evidence(0.6))


def test_a_title_without_a_phrase_of_the_topic_is_weak_evidence() -> None:
    unnamed, named = (evidence(0.9, title_only=True, named=is_named) for is_named in (False, True))
    assert topic_probabilities(unnamed) < topic_probabilities(named)


def test_each_feature_has_a_fitted_weight() -> None:
    assert set(fitted_weights()) == {CONSTANT, *(name for name, _ in topic_features(evidence(0.5)))}
