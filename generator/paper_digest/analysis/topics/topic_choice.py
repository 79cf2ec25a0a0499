"""Chooses the topics of a paper by the probability that each is right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paper_digest.analysis.text.token_stream import Floats
from paper_digest.model.settings import TopicRule

MAX_TOPICS = 3
MIN_PROBABILITY = 0.5
"""The probability of being right from which a topic is assigned."""
MIN_FURTHER_PROBABILITY = 0.8
"""The same for further topics; chosen by hand, so that nine in ten of these are right in the develop half."""


def choose_topics(
    probabilities: Floats, area_probabilities: Floats, rules: Sequence[TopicRule], areas: Sequence[str]
) -> list[int]:
    """The number of the topic that with its area is most probable, then of further ones by probability.

    The arguments have one item for each topic. A topic that covers its area gives way to sure ones of it.
    """
    likely = _likely_topics(probabilities, rules, areas)
    if not likely:
        return []
    first = max(likely, key=lambda topic: float(probabilities[topic] * area_probabilities[topic]))
    further = [topic for topic in likely if probabilities[topic] >= MIN_FURTHER_PROBABILITY]
    return list(dict.fromkeys((first, *further)))[:MAX_TOPICS]


def _likely_topics(probabilities: Floats, rules: Sequence[TopicRule], areas: Sequence[str]) -> list[int]:
    order = np.argsort(-probabilities, kind="stable").tolist()
    likely = [topic for topic in order if probabilities[topic] >= MIN_PROBABILITY]
    covered = {
        areas[topic]
        for topic in likely
        if probabilities[topic] >= MIN_FURTHER_PROBABILITY and not rules[topic].general
    }
    return [topic for topic in likely if not (rules[topic].general and areas[topic] in covered)]
