"""Computes the centroid of each topic: the terms that its papers have and others do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.sparse import ratios, without_diagonal
from paper_digest.analysis.text.ranked_terms import distinct_terms
from paper_digest.analysis.text.term_matrix import TermMatrix
from paper_digest.analysis.text.token_stream import Floats, Ints

NEIGHBOR_WEIGHT = 2.0
"""The weight of a paper's neighbors relative to its own words; from the sweep of `make tune`."""
_MAX_EVIDENCE = 4.0
_MIN_EVIDENCE_SHARE = 0.25
"""A paper counts for topics with at least this share of its best topic's evidence; chosen by hand."""
_MIN_LENGTH = 1e-5
"""A centroid shorter than that is only rounding error of a topic that equals the whole collection."""
_MAX_TERMS = 10
_MAX_RELATED_TOPICS = 4


def topic_centroids(matrix: csr_matrix, evidence: Floats) -> Floats:
    """Topics x terms, of length 1 or 0: the mean of a topic's papers minus that of all (Rocchio 1971).

    evidence: papers x topics; papers count by how clearly their phrases name the topic.
    """
    weights = row_shares(evidence) * np.minimum(evidence, _MAX_EVIDENCE)
    weights[weights < _MIN_EVIDENCE_SHARE * weights.max(axis=1, keepdims=True, initial=0.0)] = 0.0
    sums = np.asarray((matrix.T @ weights).T)
    totals = weights.sum(axis=0)[:, None]
    centered: Floats = np.where(totals > 0, ratios(sums, totals) - np.asarray(matrix.mean(axis=0)), 0.0)
    lengths = np.linalg.norm(centered, axis=1, keepdims=True)
    centroids: Floats = np.where(lengths > _MIN_LENGTH, centered / np.maximum(lengths, _MIN_LENGTH), 0.0)
    return centroids


def centroid_cosines(matrix: csr_matrix, centroids: Floats, neighbors: csr_matrix) -> Floats:
    """Papers x topics: the cosine with each centroid, blended with the neighbors'; -1 for empty topics."""
    own = np.asarray(matrix @ centroids.T, dtype=np.float64)
    averages = neighbor_averages(neighbors, own)
    blended: Floats = (own + NEIGHBOR_WEIGHT * averages) / (1 + NEIGHBOR_WEIGHT)
    blended[:, ~centroids.any(axis=1)] = -1.0
    return blended


def neighbor_averages(neighbors: csr_matrix, values: Floats) -> Floats:
    """For each paper the mean row of its neighbors, weighted by similarity; its own without neighbors."""
    other_papers = without_diagonal(neighbors)
    totals = np.asarray(other_papers.sum(axis=1), dtype=np.float64)
    averages: Floats = np.divide(
        np.asarray(other_papers @ values), totals, out=values.copy(), where=totals > 0
    )
    return averages


def row_shares(values: Floats) -> Floats:
    """The values divided by the sum of their row; 0 where that is 0."""
    return ratios(values, values.sum(axis=1, keepdims=True))


def key_terms(centroid: Floats, terms: TermMatrix) -> tuple[str, ...]:
    """The informative terms with the highest weights in a centroid, highest first."""
    ranked = [
        terms.terms[column]
        for column in _heaviest(centroid, 6 * _MAX_TERMS).tolist()
        if centroid[column] > 0 and terms.is_informative[column]
    ]
    return tuple(distinct_terms(ranked)[:_MAX_TERMS])


def _heaviest(centroid: Floats, count: int) -> Ints:
    """The columns with the highest rounded weights, highest first, without sorting all columns."""
    weights = np.round(centroid, 6)
    least = np.partition(weights, -count)[-count] if len(weights) > count else -np.inf
    columns = np.flatnonzero(weights >= least)
    order: Ints = columns[np.argsort(-weights[columns], kind="stable")][:count]
    return order


def nearest_topics(topic_ids: Sequence[str], centroids: Floats) -> list[tuple[str, ...]]:
    """For each topic the ids of those with the most similar centroids, nearest first."""
    cosines = np.round(centroids @ centroids.T, 4).tolist()
    return [_nearest(topic, topic_ids, row) for topic, row in enumerate(cosines)]


def _nearest(topic: int, topic_ids: Sequence[str], cosines: Sequence[float]) -> tuple[str, ...]:
    ranked = sorted(
        (-cosine, number) for number, cosine in enumerate(cosines) if number != topic and cosine > 0
    )
    return tuple(topic_ids[number] for _, number in ranked[:_MAX_RELATED_TOPICS])
