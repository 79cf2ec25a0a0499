"""Turns papers into the one term matrix that related papers, topics and key terms are computed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from generator.study.spelling import Spelling, spelling_of
from generator.study.wording import ACADEMIC, GENERAL, STOP_WORDS, Wording
from generator.text.tokens import tokens

_TITLE_WEIGHT = 2
"""How often a title counts: it says in ten words what the abstract says in two hundred."""
_COMMON = 0.25
"""The share of papers from which a term tells nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Papers as rows of unit length over terms of one and two words."""

    matrix: csr_matrix
    """float32, papers x terms, TF-IDF with sublinear counts, each row of Euclidean length 1 (or 0 where a paper has no terms)."""
    terms: NDArray[np.object_]
    """The term of each column, folded (singular, lower case)."""
    spelling: Spelling
    """How the papers write the terms."""


def corpus_of(wordings: Sequence[Wording]) -> Corpus:
    """The corpus of papers in the given order; terms of a single paper are left out where there are many papers."""
    count = len(wordings)
    if not any(wording.title or wording.abstract for wording in wordings):
        return Corpus(csr_matrix((count, 0), dtype=np.float32), np.array([], dtype=object), Spelling({}, frozenset()))
    vectorizer = TfidfVectorizer(
        analyzer=_terms,
        sublinear_tf=True,
        min_df=2 if count > 20 else 1,
        max_df=_COMMON if count > 20 else 1.0,
        dtype=np.float32,
    )
    try:
        matrix = vectorizer.fit_transform(wordings)
    except ValueError:  # scikit-learn's word for "no term is left"
        return Corpus(csr_matrix((count, 0), dtype=np.float32), np.array([], dtype=object), Spelling({}, frozenset()))
    terms = vectorizer.get_feature_names_out()
    return Corpus(csr_matrix(matrix), terms, spelling_of(wordings, terms))


def _terms(wording: Wording) -> list[str]:
    terms = _grams(wording.title) * _TITLE_WEIGHT
    return terms + _grams(wording.abstract)


def _grams(text: str) -> list[str]:
    """The terms of one and two words; none crosses a stop word, none is a number."""
    grams: list[str] = []
    before = ""
    for token in tokens(text):
        if len(token) < 2 or token in STOP_WORDS or token.isdigit():
            before = ""
            continue
        if token not in ACADEMIC and token not in GENERAL:
            grams.append(token)
        if before and not (before in ACADEMIC and token in ACADEMIC):
            grams.append(f"{before} {token}")
        before = token
    return grams
