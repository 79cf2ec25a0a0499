"""Weights how well each phrase describes each of its papers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from scipy.special import expit

from paper_digest.analysis.keyphrases.features import PhraseFeatures
from paper_digest.analysis.text.token_stream import Floats, Ints

INTERCEPT: Final = "intercept"


@dataclass(frozen=True, slots=True, eq=False)
class PhraseWeights:
    """The weights of phrases in papers; the arrays have one item for each phrase of each paper."""

    phrase: Ints
    paper: Ints
    weight: Floats
    """The probability that the authors would give the phrase as a keyword."""


def weigh_phrases(features: PhraseFeatures) -> PhraseWeights:
    """The weight of each phrase in each of its papers.

    The features are those of Turney, Learning algorithms for keyphrase extraction (2000), and signs of noun
    phrases; a logistic regression (`tests/eval/keyphrases.py`) combines them.
    """
    terms = fitted_weights()
    phrase_count = len(features.of_phrase["focus"])
    by_phrase = terms[INTERCEPT][0] + _sum(features.of_phrase, terms, phrase_count)
    in_paper = _sum(features.in_paper, terms, len(features.phrase))
    return PhraseWeights(features.phrase, features.paper, expit(in_paper + by_phrase[features.column]))


@cache
def fitted_weights() -> dict[str, tuple[float, ...]]:
    """The weights of each feature and of its square, by the name of the feature."""
    text = (files(__package__) / "data" / "keyphrase_weights.toml").read_text("utf-8")
    return {name: tuple(weights) for name, weights in tomllib.loads(text).items()}


def _sum(features: Mapping[str, Floats], weights: Mapping[str, tuple[float, ...]], count: int) -> Floats:
    """The weighted sum of features and of their squares."""
    total = np.zeros(count)
    for name, values in features.items():
        for power, weight in enumerate(weights[name], start=1):
            total += weight * values**power
    return total
