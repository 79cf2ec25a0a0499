"""Measures related papers: how many of the nearest have the same field or share an author keyword."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from paper_digest.model.digest import Digest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from tests.eval.rows import Figure, Row, partners_of, specific_keywords

_NEAREST = 5

Nearest = Mapping[str, Sequence[str]]
"""For each paper's id, the ids of the nearest papers, best first."""
Partners = Mapping[str, frozenset[str]]
"""For each paper's id, those of the papers that share a keyword with it."""


def fields_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The share of the five nearest that have the same `field`."""
    field_of = {row.id: row.record["field"] for row in rows}
    for system, nearest, target in (
        ("ours", shown(digest), "0.72"),
        ("plain TF-IDF", plain_neighbors(rows), ""),
    ):
        yield _figure(
            f"same field, {system}",
            rows,
            nearest,
            lambda paper, neighbor: field_of[paper] == field_of[neighbor],
            target,
        )


def keywords_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The share of the five nearest with a common keyword, stemmed or as written."""
    specific = specific_keywords(rows)
    kinds = (
        (
            "same keyword except the ten most common",
            partners_of(specific.items()),
            [row for row in rows if row.id in specific],
            "",
        ),
        *_as_written(rows),
    )
    for name, partners, labeled, target in kinds:
        same = partial(_is_partner, partners)
        yield _figure(f"{name}, ours", labeled, shown(digest), same, target)
        yield _figure(f"{name}, plain TF-IDF", labeled, plain_neighbors(rows), same)


def _as_written(rows: Sequence[Row]) -> Iterator[tuple[str, Partners, list[Row], str]]:
    written = partners_of((row.id, row.written_keywords) for row in rows)
    yield (
        "same keyword as written, papers that share any",
        written,
        [row for row in rows if row.id in written],
        "0.33",
    )


def _is_partner(partners: Partners, paper: str, neighbor: str) -> bool:
    return neighbor in partners.get(paper, ())


def scale_figures(rows: Sequence[Row], others: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The same keyword among labeled papers that are still neighbors in a collection of many `others`."""
    specific = specific_keywords(rows)
    partners = partners_of(specific.items())
    scores_of: dict[str, dict[str, float]] = {}
    for system, nearest in (("ours", shown(digest)), ("plain TF-IDF", plain_neighbors([*rows, *others]))):
        labeled = {
            row.id: [neighbor for neighbor in nearest[row.id][:_NEAREST] if neighbor in specific]
            for row in rows
            if row.id in specific
        }
        scores_of[system] = {
            paper: sum(neighbor in partners.get(paper, ()) for neighbor in neighbors) / len(neighbors)
            for paper, neighbors in labeled.items()
            if neighbors
        }
    shared = scores_of["ours"].keys() & scores_of["plain TF-IDF"].keys()
    for system, scores in scores_of.items():
        yield Figure(
            f"related: same keyword, among {len(others):,} others, {system}",
            {paper: scores[paper] for paper in sorted(shared)},
        )


def shown(digest: Digest) -> Nearest:
    """The related papers of each paper in the digest."""
    return {entry.paper.id: [related.paper for related in entry.related] for entry in digest.papers}


def plain_neighbors(rows: Sequence[Row]) -> Nearest:
    """The five nearest by textbook TF-IDF: words and pairs, the title twice, sublinear counts."""
    texts = [f"{row.title} {row.title} {row.abstract}" for row in rows]
    matrix = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, stop_words="english", min_df=2
    ).fit_transform(texts)
    cosines = csr_matrix(sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=_NEAREST + 4, sort=True, n_threads=2))
    neighbors = {}
    for number, row in enumerate(rows):
        part = slice(cosines.indptr[number], cosines.indptr[number + 1])
        order = np.lexsort((cosines.indices[part], -cosines.data[part].round(9)))
        neighbors[row.id] = [
            rows[column].id for column in cosines.indices[part][order].tolist() if column != number
        ][:_NEAREST]
    return neighbors


def _figure(
    name: str, labeled: Sequence[Row], nearest: Nearest, same: Callable[[str, str], bool], target: str = ""
) -> Figure:
    scores = {
        row.id: sum(same(row.id, neighbor) for neighbor in nearest[row.id][:_NEAREST]) / _NEAREST
        for row in labeled
    }
    return Figure(f"related: {name}", scores, target)
