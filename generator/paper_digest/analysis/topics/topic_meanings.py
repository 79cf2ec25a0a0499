"""Compares the meaning of papers with that of the descriptions of topics, by embeddings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.analysis.sparse import ratios
from paper_digest.analysis.text.token_stream import Floats
from paper_digest.model.settings import TopicRule

_PHRASES = 12
"""The phrases of a topic that describe it, the first ones; a model reads only so many words."""
_DIGITS = 3
"""Digits of a cosine that are kept, since rounding differs between processors."""


def meaning_scores(vectors: Vectors, rules: Sequence[TopicRule], encode: Encode) -> Floats:
    """Papers x topics: how many standard deviations a topic is closer to a paper than its average topic.

    vectors: papers x dimensions, of length 1 or 0. A paper without words has 0 for all topics.
    """
    if not rules:
        return np.zeros((len(vectors), 0))
    cosines = np.round((vectors @ encode(list(map(_description, rules))).T).astype(np.float64), _DIGITS)
    distances = cosines - cosines.mean(axis=1, keepdims=True)
    return ratios(distances, cosines.std(axis=1, keepdims=True))


def _description(rule: TopicRule) -> str:
    return f"{rule.name}. {rule.description} {', '.join(rule.phrases[:_PHRASES])}"
