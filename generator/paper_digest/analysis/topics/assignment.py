"""Assigns papers to the topics of topics.yml by phrases, centroids and a classifier of areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from paper_digest.analysis.text.term_matrix import TermMatrix
from paper_digest.analysis.text.token_stream import Floats, TokenStream
from paper_digest.analysis.topics.centroids import (
    centroid_cosines,
    key_terms,
    nearest_topics,
    row_shares,
    topic_centroids,
)
from paper_digest.analysis.topics.classifier import classify
from paper_digest.analysis.topics.phrase_matching import match_phrases
from paper_digest.model.digest import Topic, TopicScore
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule

# Chosen by hand by the topics of the develop half of the labeled papers; `make tune` prints the sweep.
MAX_TOPICS = 3
MIN_SCORE = 0.22
"""The score below which a paper stays unsorted."""
_MIN_RELATIVE_PROBABILITY = 0.45
"""The share of the best topic's probability from which a further topic is assigned."""
_MIN_PROBABILITY = 0.12
"""The probability from which a further topic is assigned."""
PHRASE_EVIDENCE = 6.0
"""The evidence of phrases at which they and the centroids count alike."""
_SHARPNESS = 40.0
"""The factor of cosines in the softmax; at 40, a lead of 0.017 doubles the odds."""
_MIN_COSINE = 0.055
"""The cosine below which centroids are no evidence."""
_METHOD_WEIGHT = 0.25
"""The weight of phrases of methods, relative to subjects, as evidence for an area."""
AREA_WEIGHT = 4.0
"""The weight of the area's probability relative to the topic's; areas have more training examples."""
_FULL_AREA_PROBABILITY = 0.1
"""The probability that an area's topics must have together for the area to count in full."""


@dataclass(frozen=True, slots=True, eq=False)
class TopicAssignment:
    """The topics of each paper, best first, and the topics with their papers."""

    scores: list[tuple[TopicScore, ...]]
    topics: tuple[Topic, ...]
    vectors: csr_matrix
    """Papers x topics: how well each topic fits; rows of length 1, or 0 for papers that no topic fits."""

    @property
    def first_topics(self) -> list[str]:
        """The best topic's id for each paper, "" if it is unsorted."""
        return [scores[0].topic if scores else "" for scores in self.scores]

    @property
    def unsorted_rows(self) -> list[int]:
        """The rows of the papers without a topic."""
        return [row for row, scores in enumerate(self.scores) if not scores]

    @property
    def topic_ids(self) -> list[str]:
        """The ids of all topics."""
        return [topic.rule.id for topic in self.topics]


@dataclass(frozen=True, slots=True, eq=False)
class _TopicModel:
    """Topics as vectors, and the papers' similarity to them."""

    rules: Sequence[TopicRule]
    centroids: Floats
    cosines: Floats
    terms: TermMatrix


def assign_topics(
    papers: Sequence[Paper],
    stream: TokenStream,
    terms: TermMatrix,
    neighbors: csr_matrix,
    rules: Sequence[TopicRule],
) -> TopicAssignment:
    """Up to MAX_TOPICS topics a paper, none if the evidence is weak; those pinned in corrections.yml first.

    A topic's score combines its probability with that of its area. neighbors: papers x papers, sparse.
    """
    if not rules or not papers:
        no_papers = tuple(Topic(rule=rule, papers=()) for rule in rules)
        return TopicAssignment([()] * len(papers), no_papers, csr_matrix((len(papers), max(1, len(rules)))))
    evidence = match_phrases(stream, rules)
    centroids = topic_centroids(terms.matrix, evidence)
    model = _TopicModel(rules, centroids, centroid_cosines(terms.matrix, centroids, neighbors), terms)
    probabilities = _topic_probabilities(evidence, model.cosines)
    areas = _area_probabilities(evidence, probabilities, rules, terms.matrix, neighbors)
    fit = (probabilities + AREA_WEIGHT * areas) / (1 + AREA_WEIGHT) * (probabilities > 0)
    scores = [
        _topics_of_paper(paper.pinned_topics, fit[row], probabilities[row], rules)
        for row, paper in enumerate(papers)
    ]
    members: defaultdict[str, list[int]] = defaultdict(list)
    for row, topics in enumerate(scores):
        for score in topics:
            members[score.topic].append(row)
    return TopicAssignment(
        scores,
        tuple(_topic(model, number, papers, members[rule.id]) for number, rule in enumerate(rules)),
        csr_matrix(normalize(fit)),
    )


