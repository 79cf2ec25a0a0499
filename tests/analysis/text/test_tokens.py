"""Tokens and their normal form."""

from __future__ import annotations

import pytest
from paper_digest.analysis.text.tokens import TOKEN, fold, is_branded, tokens


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("CIFAR-10", "cifar10"),
        ("CIFAR10", "cifar10"),
        ("Policies", "policy"),
        ("GANs", "gan"),
        ("model's", "model"),
        ("losses", "loss"),
        ("loss", "loss"),
        ("bias", "bias"),
        ("series", "series"),
        ("boxes", "box"),
        ("gas", "gas"),
        ("Pre-Training", "pretraining"),
    ],
)
def test_spellings_of_a_word_have_one_folded_form(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pre-training", ["pre-training"]),
        ("re-ranking", ["re-ranking"]),
        ("fine-tuning", ["fine-tuning"]),
        ("fine-grained", ["fine", "-", "grained"]),
        ("few-shot", ["few", "-", "shot"]),
        ("score-based", ["score", "-", "based"]),
        ("GPT-3.5, C++", ["GPT-3.5", ",", "C++"]),
        ("auto-", ["auto", "-"]),
    ],
)
def test_text_is_split_at_hyphens_except_after_prefixes(text: str, expected: list[str]) -> None:
    assert TOKEN.findall(text) == expected


def test_tokens_leave_punctuation_out() -> None:
    assert tokens("Self-supervised models, (again)") == ["self", "supervised", "model", "again"]


@pytest.mark.parametrize("word", ["ImageNet", "LoRA", "GPT-2", "BERT"])
def test_capitals_make_a_proper_name(word: str) -> None:
    assert is_branded(word)


@pytest.mark.parametrize("word", ["Deep", "loss", "3d"])
def test_ordinary_words_are_no_proper_names(word: str) -> None:
    assert not is_branded(word)
