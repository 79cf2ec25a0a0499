"""Which words are acronyms, and what their spellings share."""

from __future__ import annotations

import pytest
from paper_digest.analysis.acronyms.acronym import (
    acronym_key,
    acronyms_in_word,
    is_acronym,
    singular_acronym,
)


@pytest.mark.parametrize("word", ["LLM", "LoRA", "mAP", "k-NN", "3DGS", "W2V"])
def test_acronyms_are_recognized(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("Deep", id="a plain word"),
        pytest.param("X", id="one letter"),
        pytest.param("ABCDEFGHIJK", id="eleven letters"),
        pytest.param("II", id="a Roman numeral"),
        pytest.param("3D", id="a dimension"),
        pytest.param("2018a", id="a year in a citation"),
        pytest.param("100K", id="a size"),
    ],
)
def test_other_words_are_not(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("acronym", "singular"),
    [("LLMs", "LLM"), ("T5s", "T5"), ("DoS", "DoS"), ("As", "As"), ("CLS", "CLS"), ("Dis", "Dis")],
)
def test_only_a_small_s_after_a_capital_or_a_digit_is_a_plural(acronym: str, singular: str) -> None:
    assert singular_acronym(acronym) == singular


def test_the_key_ignores_case_and_hyphens() -> None:
    assert acronym_key("k-NN") == acronym_key("KNN") == "knn"


def test_a_word_may_have_acronyms_in_its_hyphenated_parts() -> None:
    assert acronyms_in_word("LLMs-to-RL") == (("llmstorl", "LLMs-to-RL"), ("llm", "LLMs"), ("rl", "RL"))


def test_a_plain_word_has_no_acronyms() -> None:
    assert acronyms_in_word("Self-supervised") == ()
