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
    share: float,
    *,
    area: float = 0.5,
    neighbors: float = 0.2,
    title_phrases: float = 0.0,
    meaning: float | None = 1.0,
    title_only: bool = False,
) -> TopicEvidence:
    """One paper and one topic."""
    return TopicEvidence(
        shares=np.array([[share]]),
        areas=np.array([[area]]),
        neighbor_shares=np.array([[neighbors]]),
        cosines=np.array([[0.1]]),
        title_phrases=np.array([[title_phrases]]),
        meanings=None if meaning is None else np.array([[meaning]]),
        is_title_only=np.array([title_only]),
    )


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
        (evidence(0.5, title_phrases=2.0), evidence(0.5, title_phrases=0.0)),
        (evidence(0.5, meaning=2.0), evidence(0.5, meaning=0.0)),
    ],
)
def test_more_evidence_of_any_kind_is_more_probable(more: TopicEvidence, less: TopicEvidence) -> None:
    assert topic_probabilities(more) > topic_probabilities(less)


def test_a_title_alone_needs_stronger_evidence() -> None:
    assert topic_probabilities(evidence(0.6, title_only=True)) < topic_probabilities(evidence(0.6))


def test_a_title_without_a_phrase_of_the_topic_is_weak_evidence() -> None:
    unnamed, named = (evidence(0.9, title_only=True, title_phrases=weight) for weight in (0.0, 1.0))
    assert topic_probabilities(unnamed) < topic_probabilities(named)


def test_without_embeddings_a_topic_may_be_as_probable_as_one_that_is_close_in_meaning() -> None:
    unknown, far, close = (evidence(0.5, meaning=meaning) for meaning in (None, 0.0, 2.0))
    assert topic_probabilities(far) < topic_probabilities(unknown) < topic_probabilities(close)


def test_each_feature_has_a_fitted_weight() -> None:
    assert set(fitted_weights()) == {CONSTANT, *(name for name, _ in topic_features(evidence(0.5)))}
