"""Turns the phrases of topics.yml into how strongly each paper names each topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.text.occurrences import finder
from paper_digest.analysis.text.token_stream import Stream
from paper_digest.model.settings import TopicRule

Matrix = NDArray[np.float64]

_TITLE_HIT = 3.0
_MOST_HITS = 6.0
"""What one phrase can count in one paper; more of the same adds nothing."""
_RARE = 5.0
"""The logarithm of papers to papers with a phrase from which a phrase counts in full; what half of all papers say tells little."""
_UNSEEN = 150
"""The papers that are taken to be there without the phrase, so that it is no less telling in a digest of few papers."""


def phrase_hits(stream: Stream, rules: Sequence[TopicRule]) -> Matrix:
    """Papers x topics, at least 0: how often each topic's phrases stand in a paper; rare and long phrases and titles count more."""
    hits = np.zeros((stream.papers, len(rules)))
    find = finder(stream)
    value = np.where(stream.in_title, _TITLE_HIT, 1.0)
    for topic, rule in enumerate(rules):
        for phrase in _phrases(stream, rule):
            found = find(phrase)
            papers, at = np.unique(stream.paper[found], return_inverse=True)
            counts = np.bincount(at, weights=value[found], minlength=len(papers))
            weight = _rarity(stream.papers, len(papers)) * (0.8 + 0.2 * len(phrase))
            hits[papers, topic] += weight * np.sqrt(np.minimum(counts, _MOST_HITS))
    return hits


def _rarity(papers: int, papers_with: int) -> float:
    """What a phrase counts by the papers that have it: above 0, at most 1."""
    return float(min(1.0, np.log((papers + _UNSEEN) / (papers_with + 1)) / _RARE))


def _phrases(stream: Stream, rule: TopicRule) -> Iterator[tuple[int, ...]]:
    """The rule's phrases as lemmas, each once; those with a word no paper has are left out."""
    numbers = {stream.numbers_of(phrase) for phrase in rule.phrases}
    yield from sorted(phrase for phrase in numbers if phrase)
