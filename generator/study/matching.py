"""Turns the phrases of topics.yml into how strongly each paper names each topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.model import TopicRule
from generator.study.occurrences import finder
from generator.study.words import Stream

Matrix = NDArray[np.float64]

_TITLE_HIT = 3.0
_MOST_HITS = 6.0
"""What one phrase can count in one paper; more of the same adds nothing."""


def phrase_hits(stream: Stream, rules: Sequence[TopicRule]) -> Matrix:
    """Papers x topics, at least 0: how often each topic's phrases stand in a paper; longer phrases and titles count more."""
    hits = np.zeros((stream.papers, len(rules)))
    find = finder(stream)
    value = np.where(stream.in_title, _TITLE_HIT, 1.0)
    for topic, rule in enumerate(rules):
        for phrase in _phrases(stream, rule):
            found = find(phrase)
            counts = np.bincount(stream.paper[found], weights=value[found], minlength=stream.papers)
            hits[:, topic] += np.sqrt(np.minimum(counts, _MOST_HITS)) * (0.6 + 0.4 * len(phrase))
    return hits


def _phrases(stream: Stream, rule: TopicRule) -> Iterator[tuple[int, ...]]:
    """The rule's phrases as lemmas, each once; those with a word no paper has are left out."""
    numbers = {stream.numbers_of(phrase) for phrase in rule.phrases}
    yield from sorted(phrase for phrase in numbers if phrase)
