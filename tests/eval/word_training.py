"""Fits the embeddings of words, so that those of a text's words add up to the model's embedding of the text.

The texts are titles and pieces of sentences, as short as queries. The fit starts from the model's embeddings
of the single words, and each word stays the closer to its own, the fewer texts have it. The vector of a word
that says little about texts becomes shorter. Sources: Tulkens and van Dongen, Model2Vec (2024), for the
start; Hinton, Vinyals and Dean, Distilling the Knowledge in a Neural Network (2015), for the fit to a model.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from paper_digest.analysis.similarity.sentence_encoder import Vectors
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from scipy.sparse import csr_matrix

from tests.eval.rows import Row

_PIECES: Final = 3
"""Sentences of an abstract of which a piece is a text."""
_PIECE_LENGTHS: Final = (5, 16)
"""Words of the shortest and the longest piece."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_WORD: Final = re.compile(r"[a-z]+")
_ENDING: Final = re.compile(r"(?:s|es|d|ed|ing|ings|er|ers|ly|ness)$")
"""As docs/assets/similar-papers/word-embeddings.js looks up a form of a word."""
_LEAST_WORDS: Final = 3
"""Words of a text that are in the list; shorter texts are left out."""
_STEPS: Final = 200
_STEP_SIZE: Final = 0.01
_PULL: Final = 1.0
"""How strongly a word is held where it starts, beside one text that has it."""
_SEED: Final = 0


def short_texts(rows: Sequence[Row]) -> list[str]:
    """The titles of papers and pieces of sentences of their abstracts."""
    rng = random.Random(_SEED)
    return [text for row in rows for text in (row.title, *_pieces(row.abstract, rng))]


def _pieces(abstract: str, rng: random.Random) -> Iterator[str]:
    shortest, longest = _PIECE_LENGTHS
    sentences = [words for text in _SENTENCE_END.split(abstract) if len(words := text.split()) >= shortest]
    for words in rng.sample(sentences, min(_PIECES, len(sentences))):
        length = min(rng.randint(shortest, longest), len(words))
        start = rng.randint(0, len(words) - length)
        yield " ".join(words[start : start + length])


def inverse_frequencies(documents: Sequence[str]) -> Mapping[str, float]:
    """How rare each word is in the documents; that of other words is the value of ""."""
    counts = Counter(word for document in documents for word in set(_words(document)))
    number = len(documents)
    return {"": _rarity(0, number), **{word: _rarity(count, number) for word, count in counts.items()}}


def _rarity(count: int, number: int) -> float:
    return math.log((1 + number) / (1 + count)) + 1


def word_weights(texts: Sequence[str], rarities: Mapping[str, float], rows: Mapping[str, int]) -> csr_matrix:
    """Texts x words: how rare each word is that a text has. rows: the numbers of the words in the list."""
    cells = [
        (number, row, rarities.get(word, rarities[""]))
        for number, text in enumerate(texts)
        for word in sorted(set(_words(text)))
        if (row := rows.get(word, rows.get(_ENDING.sub("", word)))) is not None
    ]
    numbers, columns, weights = zip(*cells, strict=True)
    shape = (len(texts), len(rows))
    return csr_matrix((np.array(weights, dtype=np.float32), (numbers, columns)), shape=shape)


def fitted(start: Vectors, weights: csr_matrix, targets: Vectors) -> Vectors:
    """The embeddings of words, with lengths of their own, whose weighted sums point where the targets do.

    start: words x dimensions, of length 1. targets: texts x dimensions, of length 1. Minimizes one minus the
    cosine, summed over the texts, by the method of Kingma and Ba, Adam (2015).
    """
    is_long = np.diff(weights.indptr) >= _LEAST_WORDS
    weights, targets = weights[is_long], targets[is_long]
    transposed = weights.T.tocsr()
    words = start.copy()
    mean, variance = np.zeros_like(words), np.zeros_like(words)
    for step in range(1, _STEPS + 1):
        sums = np.asarray(weights @ words)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
        directions = sums / lengths
        cosines = (directions * targets).sum(axis=1, keepdims=True)
        gradient = transposed @ ((cosines * directions - targets) / lengths) + _PULL * (words - start)
        mean = 0.9 * mean + 0.1 * gradient
        variance = 0.99 * variance + 0.01 * gradient**2
        words -= _STEP_SIZE * (mean / (1 - 0.9**step)) / (np.sqrt(variance / (1 - 0.99**step)) + 1e-6)
    return words


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if len(word) > 1 and word not in STOP_WORDS]
