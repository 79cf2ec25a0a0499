"""Assigns papers to the topics of topics.yml by phrases, centroids, neighbors and a classifier of areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    neighbor_averages,
    row_shares,
    topic_centroids,
)
from paper_digest.analysis.topics.classifier import classify
from paper_digest.analysis.topics.phrase_matching import match_phrases
from paper_digest.analysis.topics.topic_choice import MAX_TOPICS, choose_topics
from paper_digest.analysis.topics.topic_probability import TopicEvidence, topic_probabilities
from paper_digest.model.digest import Topic, TopicScore
from paper_digest.model.paper import Paper
from paper_digest.model.settings import TopicRule

# Chosen by hand by the topics of the develop half of the labeled papers; `make tune` prints the sweep.
PHRASE_EVIDENCE = 6.0
"""The evidence of phrases at which they and the centroids count alike."""
_SHARPNESS = 40.0
"""The factor of cosines in the softmax; at 40, a lead of 0.017 doubles the odds."""
_MIN_COSINE = 0.055
"""The cosine below which centroids are no evidence."""
METHOD_WEIGHT = 0.5
"""The weight of phrases of methods, relative to subjects, as evidence for an area."""
AREA_WEIGHT = 4.0
"""The weight of areas relative to topics where two papers are compared by their topics."""
_FULL_AREA_SHARE = 0.1
"""The share that an area's topics must have together for the area to count in full."""


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
    meanings: Floats | None = None,
) -> TopicAssignment:
    """Up to MAX_TOPICS topics a paper, none if the evidence is weak; those pinned in corrections.yml first.

    neighbors: papers x papers, sparse. meanings: papers x topics, from `meaning_scores`; None without an
    embedding model.
    """
    if not rules or not papers:
        no_papers = tuple(Topic(rule=rule, papers=()) for rule in rules)
        return TopicAssignment([()] * len(papers), no_papers, csr_matrix((len(papers), max(1, len(rules)))))
    model, evidence = _evidence(papers, stream, terms, neighbors, rules, meanings)
    probabilities = np.round(topic_probabilities(evidence), 4)
    areas = _areas(rules)
    scores = [
        _topic_scores(paper.pinned_topics, choose_topics(row, row_areas, rules, areas), row, rules)
        for paper, row, row_areas in zip(papers, probabilities, evidence.areas, strict=True)
    ]
    members: defaultdict[str, list[int]] = defaultdict(list)
    for row, topics in enumerate(scores):
        for score in topics:
            members[score.topic].append(row)
    return TopicAssignment(
        scores,
        tuple(_topics(model, papers, members)),
        _topic_vectors(evidence),
    )


def _topic_vectors(evidence: TopicEvidence) -> csr_matrix:
    """What papers are compared by: the topics before any floor, so that all papers have some."""
    fit = (evidence.shares + AREA_WEIGHT * evidence.areas) / (1 + AREA_WEIGHT) * (evidence.shares > 0)
    return csr_matrix(normalize(fit))


def topic_evidence(
    papers: Sequence[Paper],
    stream: TokenStream,
    terms: TermMatrix,
    neighbors: csr_matrix,
    rules: Sequence[TopicRule],
    meanings: Floats | None = None,
) -> TopicEvidence:
    """What speaks for each topic in each paper."""
    return _evidence(papers, stream, terms, neighbors, rules, meanings)[1]


def _evidence(
    papers: Sequence[Paper],
    stream: TokenStream,
    terms: TermMatrix,
    neighbors: csr_matrix,
    rules: Sequence[TopicRule],
    meanings: Floats | None,
) -> tuple[_TopicModel, TopicEvidence]:
    by_phrases = match_phrases(stream, rules)
    centroids = topic_centroids(terms.matrix, by_phrases)
    cosines = centroid_cosines(terms.matrix, centroids, neighbors)
    shares = _topic_shares(by_phrases, cosines)
    neighbor_shares = neighbor_averages(neighbors, row_shares(by_phrases))
    evidence = TopicEvidence(
        shares=_with_sums_of_areas(shares, rules),
        areas=_area_probabilities(by_phrases, shares, rules, terms.matrix, neighbors),
        neighbor_shares=_with_sums_of_areas(neighbor_shares, rules),
        cosines=cosines,
        title_phrases=_with_sums_of_areas(match_phrases(stream, rules, only_titles=True), rules),
        meanings=meanings,
        is_title_only=np.array([not paper.abstract for paper in papers]),
    )
    return _TopicModel(rules, centroids, cosines, terms), evidence


def _topic_shares(evidence: Floats, cosines: Floats) -> Floats:
    """Papers x topics: the shares of the evidence, blended with a softmax of cosines if there is little."""
    best = cosines.max(axis=1, keepdims=True)
    by_centroid = row_shares(np.exp(_SHARPNESS * (cosines - best)) * (best > _MIN_COSINE))
    total = evidence.sum(axis=1, keepdims=True)
    trust = total / (total + PHRASE_EVIDENCE)
    shares: Floats = trust * row_shares(evidence) + (1 - trust) * by_centroid
    return shares


def _with_sums_of_areas(shares: Floats, rules: Sequence[TopicRule]) -> Floats:
    """Evidence or its shares, where topics that cover their area have those of all its subjects together."""
    areas = np.array(_areas(rules))
    is_general = np.array([rule.general for rule in rules])
    is_method = np.array([rule.method for rule in rules])
    is_covered = (areas[:, None] == areas) & ~is_method[:, None]
    sums: Floats = np.where(is_general, shares @ is_covered, shares)
    return sums


def _area_probabilities(
    evidence: Floats,
    shares: Floats,
    rules: Sequence[TopicRule],
    matrix: csr_matrix,
    neighbors: csr_matrix,
) -> Floats:
    """Papers x topics: the probability of each topic's area; lower if its topics are improbable."""
    areas, area_of_topic = np.unique(np.array(_areas(rules)), return_inverse=True)
    membership = (area_of_topic[:, None] == np.arange(len(areas))).astype(np.float64)
    weights = np.array([METHOD_WEIGHT if rule.method else 1.0 for rule in rules])
    by_words = classify(matrix, neighbors, (evidence * weights) @ membership)
    support = np.minimum(1.0, shares @ membership / _FULL_AREA_SHARE)
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


def _topic_scores(
    pinned: Sequence[str], chosen: Sequence[int], probabilities: Floats, rules: Sequence[TopicRule]
) -> tuple[TopicScore, ...]:
    assigned = [
        TopicScore(rules[topic].id, float(probabilities[topic]))
        for topic in chosen
        if rules[topic].id not in pinned
    ]
    return (*(TopicScore(topic, 1.0) for topic in pinned), *assigned)[: max(MAX_TOPICS, len(pinned))]


def _topics(
    model: _TopicModel, papers: Sequence[Paper], members: Mapping[str, Sequence[int]]
) -> Iterator[Topic]:
    """The topics; members: the rows of the papers of each one that has any."""
    nearest = nearest_topics([rule.id for rule in model.rules], model.centroids)
    for number, (rule, related_topics) in enumerate(zip(model.rules, nearest, strict=True)):
        cosines = np.round(model.cosines[:, number], 5).tolist()
        rows = sorted(members.get(rule.id, ()), key=lambda row: (-cosines[row], papers[row].id))
        yield Topic(
            rule=rule,
            papers=tuple(papers[row].id for row in rows),
            terms=key_terms(model.centroids[number], model.terms) if rows else (),
            related_topics=related_topics,
        )
