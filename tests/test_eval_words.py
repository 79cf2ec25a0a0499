"""Tests of the embeddings of words that the search page loads."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from paper_digest.analysis.similarity.reduced_embeddings import (
    REDUCED_DIMENSIONS,
    principal_axes,
    unit_length,
)
from paper_digest.analysis.similarity.sentence_encoder import Vectors, sentence_encoder

from tests.eval.word_embeddings import PARTS, WORDS, english_words, part, part_limits

BYTES_A_WORD = REDUCED_DIMENSIONS // 2


def words_of(path: Path) -> dict[str, Vectors]:
    """The words of a part with their embeddings, of length 1."""
    content = path.read_bytes()
    size = int.from_bytes(content[:2], "little")
    words = content[2 : 2 + size].decode().split("\n")[:-1]
    packed = np.frombuffer(content[2 + size :], dtype=np.uint8).reshape(len(words), BYTES_A_WORD)
    levels = np.stack([packed & 15, packed >> 4], axis=2).reshape(len(words), -1).astype(np.float32) - 8
    return dict(zip(words, unit_length(levels), strict=True))


def test_the_parts_have_all_words_in_order() -> None:
    parts = [words_of(WORDS / f"{number}.bin") for number in range(PARTS)]
    assert [word for words in parts for word in words] == english_words()
    assert json.loads((WORDS / "index.json").read_text("utf-8")) == [next(iter(words)) for words in parts]


def test_words_that_start_alike_share_a_part() -> None:
    words = english_words()
    limits = part_limits(words)
    assert len(limits) == PARTS + 1
    assert all(words[start - 1][:4] != words[start][:4] for start in limits[1:-1])
    assert max(end - start for start, end in pairwise(limits)) < 2 * len(words) / PARTS


def test_the_words_are_close_to_texts_about_them() -> None:
    mean, axes = principal_axes()
    vectors = sentence_encoder()(["a robot arm", "medical patients", "a football match"])
    texts = (vectors - mean) @ axes.T
    parts = [words_of(WORDS / f"{number}.bin") for number in range(PARTS)]
    words = {word: vector for words in parts for word, vector in words.items()}
    for position, word in enumerate(("robots", "hospital", "soccer")):
        assert int(np.argmax(texts @ words[word])) == position


def test_components_are_packed_in_pairs() -> None:
    vectors = np.zeros((1, REDUCED_DIMENSIONS), dtype=np.float32)
    vectors[0, :2] = 1, -1
    assert part(["ab"], vectors) == b"\x03\x00ab\n" + bytes([15 | 1 << 4]) + bytes([0x88]) * (
        BYTES_A_WORD - 1
    )
