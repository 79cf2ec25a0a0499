"""Sorts papers into the topics of topics.yml: phrases give the first labels, and classifiers carry them on, area first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.corpus import Corpus
from paper_digest.analysis.text.token_stream import Stream
from paper_digest.analysis.topics.centroids import centres_of, closeness_of, key_terms, nearest_centres
from paper_digest.analysis.topics.classifier import spread
from paper_digest.analysis.topics.phrase_matching import Matrix, phrase_hits
from paper_digest.model.digest import Topic, TopicScore
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule

MOST = 3
"""Topics a paper may have."""
SURE = 0.22
"""The score below which a paper stays unsorted rather than guessed at."""
_BESIDE = 0.45
"""The share of the likeliest topic's chance from which a further topic counts too."""
_LIKELY = 0.12
"""The chance below which a topic is not named beside another."""
_TRUST = 6.0
"""Phrase weight at which phrases and classifier count alike."""
_SHARPNESS = 40.0
"""How much a difference in cosine tells; at 40 a lead of 0.017 doubles the odds."""
_CHANCE = 0.055
"""The cosine with a topic's centre that says nothing."""
_METHOD = 0.25
"""What a phrase of a method counts beside one of a subject when a paper's area is sought."""
_AREA_SAYS = 4.0
"""What a topic's area counts beside the topic itself: more papers teach it, so it is surer."""
_BORNE_OUT = 0.1
"""The chance that an area's topics must have together for the area to count in full."""


@dataclass(frozen=True, slots=True, eq=False)
class Sorting:
    """The topics of each paper, and the topics themselves."""

    scores: list[tuple[TopicScore, ...]]
    topics: tuple[Topic, ...]


def sort_papers(
    papers: Sequence[Paper], stream: Stream, corpus: Corpus, nearest: csr_matrix, rules: Sequence[TopicRule]
) -> Sorting:
    """Up to MOST topics a paper, best first, none where nothing speaks for any; what a person pinned comes first.

    A topic's score is how likely it is among all topics, and above all how likely its area is, which more papers teach.
    The papers nearest to a paper (`nearest`: papers x papers, sparse) have a say in its topics.
    """
    if not rules or not papers:
        return Sorting([()] * len(papers), tuple(Topic(rule=rule, papers=()) for rule in rules))
    hits = phrase_hits(stream, rules)
    centres = centres_of(corpus.matrix, hits)
    closeness = closeness_of(corpus.matrix, centres, nearest)
    chances = _chances(hits, closeness)
    areas = _areas(hits, chances, rules, corpus.matrix, nearest)
    fit = (chances + _AREA_SAYS * areas) / (1 + _AREA_SAYS) * (chances > 0)
    scores = [_topics_of(paper, fit[row], chances[row], rules) for row, paper in enumerate(papers)]
    members: defaultdict[str, list[int]] = defaultdict(list)
    for row, found in enumerate(scores):
        for one in found:
            members[one.topic].append(row)
    topics = (
        _topic(number, rules, papers, members[rule.id], closeness, centres, corpus)
        for number, rule in enumerate(rules)
    )
    return Sorting(scores, tuple(topics))


def _areas(
    hits: Matrix, chances: Matrix, rules: Sequence[TopicRule], matrix: csr_matrix, nearest: csr_matrix
) -> Matrix:
    """Papers x topics: how likely the area of each topic is, 0 to 1.

    An area that a paper's words suggest counts less where hardly anything speaks for any of its topics.
    """
    names = np.array(_classes(rules))
    distinct, of_topic = np.unique(names, return_inverse=True)
    belongs = (of_topic[:, None] == np.arange(len(distinct))).astype(np.float64)
    weights = np.array([_METHOD if rule.method else 1.0 for rule in rules])
    likely = spread(matrix, nearest, (hits * weights) @ belongs)
    found: Matrix = (likely * np.minimum(1.0, chances @ belongs / _BORNE_OUT))[:, of_topic]
    return found


def _classes(rules: Sequence[TopicRule]) -> list[str]:
    """For each topic what its area is when areas are sought: methods whose area has no subject are one, since no words are theirs alone."""
    subjects = {rule.area for rule in rules if not rule.method}
    return [
        "methods"
        if rule.method and rule.area not in subjects
        else f"area {rule.area}"
        if rule.area
        else f"topic {rule.id}"
        for rule in rules
    ]


def _chances(hits: Matrix, closeness: Matrix) -> Matrix:
    """Papers x topics, 0 to 1: the phrases' share, and the classifier's the more the fewer phrases there are."""
    total = hits.sum(axis=1, keepdims=True)
    by_phrase = np.divide(hits, total, out=np.zeros_like(hits), where=total > 0)
    powers = np.exp(_SHARPNESS * (closeness - closeness.max(axis=1, keepdims=True))) * (
        closeness.max(axis=1, keepdims=True) > _CHANCE
    )
    amounts = powers.sum(axis=1, keepdims=True)
    by_words = np.divide(powers, amounts, out=np.zeros_like(powers), where=amounts > 0)
    trust = total / (total + _TRUST)
    chances: Matrix = trust * by_phrase + (1 - trust) * by_words
    return chances


def _topics_of(
    paper: Paper, fit: NDArray[np.float64], chances: NDArray[np.float64], rules: Sequence[TopicRule]
) -> tuple[TopicScore, ...]:
    pinned = [TopicScore(topic, 1.0) for topic in paper.pinned_topics]
    scores = np.round(fit, 4)
    order = np.argsort(-scores, kind="stable").tolist()
    least = max(_LIKELY, _BESIDE * float(chances.max()))
    likely = (
        [number for place, number in enumerate(order) if place == 0 or chances[number] >= least]
        if scores.max() >= SURE
        else []
    )
    found = [
        TopicScore(rules[number].id, float(scores[number]))
        for number in likely[:MOST]
        if rules[number].id not in paper.pinned_topics
    ]
    return (*pinned, *found)[: max(MOST, len(pinned))]


def _topic(
    number: int,
    rules: Sequence[TopicRule],
    papers: Sequence[Paper],
    members: Sequence[int],
    closeness: Matrix,
    centres: Matrix,
    corpus: Corpus,
) -> Topic:
    rule = rules[number]
    members = sorted(members, key=lambda row: (-round(float(closeness[row, number]), 5), papers[row].id))
    return Topic(
        rule=rule,
        papers=tuple(papers[row].id for row in members),
        terms=key_terms(centres[number], corpus) if members else (),
        related_topics=nearest_centres(number, [one.id for one in rules], centres),
    )
