"""Clusters the papers that no topic covers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from paper_digest.analysis.text.token_stream import Floats, Ints

# All chosen by hand on the topics proposed for 16,000 arXiv papers and for the dumps of raw/.
_DIMENSIONS = 48
_PAPERS_PER_SQUARED_CLUSTER = 4.0
"""The number of clusters grows with the root of that of papers: 4 * k * k papers make k clusters."""
_MAX_CLUSTERS = 30
_MIN_GROUPED_CLUSTERS = 12
"""Clusters from which areas help; fewer fit on one screen."""
_CLUSTERS_PER_AREA = 3
_MIN_TERMS = 2
"""Terms without which there is no space to cluster papers in."""
_INITIALIZATIONS = 4
_SEED = 0


def cluster_papers(
    matrix: csr_matrix, neighbors: csr_matrix, rows: Sequence[int], min_papers: int
) -> list[Ints]:
    """The clusters of at least `min_papers` of the given rows, largest first; most typical rows first.

    K-means in the space of latent semantic analysis (Deerwester et al. 1990), where each paper is averaged
    with its neighbors. matrix: papers x terms, rows of length 1. neighbors: papers x papers, sparse.
    """
    selected = np.array(rows, dtype=np.int64)
    own_terms = matrix[selected]
    own_terms = own_terms[:, np.unique(own_terms.indices)]
    if len(selected) < 2 * min_papers or own_terms.shape[1] < _MIN_TERMS:
        return []
    from sklearn.cluster import KMeans  # a tenth of a second that most runs can do without

    vectors = _lsa_vectors(own_terms, csr_matrix(neighbors[selected][:, selected]))
    by_size = round(float(np.sqrt(len(selected) / _PAPERS_PER_SQUARED_CLUSTER)))
    count = int(np.clip(by_size, 2, min(_MAX_CLUSTERS, len(selected) // min_papers)))
    model = KMeans(n_clusters=count, n_init=_INITIALIZATIONS, random_state=_SEED).fit(vectors)
    typicality = np.round(np.einsum("ij,ij->i", vectors, normalize(model.cluster_centers_)[model.labels_]), 4)
    order = np.lexsort((np.arange(len(selected)), -typicality))
    clusters = [selected[order[model.labels_[order] == label]] for label in range(count)]
    large = [cluster for cluster in clusters if len(cluster) >= min_papers]
    return sorted(large, key=lambda cluster: (-len(cluster), cluster.min()))


def group_clusters(matrix: csr_matrix, clusters: Sequence[Ints]) -> list[int]:
    """The number of the area that each cluster belongs to; all are one area if there are few.

    Average linkage on the cosines of the clusters' means (Sokal and Michener 1958).
    """
    if len(clusters) < _MIN_GROUPED_CLUSTERS:
        return [0] * len(clusters)
    from sklearn.cluster import AgglomerativeClustering

    mean = np.asarray(matrix.mean(axis=0)).ravel()
    centroids = normalize(
        np.vstack([np.asarray(matrix[cluster].mean(axis=0)).ravel() - mean for cluster in clusters])
    )
    count = round(len(clusters) / _CLUSTERS_PER_AREA)
    labels: list[int] = (
        AgglomerativeClustering(count, metric="cosine", linkage="average").fit(centroids).labels_.tolist()
    )
    return labels


def _lsa_vectors(matrix: csr_matrix, neighbors: csr_matrix) -> Floats:
    """Papers x dimensions, rows of length 1: the mean of each paper and its neighborhood.

    Lanczos iterations need only products with the sparse matrix. A randomized decomposition factors tall
    dense ones.
    """
    from scipy.sparse.linalg import svds

    dimensions = max(1, min(_DIMENSIONS, min(matrix.shape) - 1))
    start = np.random.default_rng(_SEED).standard_normal(min(matrix.shape))
    left, values, _ = svds(matrix, dimensions, v0=start)
    papers = normalize(left * values)
    neighborhoods = normalize(np.asarray(neighbors @ papers))
    vectors: Floats = normalize(papers + neighborhoods)
    return vectors
