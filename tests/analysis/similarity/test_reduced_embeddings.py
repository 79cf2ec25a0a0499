"""Tests of the embeddings that the browser loads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from paper_digest.analysis.similarity.reduced_embeddings import (
    REDUCED_DIMENSIONS,
    principal_axes,
    quantized,
    reduce_embeddings,
    unit_length,
)
from paper_digest.analysis.similarity.sentence_encoder import DIMENSIONS, Vectors, sentence_encoder

TEXTS = [
    "Training large language models on code",
    "Pretraining LLMs with source code",
    "Robots that fold laundry and clothes",
    "A proof of the four color theorem for planar graphs",
]


def rows(vectors: Vectors) -> NDArray[np.float64]:
    """The rows that the browser reads, with length 1."""
    values = np.frombuffer(reduce_embeddings(vectors), dtype=np.int8).reshape(len(vectors), -1)
    return np.asarray(unit_length(values.astype(np.float32)), dtype=np.float64)


def test_papers_of_similar_meaning_stay_similar() -> None:
    vectors = sentence_encoder()(TEXTS)
    cosines = rows(vectors) @ rows(vectors).T
    assert cosines[0, 1] > 0.3
    assert max(cosines[0, 2], cosines[0, 3], cosines[2, 3]) < 0.2


def test_a_paper_without_words_stays_without_meaning() -> None:
    vectors = np.vstack([sentence_encoder()(TEXTS[:1]), np.zeros((1, DIMENSIONS), dtype=np.float32)])
    assert len(reduce_embeddings(vectors)) == 2 * REDUCED_DIMENSIONS
    assert not any(reduce_embeddings(vectors)[REDUCED_DIMENSIONS:])


def test_a_digest_of_one_paper_and_of_none_is_reduced() -> None:
    (row,) = rows(sentence_encoder()(TEXTS[:1]))
    assert np.linalg.norm(row) > 0.9
    assert reduce_embeddings(np.zeros((0, DIMENSIONS), dtype=np.float32)) == b""


def test_the_axes_are_those_of_the_model() -> None:
    mean, axes = principal_axes()
    assert mean.shape == (DIMENSIONS,)
    assert axes.shape == (REDUCED_DIMENSIONS, DIMENSIONS)
    assert np.allclose(axes @ axes.T, np.eye(REDUCED_DIMENSIONS), atol=0.01)


def test_components_are_rounded_and_cut() -> None:
    vectors = np.array([[0.5, -0.26, 2.0, -2.0]], dtype=np.float32)
    assert quantized(vectors, 1.0, 10).tolist() == [[5, -3, 10, -10]]