def _topic_probabilities(evidence: Floats, cosines: Floats) -> Floats:
    """Papers x topics: the shares of the evidence, blended with a softmax of cosines if there is little."""
    best = cosines.max(axis=1, keepdims=True)
    by_centroid = row_shares(np.exp(_SHARPNESS * (cosines - best)) * (best > _MIN_COSINE))
    total = evidence.sum(axis=1, keepdims=True)
    trust = total / (total + PHRASE_EVIDENCE)
    probabilities: Floats = trust * row_shares(evidence) + (1 - trust) * by_centroid
    return probabilities


def _area_probabilities(
    evidence: Floats,
    probabilities: Floats,
    rules: Sequence[TopicRule],
    matrix: csr_matrix,
    neighbors: csr_matrix,
) -> Floats:
    """Papers x topics: the probability of each topic's area; lower if its topics are improbable."""
    areas, area_of_topic = np.unique(np.array(_areas(rules)), return_inverse=True)
    membership = (area_of_topic[:, None] == np.arange(len(areas))).astype(np.float64)
    weights = np.array([_METHOD_WEIGHT if rule.method else 1.0 for rule in rules])
    by_words = classify(matrix, neighbors, (evidence * weights) @ membership)
    support = np.minimum(1.0, probabilities @ membership / _FULL_AREA_PROBABILITY)
    by_topic: Floats = (by_words * support)[:, area_of_topic]
    return by_topic


def _areas(rules: Sequence[TopicRule]) -> list[str]:
    """The class of each topic; methods whose area has no subject are one class, since they share words."""
    subject_areas = {rule.area for rule in rules if not rule.method}
    return [_area(rule, is_method=rule.method and rule.area not in subject_areas) for rule in rules]


def _area(rule: TopicRule, *, is_method: bool) -> str:
    if is_method:
        return "methods"
    return f"area {rule.area}" if rule.area else f"topic {rule.id}"


def _topics_of_paper(
    pinned: Sequence[str], fit: Floats, probabilities: Floats, rules: Sequence[TopicRule]
) -> tuple[TopicScore, ...]:
    scores = np.round(fit, 4)
    first, *runners_up = np.argsort(-scores, kind="stable").tolist()
    threshold = max(_MIN_PROBABILITY, _MIN_RELATIVE_PROBABILITY * float(probabilities.max()))
    likely = [first, *(topic for topic in runners_up if probabilities[topic] >= threshold)]
    assigned = [
        TopicScore(rules[topic].id, float(scores[topic]))
        for topic in likely[:MAX_TOPICS]
        if scores[first] >= MIN_SCORE and rules[topic].id not in pinned
    ]
    return (*(TopicScore(topic, 1.0) for topic in pinned), *assigned)[: max(MAX_TOPICS, len(pinned))]


def _topic(model: _TopicModel, number: int, papers: Sequence[Paper], members: Sequence[int]) -> Topic:
    cosines = np.round(model.cosines[:, number], 5).tolist()
    ordered = sorted(members, key=lambda row: (-cosines[row], papers[row].id))
    return Topic(
        rule=model.rules[number],
        papers=tuple(papers[row].id for row in ordered),
        terms=key_terms(model.centroids[number], model.terms) if members else (),
        related_topics=nearest_topics(number, [rule.id for rule in model.rules], model.centroids),
    )
