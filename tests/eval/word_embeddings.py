"""Writes the embeddings of English words with which the search page finds papers by meaning.

`python -m tests.eval.word_embeddings` writes the principal axes, to which the papers are projected
(data/principal_axes.npy), and the embeddings of the words, in parts that a page loads as it needs
them (docs/assets/similar-papers/words/). Both depend on the model and on ../shared/scale alone.

A part is a sequence of bytes: the size of its words in two bytes, lowest first; the words, each followed by a
line feed; then for each word 64 bytes with two components each, the first one in the low half, as 8 + the
component.
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
from tests.project import ROOT

WORDS: Final = ROOT / "docs" / "assets" / "similar-papers" / "words"
AXES: Final = Path(reduced_embeddings.__file__).parent / "data" / "principal_axes.npy"
PARTS: Final = 64
_PAPERS: Final = slice(14_000, 16_000)
"""Of ../shared/scale: not those among which the queries of the search are evaluated."""
_STEP: Final = 8
"""Every eighth word counts for the axes, so that words and papers count alike."""
_START: Final = 4
"""Letters of the shortest start by which the browser looks up a word that is not in the list."""
_LARGEST: Final = 3 / REDUCED_DIMENSIONS**0.5
_LEVELS: Final = 7


def english_words() -> list[str]:
    """The whole words of the model's vocabulary that have only the letters a to z, sorted."""
    name = "wordpiece_vocabulary.txt"
    pieces = (files(reduced_embeddings.__package__) / "data" / name).read_text("utf-8").split("\n")
    return sorted(piece for piece in pieces if len(piece) > 1 and piece.isascii() and piece.isalpha())


def paper_texts() -> list[str]:
    """Titles and abstracts of papers of various fields."""
    rows = islice(scale_rows(), _PAPERS.start, _PAPERS.stop)
    return [f"{row.title}. {row.abstract}" for row in rows]


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
    """A part: words with their vectors of length 1 in the reduced space."""
    text = "".join(f"{word}\n" for word in words).encode()
    levels = quantized(vectors, _LARGEST, _LEVELS).astype(np.int16) + _LEVELS + 1
    packed = (levels[:, ::2] | levels[:, 1::2] << 4).astype(np.uint8)
    return len(text).to_bytes(2, "little") + text + packed.tobytes()


def write(encode: Encode) -> None:
    """Writes the principal axes and the words."""
    words = english_words()
    vectors = encode(words)
    rows = principal_axes(vectors, encode(paper_texts())).astype(np.float16)
    np.save(AXES, rows)
    reduced = unit_length(unit_length(vectors - vectors.mean(axis=0)) @ rows[1:].astype(np.float32).T)
    limits = part_limits(words)
    for number, (start, end) in enumerate(pairwise(limits)):
        (WORDS / f"{number}.bin").write_bytes(part(words[start:end], reduced[start:end]))
    first_words = [words[start] for start in limits[:-1]]
    (WORDS / "index.json").write_text(json.dumps(first_words) + "\n", "utf-8")


if __name__ == "__main__":
    parser_of(__doc__).parse_args()
    write(sentence_encoder())
    sys.exit(0)
