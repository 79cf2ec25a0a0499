"""Measures related papers: how many of the nearest are of the same field, or share a keyword of their authors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from paper_digest.model.digest import Digest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from tests.eval.rows import Figure, Row, partners_of, telling_keywords

_NEAREST = 5

Nearest = Mapping[str, Sequence[str]]
"""By a paper's id the ids of those nearest to it, best first."""
Partners = Mapping[str, frozenset[str]]
"""By a paper's id those that share a keyword with it."""


def fields_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The share of the five nearest that have the same `field`."""
    field_of = {row.id: row.record["field"] for row in rows}
    for who, nearest, reach in (
        ("ours", shown(digest), "0.72"),
        ("plain TF-IDF", plain_neighbours(rows), ""),
    ):
        yield _figure(
            f"same field, {who}", rows, nearest, lambda one, other: field_of[one] == field_of[other], reach
        )


def keywords_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The share of the five nearest that share a keyword: any but the ten commonest, stemmed; or any at all, as it is written."""
    telling = telling_keywords(rows)
    kinds = (
        (
            "same keyword but the ten commonest",
            partners_of(telling.items()),
            [row for row in rows if row.id in telling],
            "",
        ),
        *_as_written(rows),
    )
    for what, alike, asked, reach in kinds:
        same = partial(_is_partner, alike)
        yield _figure(f"{what}, ours", asked, shown(digest), same, reach)
        yield _figure(f"{what}, plain TF-IDF", asked, plain_neighbours(rows), same)


def _as_written(rows: Sequence[Row]) -> Iterator[tuple[str, Partners, list[Row], str]]:
    written = partners_of((row.id, row.written_keywords) for row in rows)
    yield (
        "same keyword as written, papers that share any",
        written,
        [row for row in rows if row.id in written],
        "0.33",
    )


def _is_partner(alike: Partners, one: str, other: str) -> bool:
    return other in alike.get(one, ())


def scale_figures(rows: Sequence[Row], others: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """The same keyword among labelled papers that are still found near in a collection of many `others`."""
    telling = telling_keywords(rows)
    alike = partners_of(telling.items())
    found: dict[str, dict[str, float]] = {}
    for who, nearest in (("ours", shown(digest)), ("plain TF-IDF", plain_neighbours([*rows, *others]))):
        labelled = {
            row.id: [other for other in nearest[row.id][:_NEAREST] if other in telling]
            for row in rows
            if row.id in telling
        }
        found[who] = {
            paper: sum(other in alike.get(paper, ()) for other in near) / len(near)
            for paper, near in labelled.items()
            if near
        }
    both = found["ours"].keys() & found["plain TF-IDF"].keys()
    for who, scores in found.items():
        yield Figure(
            f"related: same keyword, among {len(others):,} others, {who}",
            {paper: scores[paper] for paper in sorted(both)},
        )


def shown(digest: Digest) -> Nearest:
    """What the digest shows as related."""
    return {entry.paper.id: [one.paper for one in entry.related] for entry in digest.papers}


def plain_neighbours(rows: Sequence[Row]) -> Nearest:
    """The five nearest by the textbook's TF-IDF: words and pairs, the title twice, sublinear counts."""
    texts = [f"{row.title} {row.title} {row.abstract}" for row in rows]
    matrix = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, stop_words="english", min_df=2
    ).fit_transform(texts)
    likeness = csr_matrix(
        sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=_NEAREST + 4, sort=True, n_threads=2)
    )
    found = {}
    for number, row in enumerate(rows):
        part = slice(likeness.indptr[number], likeness.indptr[number + 1])
        order = np.lexsort((likeness.indices[part], -likeness.data[part].round(9)))
        found[row.id] = [rows[at].id for at in likeness.indices[part][order].tolist() if at != number][
            :_NEAREST
        ]
    return found


def _figure(
    what: str, asked: Sequence[Row], nearest: Nearest, same: Callable[[str, str], bool], reach: str = ""
) -> Figure:
    scores = {
        row.id: sum(same(row.id, other) for other in nearest[row.id][:_NEAREST]) / _NEAREST for row in asked
    }
    return Figure(f"related: {what}", scores, reach)
