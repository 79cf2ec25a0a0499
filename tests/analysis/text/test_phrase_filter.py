"""Which words may open, close or be a phrase."""

from __future__ import annotations

import pytest
from paper_digest.analysis.text.phrase_filter import (
    STOP_WORDS,
    is_generic,
    may_close,
    may_open,
    may_stand_alone,
)


@pytest.mark.parametrize("lemma", ["few", "large", "gradient"])
def test_words_that_may_open_a_phrase(lemma: str) -> None:
    assert may_open(lemma)


@pytest.mark.parametrize("lemma", ["the", "propose", "significantly", "2024", ""])
def test_words_that_may_not_open_a_phrase(lemma: str) -> None:
    assert not may_open(lemma)


@pytest.mark.parametrize("lemma", ["learning", "system", "landscape", "speed"])
def test_words_that_may_close_a_phrase(lemma: str) -> None:
    assert may_close(lemma)


@pytest.mark.parametrize("lemma", ["few", "trained", "method", "of"])
def test_words_that_may_not_close_a_phrase(lemma: str) -> None:
    assert not may_close(lemma)


@pytest.mark.parametrize("word", ["ImageNet", "LoRA", "interpretability"])
def test_names_and_concepts_stand_alone(word: str) -> None:
    assert may_stand_alone(word)


@pytest.mark.parametrize("word", ["AI", "capability", "DATA", "method"])
def test_other_words_do_not_stand_alone(word: str) -> None:
    assert not may_stand_alone(word)


def test_words_with_meaning_are_no_stop_words() -> None:
    assert "the" in STOP_WORDS
    assert "computer" not in STOP_WORDS


def test_adverbs_and_academic_words_are_generic() -> None:
    assert is_generic("strongly")
    assert is_generic("outperform")
    assert not is_generic("curvature")
