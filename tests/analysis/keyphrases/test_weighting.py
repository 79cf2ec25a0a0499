"""Keyphrase weighting: a logistic function of the features and their squares."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.keyphrases import weighting
from paper_digest.analysis.keyphrases.candidates import candidate_phrases, phrase_words
from paper_digest.analysis.keyphrases.features import PhraseFeatures, phrase_features
from paper_digest.analysis.keyphrases.weighting import INTERCEPT, fitted_weights, weigh_phrases
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def test_the_weight_is_the_logistic_function_of_the_weighted_features(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The phrase has 1 + 3 x 0.5 - 2 x 0.25 = 2 in all papers; the papers add 0 and 1 + 1 = 2."""
    weights = {INTERCEPT: (1.0,), "focus": (3.0, -2.0), "frequency": (1.0, 1.0)}
    monkeypatch.setattr(weighting, "fitted_weights", lambda: weights)
    features = PhraseFeatures(
        phrase=np.array([7, 7]),
        paper=np.array([0, 1]),
        column=np.array([0, 0]),
        in_paper={"frequency": np.array([0.0, 1.0])},
        of_phrase={"focus": np.array([0.5])},
    )
    weighed = weigh_phrases(features)
    assert weighed.weight == pytest.approx([1 / (1 + np.exp(-2)), 1 / (1 + np.exp(-4))])
    assert weighed.phrase.tolist() == [7, 7]


def test_each_feature_has_weights() -> None:
    stream = token_stream([DocumentText("", "flat minima")] * 2)
    phrases = candidate_phrases(stream)
    features = phrase_features(phrases, phrase_words(phrases, stream), (), stream)
    assert {*features.in_paper, *features.of_phrase, INTERCEPT} == set(fitted_weights())
