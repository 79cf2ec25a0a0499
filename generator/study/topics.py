"""Sorts papers into the topics of topics.yml: phrases give the first labels, and a classifier carries them on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from generator.model import Paper, Topic, TopicRule, TopicScore
from generator.study.corpus import Corpus
from generator.study.matching import Matrix, phrase_hits
from generator.study.terms import distinct_terms
from generator.study.words import Stream

MOST = 3
"""Topics a paper may have."""
SURE = 0.16
"""The score below which a paper stays unsorted rather than guessed at."""
_BESIDE = 0.55
"""The share of the best score from which a further topic counts too."""
_TRUST = 6.0
"""Phrase weight at which phrases and classifier count alike."""
_SHARPNESS = 40.0
"""How much a difference in cosine tells; at 40 a lead of 0.017 doubles the odds."""
_NEIGHBOURS_SAY = 2.0
"""What the papers nearest to a paper count beside its own words."""
_CHANCE = 0.055
"""The cosine with a topic's centre that says nothing."""
_ROUNDING = 1e-5
_TERMS = 10
_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sorting:
    """The topics of each paper, and the topics themselves."""

    scores: list[tuple[TopicScore, ...]]
    topics: tuple[Topic, ...]


def sort_papers(papers: Sequence[Paper], stream: Stream, corpus: Corpus, nearest: csr_matrix, rules: Sequence[TopicRule]) -> Sorting:
    """Up to MOST topics a paper, best first, none where nothing speaks for any; what a person pinned comes first.

    The classifier is Rocchio's (1971): a topic is the mean of its papers' term vectors, each weighted by how clearly
    its phrases name the topic. It is linear, has a closed form, and so gives the same result on every machine. The
    papers nearest to a paper (`nearest`: papers x papers, sparse) have a say in its topics.
    """
    if not rules or not papers:
        return Sorting([()] * len(papers), tuple(Topic(rule=rule, papers=()) for rule in rules))
    hits = phrase_hits(stream, rules)
    centroids = _centroids(corpus.matrix, hits)
    closeness = _closeness(corpus.matrix, centroids, nearest)
    chances = _blend(hits, closeness)
    scores = [_topics_of(paper, chances[row], rules) for row, paper in enumerate(papers)]
    return Sorting(
        scores,
        tuple(_topic(number, rules, papers, scores, closeness, centroids, corpus) for number in range(len(rules))),
    )


def _centroids(matrix: csr_matrix, hits: Matrix) -> Matrix:
    """Topics x terms: the mean of a topic's papers less the mean of all, of length 1; zero for a topic without papers."""
    total = hits.sum(axis=1, keepdims=True)
    clearness = np.divide(hits, total, out=np.zeros_like(hits), where=total > 0) * np.minimum(hits, 4.0)
    clearness[clearness < 0.25 * clearness.max(axis=1, keepdims=True, initial=0.0)] = 0.0
    sums = np.asarray((matrix.T @ clearness).T)
    amounts = clearness.sum(axis=0)[:, None]
    means = np.divide(sums, amounts, out=np.zeros_like(sums), where=amounts > 0)
    centred: Matrix = np.where(amounts > 0, means - np.asarray(matrix.mean(axis=0)), 0.0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    # What rounding leaves of a topic that is like the whole collection must not be blown up to a direction.
    found: Matrix = np.where(lengths > _ROUNDING, centred / np.maximum(lengths, _ROUNDING), 0.0)
    return found


def _closeness(matrix: csr_matrix, centroids: Matrix, nearest: csr_matrix) -> Matrix:
    """Papers x topics: the cosine with each topic's centre, blended with that of the papers nearest to each; -1 for empty topics."""
    own = np.asarray(matrix @ centroids.T, dtype=np.float64)
    others = csr_matrix(nearest - diags(nearest.diagonal()))
    amounts = np.asarray(others.sum(axis=1), dtype=np.float64)
    around = np.divide(np.asarray(others @ own), amounts, out=own.copy(), where=amounts > 0)
    blended: Matrix = (own + _NEIGHBOURS_SAY * around) / (1 + _NEIGHBOURS_SAY)
    blended[:, ~centroids.any(axis=1)] = -1.0
    return blended


def _blend(hits: Matrix, closeness: Matrix) -> Matrix:
    """Papers x topics, 0 to 1: the phrases' share, and the classifier's the more the fewer phrases there are."""
    total = hits.sum(axis=1, keepdims=True)
    by_phrase = np.divide(hits, total, out=np.zeros_like(hits), where=total > 0)
    powers = np.exp(_SHARPNESS * (closeness - closeness.max(axis=1, keepdims=True))) * (closeness.max(axis=1, keepdims=True) > _CHANCE)
    amounts = powers.sum(axis=1, keepdims=True)
    by_words = np.divide(powers, amounts, out=np.zeros_like(powers), where=amounts > 0)
    trust = total / (total + _TRUST)
    chances: Matrix = trust * by_phrase + (1 - trust) * by_words
    return chances


def _topics_of(paper: Paper, chances: NDArray[np.float64], rules: Sequence[TopicRule]) -> tuple[TopicScore, ...]:
    pinned = [TopicScore(topic, 1.0) for topic in paper.pinned_topics]
    order = sorted(range(len(rules)), key=lambda number: (-round(float(chances[number]), 4), number))
    best = float(chances[order[0]])
    found = [
        TopicScore(rules[number].id, round(float(chances[number]), 4))
        for number in order[:MOST]
        if chances[number] >= max(SURE, _BESIDE * best) and rules[number].id not in paper.pinned_topics
    ]
    return (*pinned, *found)[: max(MOST, len(pinned))]


def _topic(
    number: int,
    rules: Sequence[TopicRule],
    papers: Sequence[Paper],
    scores: Sequence[tuple[TopicScore, ...]],
    closeness: Matrix,
    centroids: Matrix,
    corpus: Corpus,
) -> Topic:
    rule = rules[number]
    members = [row for row, found in enumerate(scores) if any(one.topic == rule.id for one in found)]
    members.sort(key=lambda row: (-round(float(closeness[row, number]), 5), papers[row].id))
    return Topic(
        rule=rule,
        papers=tuple(papers[row].id for row in members),
        terms=_key_terms(centroids[number], corpus) if members else (),
        neighbours=_neighbours(number, rules, centroids),
    )


def _key_terms(centroid: NDArray[np.float64], corpus: Corpus) -> tuple[str, ...]:
    order = np.argsort(-np.round(centroid, 6), kind="stable")[: 6 * _TERMS]
    ranked = [corpus.terms[at] for at in order.tolist() if centroid[at] > 0 and corpus.telling[at]]
    return tuple(distinct_terms(ranked)[:_TERMS])


def _neighbours(number: int, rules: Sequence[TopicRule], centroids: Matrix) -> tuple[str, ...]:
    likeness = centroids @ centroids[number]
    order = sorted((-round(float(score), 4), other) for other, score in enumerate(likeness) if other != number and score > 0)
    return tuple(rules[other].id for _, other in order[:_NEIGHBOURS])
