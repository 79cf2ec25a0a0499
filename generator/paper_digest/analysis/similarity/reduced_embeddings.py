"""Reduces the embeddings of papers to a few bytes, with which the browser finds papers by meaning.

The browser has no embedding model, but the embeddings of words in the same reduced space, which
tests/eval/word_embeddings.py writes. The mean of the words of a query is close to the embedding of the query.
Source: Tulkens and van Dongen, Model2Vec (2024).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.similarity.sentence_encoder import Vectors

REDUCED_DIMENSIONS: Final = 128
"""Of 384; fewer answer fewer questions (docs/project/decisions/0046)."""
_LARGEST: Final = 4.5 / REDUCED_DIMENSIONS**0.5
"""A component of a vector of length 1 that becomes 127; larger ones are rare, and cut."""
_LEVELS: Final = 127
_GENERAL_PAPERS: Final = 50
"""Papers of other fields that count for the mean: else the two papers of a new digest would be opposites."""


def reduce_embeddings(vectors: Vectors) -> bytes:
    """One signed byte for each paper and dimension, in the order of the papers.

    vectors: papers x 384, of length 1, or 0 for papers without words, which stay 0. What all papers have in
    common is taken away.
    """
    general_mean, axes = principal_axes()
    has_words = np.any(vectors != 0, axis=1, keepdims=True)
    total = vectors.sum(axis=0) + _GENERAL_PAPERS * general_mean
    centered = np.where(has_words, vectors - total / (has_words.sum() + _GENERAL_PAPERS), 0)
    return quantized(unit_length(centered @ axes.T), _LARGEST, _LEVELS).tobytes()


@lru_cache(maxsize=1)
def principal_axes() -> tuple[Vectors, Vectors]:
    """The mean embedding of papers of various fields, and principal axes of papers and words: 128 x 384."""
    with as_file(files(__package__) / "data" / "principal_axes.npy") as path:
        rows = np.load(path, allow_pickle=False).astype(np.float32)
    return rows[0], rows[1:]


def unit_length(vectors: Vectors) -> Vectors:
    """The vectors with length 1; 0 stays 0."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def quantized(vectors: Vectors, largest: float, levels: int) -> NDArray[np.int8]:
    """The components in whole numbers from -levels to levels, which stand for -largest to largest."""
    rounded = np.rint(np.asarray(vectors, dtype=np.float64) / largest * levels)
    return np.clip(rounded, -levels, levels).astype(np.int8)
