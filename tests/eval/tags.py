"""Measures tags against the authors' keywords."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from paper_digest.model.digest import Digest
from sklearn.feature_extraction.text import TfidfVectorizer

from tests.eval.measures import f1, stems
from tests.eval.rows import Figure, Row

_MOST = 5


def tags_figures(rows: Sequence[Row], digest: Digest) -> Iterable[Figure]:
    """F1 of the first five tags against the keywords, both stemmed."""
    names = {tag.id: tag.name for tag in digest.tags}
    labeled = [row for row in rows if row.keywords]
    ours = {
        row.id: f1([stems(names[tag]) for tag in digest.by_id[row.id].tags[:_MOST]], row.keywords)
        for row in labeled
    }
    yield Figure("tags: F1 at 5, ours", ours, "0.235")
    yield Figure("tags: F1 at 5, TF-IDF 1-3-grams", _plain(rows, labeled))


def _plain(rows: Sequence[Row], labeled: Sequence[Row]) -> dict[str, float]:
    vectorizer = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, stop_words="english", min_df=2)
    matrix = vectorizer.fit_transform(f"{row.title} {row.title} {row.abstract}" for row in rows)
    terms = vectorizer.get_feature_names_out()
    best = {
        row.id: [
            str(terms[matrix[number].indices[position]])
            for position in np.argsort(-matrix[number].data, kind="stable")[:_MOST]
        ]
        for number, row in enumerate(rows)
    }
    return {row.id: f1([stems(term) for term in best[row.id]], row.keywords) for row in labeled}
