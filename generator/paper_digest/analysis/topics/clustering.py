"""Turns papers that no topic covers into groups of papers that are alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from paper_digest.analysis.text.token_stream import Ints

_DIMENSIONS = 48
"""Of the space in which papers are grouped; enough to part a few dozen subjects."""
_PAPERS_A_GROUP = 4.0
"""Groups grow with the root of their number: 4 * k * k papers make k groups."""
_MOST_GROUPS = 30
_MANY_GROUPS = 12
"""The groups from which families of them help; fewer fit on one screen."""
_GROUPS_A_FAMILY = 3
_TRIES = 4
_SEED = 0


def groups_of(matrix: csr_matrix, nearest: csr_matrix, rows: Sequence[int], least: int) -> list[Ints]:
    """The groups of at least `least` papers among the given rows, largest first; each is its rows, most typical first.

    matrix: papers x terms, rows of length 1. nearest: papers x papers, sparse. Papers stand for the grouping where they and
    their nearest ones are in a space of a few dozen dimensions (latent semantic analysis, Deerwester et al., 1990), with a
    fixed seed; k-means parts them.
    """
    chosen = np.array(rows, dtype=np.int64)
    if len(chosen) < 2 * least:
        return []
    places = _places(matrix[chosen], csr_matrix(nearest[chosen][:, chosen]))
    count = int(
        np.clip(
            round(float(np.sqrt(len(chosen) / _PAPERS_A_GROUP))), 2, min(_MOST_GROUPS, len(chosen) // least)
        )
    )
    model = KMeans(n_clusters=count, n_init=_TRIES, random_state=_SEED).fit(places)
    closeness = np.round(np.einsum("ij,ij->i", places, normalize(model.cluster_centers_)[model.labels_]), 4)
    found = [_ordered(np.flatnonzero(model.labels_ == label), closeness) for label in range(count)]
    return [
        chosen[group]
        for group in sorted(found, key=lambda group: (-len(group), group.min(initial=0)))
        if len(group) >= least
    ]


def families_of(matrix: csr_matrix, groups: Sequence[Ints]) -> list[int]:
    """For each group the number of the family of like groups that it belongs to; where there are few groups, all are one family.

    Average linkage on the cosines of the groups' means (agglomerative clustering, Sokal and Michener, 1958).
    """
    if len(groups) < _MANY_GROUPS:
        return [0] * len(groups)
    mean = np.asarray(matrix.mean(axis=0)).ravel()
    centres = normalize(
        np.vstack([np.asarray(matrix[group].mean(axis=0)).ravel() - mean for group in groups])
    )
    count = round(len(groups) / _GROUPS_A_FAMILY)
    labels: list[int] = (
        AgglomerativeClustering(count, metric="cosine", linkage="average").fit(centres).labels_.tolist()
    )
    return labels


def _places(matrix: csr_matrix, nearest: csr_matrix) -> NDArray[np.float64]:
    """Papers x dimensions, rows of length 1: where each paper and those nearest to it are."""
    dimensions = max(1, min(_DIMENSIONS, min(matrix.shape) - 1))
    alone = normalize(TruncatedSVD(dimensions, random_state=_SEED).fit_transform(matrix))
    around = normalize(np.asarray(nearest @ alone))
    together: NDArray[np.float64] = normalize(alone + around)
    return together


def _ordered(group: Ints, closeness: NDArray[np.float64]) -> Ints:
    ordered: Ints = group[np.lexsort((group, -closeness[group]))]
    return ordered
