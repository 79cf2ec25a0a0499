"""Tests of the embeddings of words that the search page loads."""

from __future__ import annotations

import json
from itertools import pairwise, permutations
from pathlib import Path

import numpy as np
from paper_digest.analysis.similarity.reduced_embeddings import (
    REDUCED_DIMENSIONS,
    principal_axes,
    unit_length,
)
from paper_digest.analysis.similarity.sentence_encoder import Vectors, sentence_encoder

from tests.eval.rows import Row
from tests.eval.word_embeddings import PARTS, WORDS, english_words, part, part_limits
from tests.eval.word_training import fitted, inverse_frequencies, short_texts, word_weights

BYTES_A_WORD = 1 + REDUCED_DIMENSIONS // 2


def words_of(path: Path) -> dict[str, Vectors]:
    """The words of a part with their embeddings."""
    content = path.read_bytes()
    size = int.from_bytes(content[:2], "little")
    words = content[2 : 2 + size].decode().split("\n")[:-1]
    rows = np.frombuffer(content[2 + size :], dtype=np.uint8).reshape(len(words), BYTES_A_WORD)
    lengths, packed = rows[:, :1] / np.float32(100), rows[:, 1:]
    levels = np.stack([packed & 15, packed >> 4], axis=2).reshape(len(words), -1).astype(np.float32) - 8
    return dict(zip(words, unit_length(levels) * lengths, strict=True))


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
    vectors[0, :2] = 0.75, -0.75
    packed = bytes([15 | 1 << 4]) + bytes([0x88]) * (REDUCED_DIMENSIONS // 2 - 1)
    assert part(["ab"], vectors) == b"\x03\x00ab\n" + bytes([106]) + packed


def test_the_words_of_a_text_add_up_to_it_and_those_that_say_little_become_short() -> None:
    rows = {"looms": 0, "warp": 1, "weft": 2, "new": 3}
    texts = [f"{first} {second} {third}" for first, second, third in permutations(rows, 3)]
    weights = word_weights(texts, inverse_frequencies(texts), rows)
    start = np.eye(4, dtype=np.float32)
    meanings = start.copy()
    meanings[rows["new"]] = 0
    targets = unit_length(np.asarray(weights @ meanings))
    words = fitted(start, weights, targets)
    before, after = (unit_length(np.asarray(weights @ vectors)) for vectors in (start, words))
    assert (after * targets).sum() > (before * targets).sum()
    lengths = np.linalg.norm(words, axis=1)
    assert int(np.argmin(lengths)) == rows["new"]


def test_texts_to_train_on_are_titles_and_pieces_of_sentences() -> None:
    sentence = "We weave a warp of many threads on each of the looms that we have, and the weft is of wool."
    row = Row("looms", {"title": "On Looms", "abstract": f"Short. {sentence}"})
    title, piece = short_texts([row])
    assert title == "On Looms"
    assert piece in sentence
    assert 5 <= len(piece.split()) <= 16


def test_a_form_of_a_word_that_is_in_the_list_stands_for_it() -> None:
    weights = word_weights(["Looms, and the looming", "a thread"], {"": 2.0, "looms": 3.0}, {"loom": 0})
    assert weights.toarray().tolist() == [[5.0], [0.0]]
