"""Writes the embeddings of English words with which the search page finds papers by meaning.

`python -m tests.eval.word_embeddings` writes the principal axes, to which the papers are projected
(data/principal_axes.npy), and the embeddings of the words, in parts that a page loads as it needs
them (docs/assets/similar-papers/words/). Both depend on the model and on ../shared/scale alone.

A part is a sequence of bytes: the size of its words in two bytes, lowest first; the words, each followed by a
line feed; then for each word a byte with its length, of which 100 stand for 1, and 64 bytes with two
components each, the first one in the low half, as 8 + the component.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib.resources import files
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

import numpy as np
from paper_digest.analysis.similarity import reduced_embeddings
from paper_digest.analysis.similarity.reduced_embeddings import REDUCED_DIMENSIONS, quantized, unit_length
from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors, sentence_encoder

from tests.arguments import parser_of
from tests.eval.rows import scale_rows
from tests.eval.word_training import fitted, inverse_frequencies, short_texts, word_weights
from tests.project import ROOT

WORDS: Final = ROOT / "docs" / "assets" / "similar-papers" / "words"
AXES: Final = Path(reduced_embeddings.__file__).parent / "data" / "principal_axes.npy"
PARTS: Final = 64
_PAPERS: Final = slice(2_000, 16_000)
"""Of ../shared/scale: not those among which the queries of the search are evaluated."""
_AXES_PAPERS: Final = slice(12_000, None)
"""Of these, the ones that give the axes."""
_STEP: Final = 8
"""Every eighth word counts for the axes, so that words and papers count alike."""
_START: Final = 4
"""Letters of the shortest start by which the browser looks up a word that is not in the list."""
_LARGEST: Final = 3 / REDUCED_DIMENSIONS**0.5
_LEVELS: Final = 7
_LENGTH_STEPS: Final = 100
"""The byte of a vector of length 1."""


def english_words() -> list[str]:
    """The whole words of the model's vocabulary that have only the letters a to z, sorted."""
    name = "wordpiece_vocabulary.txt"
    pieces = (files(reduced_embeddings.__package__) / "data" / name).read_text("utf-8").split("\n")
    return sorted(piece for piece in pieces if len(piece) > 1 and piece.isascii() and piece.isalpha())


def principal_axes(words: Vectors, papers: Vectors) -> Vectors:
    """The mean of the papers, and below it their principal axes, along which words and papers differ most."""
    mean = papers.mean(axis=0)
    _, _, directions = np.linalg.svd(
        np.vstack([unit_length(words - words.mean(axis=0))[::_STEP], unit_length(papers - mean)]),
        full_matrices=False,
    )
    return np.asarray(np.vstack([mean, directions[:REDUCED_DIMENSIONS]]), dtype=np.float32)


def part_limits(words: Sequence[str]) -> list[int]:
    """Where the parts start, and the number of words. Words with the same first four letters share a part."""

    def limit(number: int) -> int:
        start = round(number * len(words) / PARTS)
        while 0 < start < len(words) and words[start - 1][:_START] == words[start][:_START]:
            start += 1
        return start

    return [limit(number) for number in range(PARTS + 1)]


def part(words: Sequence[str], vectors: Vectors) -> bytes:
    """A part: words with their vectors in the reduced space."""
    text = "".join(f"{word}\n" for word in words).encode()
    lengths = np.clip(np.rint(np.linalg.norm(vectors, axis=1) * _LENGTH_STEPS), 0, 255).astype(np.uint8)
    levels = quantized(unit_length(vectors), _LARGEST, _LEVELS).astype(np.int16) + _LEVELS + 1
    packed = (levels[:, ::2] | levels[:, 1::2] << 4).astype(np.uint8)
    return len(text).to_bytes(2, "little") + text + np.hstack([lengths[:, None], packed]).tobytes()


def write(encode: Encode) -> None:
    """Writes the principal axes and the words."""
    words = english_words()
    papers = list(islice(scale_rows(), _PAPERS.start, _PAPERS.stop))
    vectors = encode(words)
    of_axes = encode([f"{row.title}. {row.abstract}" for row in papers[_AXES_PAPERS]])
    rows = principal_axes(vectors, of_axes).astype(np.float16)
    np.save(AXES, rows)
    mean, axes = rows[0].astype(np.float32), rows[1:].astype(np.float32)
    start = unit_length(unit_length(vectors - vectors.mean(axis=0)) @ axes.T)
    texts = short_texts(papers)
    rarities = inverse_frequencies([f"{row.title}. {row.abstract}" for row in papers])
    weights = word_weights(texts, rarities, {word: number for number, word in enumerate(words)})
    reduced = fitted(start, weights, unit_length((encode(texts) - mean) @ axes.T))
    limits = part_limits(words)
    for number, (first, end) in enumerate(pairwise(limits)):
        (WORDS / f"{number}.bin").write_bytes(part(words[first:end], reduced[first:end]))
    first_words = [words[start] for start in limits[:-1]]
    (WORDS / "index.json").write_text(json.dumps(first_words, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    parser_of(__doc__).parse_args()
    write(sentence_encoder())
    sys.exit(0)
