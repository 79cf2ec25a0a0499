"""Estimates the probability that a topic is right for a paper, from several kinds of evidence.

A logistic regression; tests/eval/topic_labels.py fits its weights to papers whose topics a reader has judged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from paper_digest.analysis.text.token_stream import Flags, Floats

Weights = Mapping[str, float]
"""The weight of each feature, and of "constant"."""
CONSTANT = "constant"
_DOUBT = 0.01
"""Added to shares and probabilities before their logarithm is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class TopicEvidence:
    """What speaks for each topic in each paper: papers x topics."""

    shares: Floats
    """The topic's share of the evidence in the paper's own words, 0 to 1; of its area's if it covers it."""
    areas: Floats
    """The probability of the topic's area."""
    neighbor_shares: Floats
    """The topic's share of the evidence in the phrases of similar papers."""
    cosines: Floats
    """The similarity to the topic's papers."""
    title_phrases: Floats
    """The evidence of the topic's phrases in the title."""
    meanings: Floats | None
    """How much closer in meaning it is than other topics, in standard deviations; None without embeddings."""
    is_title_only: Flags
    """For each paper whether it has no abstract."""


def topic_features(evidence: TopicEvidence) -> Iterator[tuple[str, Floats]]:
    """The name and the values of each feature, papers x topics or of a shape that numpy extends to it."""
    title_only = evidence.is_title_only[:, None].astype(np.float64)
    share = _log(evidence.shares)
    yield "share", share
    yield "area", _log(evidence.areas)
    yield "neighbors", _log(evidence.neighbor_shares)
    yield "cosine", np.maximum(evidence.cosines, 0.0)
    yield "title phrases", np.log1p(evidence.title_phrases)
    yield "meaning", np.zeros_like(share) if evidence.meanings is None else evidence.meanings
    yield "no meaning", np.full((1, 1), float(evidence.meanings is None))
    yield "title only", title_only
    yield "title only, share", title_only * share


def topic_probabilities(evidence: TopicEvidence, weights: Weights | None = None) -> Floats:
    """Papers x topics: how probable it is that each is right; 0 without any evidence in the paper's words."""
    used = fitted_weights() if weights is None else weights
    scores = np.full(evidence.shares.shape, used[CONSTANT])
    for name, values in topic_features(evidence):
        scores += used[name] * values
    probabilities: Floats = np.where(evidence.shares > 0, 1 / (1 + np.exp(-scores)), 0.0)
    return probabilities


@cache
def fitted_weights() -> Weights:
    """The weights in use."""
    text = (files(__package__) / "data" / "topic_weights.toml").read_text("utf-8")
    return dict(tomllib.loads(text))


def _log(values: Floats) -> Floats:
    logarithms: Floats = np.log(values + _DOUBT)
    return logarithms
