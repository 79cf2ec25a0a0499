"""Measures the evidence that the phrases of topics.yml give for each topic in each paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paper_digest.analysis.text.token_stream import Floats, TokenStream, phrase_finder
from paper_digest.model.settings import TopicRule

# Chosen by hand by the topics of the develop half of the labeled papers.
_TITLE_COUNT = 3.0
_MAX_COUNT = 6.0
"""Occurrences of one phrase in one paper that count; more add nothing."""
_FULL_IDF = 5.0
"""The logarithm of the ratio of papers to papers with a phrase from which it counts in full."""
_PRIOR_PAPERS = 150
"""Papers without the phrase that are added to the count, so that small collections give similar weights."""
_WORD_BONUS = 0.2
"""What each further word of a phrase adds to its weight."""


def match_phrases(stream: TokenStream, rules: Sequence[TopicRule], *, only_titles: bool = False) -> Floats:
    """Papers x topics: the evidence for each topic; rare and long phrases and titles count more.

    only_titles: whether abstracts give no evidence.
    """
    evidence = np.zeros((stream.paper_count, len(rules)))
    find = phrase_finder(stream)
    weights = np.where(stream.in_title, _TITLE_COUNT, 0.0 if only_titles else 1.0)
    for topic, rule in enumerate(rules):
        lemmas = {stream.phrase_lemmas(phrase) for phrase in rule.phrases}
        for phrase in sorted(known for known in lemmas if known):
            positions = find(phrase)
            if not positions.size:
                continue
            papers, paper_of = np.unique(stream.paper[positions], return_inverse=True)
            counts = np.bincount(paper_of, weights=weights[positions], minlength=len(papers))
            weight = _idf(stream.paper_count, len(papers)) * (1 + _WORD_BONUS * (len(phrase) - 1))
            evidence[papers, topic] += weight * np.sqrt(np.minimum(counts, _MAX_COUNT))
    return evidence


def _idf(papers: int, papers_with: int) -> float:
    """A phrase's inverse document frequency, scaled to at most 1."""
    return float(min(1.0, np.log((papers + _PRIOR_PAPERS) / (papers_with + 1)) / _FULL_IDF))
