"""Compares the meaning of papers with that of the descriptions of topics, by embeddings."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.sparse import ratios
from paper_digest.analysis.text.token_stream import Floats
from paper_digest.model.settings import TopicRule

FEWEST_TOPICS = 20
"""Of fewer topics, the average says little, and no topic can be far from it; chosen by hand."""
_PHRASES = 12
"""The phrases of a topic that describe it, the first ones; a model reads only so many words."""
_DIGITS = 3
"""Digits of a cosine that are kept, since rounding differs between processors."""


def topic_descriptions(rules: Iterable[TopicRule]) -> list[str]:
    """A text for each topic, which an embedding model compares with papers."""
    return [f"{rule.name}. {rule.description} {', '.join(rule.phrases[:_PHRASES])}" for rule in rules]


def meaning_scores(of_papers: NDArray[np.float32], of_topics: NDArray[np.float32]) -> Floats:
    """Papers x topics: how many standard deviations a topic is closer to a paper than its average topic.

    Embeddings of papers and of the descriptions of topics: rows x dimensions, of length 1 or 0. A paper
    without words has 0 for all topics.
    """
    if not len(of_topics):
        return np.zeros((len(of_papers), 0))
    cosines = np.round((of_papers @ of_topics.T).astype(np.float64), _DIGITS)
    distances = cosines - cosines.mean(axis=1, keepdims=True)
    return ratios(distances, cosines.std(axis=1, keepdims=True))
