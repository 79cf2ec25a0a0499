"""The stream of words that everything else is counted in."""

from __future__ import annotations

import pytest
from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.token_stream import Stream, fold, is_branded, stream_of


def lemmas(stream: Stream, paper: int = 0) -> list[str]:
    return [
        stream.lemmas[number]
        for number, owner in zip(stream.lemma, stream.paper, strict=True)
        if owner == paper
    ]


def test_words_are_folded_and_punctuation_parts_them() -> None:
    stream = stream_of([Wording("Deep Networks", "Two-layer models. They learn")])
    assert lemmas(stream) == ["deep", "network", "two", "layer", "model", "they", "learn"]
    assert stream.follows.tolist() == [False, True, False, True, True, False, True]
    assert stream.hyphenated.tolist() == [False, False, False, True, False, False, False]
    assert stream.in_title.tolist() == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("CIFAR-10", "cifar10"), ("CIFAR10", "cifar10"), ("Policies", "policy"), ("GANs", "gan")],
)
def test_spellings_of_one_word_fold_alike(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_a_number_stays_with_its_name() -> None:
    assert lemmas(stream_of([Wording("", "GPT-2 on CIFAR-10 in 3.5 days")])) == [
        "gpt2",
        "on",
        "cifar10",
        "in",
        "3.5",
        "day",
    ]


def test_a_hyphen_that_others_leave_out_makes_no_difference() -> None:
    stream = stream_of(
        [
            Wording("", "an auto-encoder learns"),
            Wording("", "an autoencoder learns"),
            Wording("", "a two-layer net"),
        ]
    )
    assert lemmas(stream, 0) == lemmas(stream, 1) == ["an", "autoencoder", "learn"]
    assert lemmas(stream, 2) == ["a", "two", "layer", "net"]
    assert stream.numbers_of("Auto encoders") == stream.numbers_of("autoencoder")


def test_a_phrase_with_an_unknown_word_has_no_numbers() -> None:
    stream = stream_of([Wording("", "Self-Supervised Learning (SSL)")])
    assert stream.numbers_of("phlogiston learning") is None
    assert len(stream.numbers_of("self supervised learning") or ()) == 3


def test_words_are_shown_as_papers_write_them() -> None:
    stream = stream_of(
        [
            Wording(
                "The Loss Of Networks",
                "The time series of a Gaussian loss on ImageNet; networks and a network.",
            ),
            Wording("", "loss"),
        ]
    )
    shown = dict(zip(stream.lemmas, stream.shown(), strict=True))
    assert [shown[fold(word)] for word in ("series", "Gaussian", "ImageNet", "loss", "networks")] == [
        "series",
        "Gaussian",
        "ImageNet",
        "loss",
        "network",
    ]


def test_names_are_told_by_their_capitals() -> None:
    assert [
        word for word in ("ImageNet", "LoRA", "GPT-2", "BERT", "Deep", "loss", "3d") if is_branded(word)
    ] == [
        "ImageNet",
        "LoRA",
        "GPT-2",
        "BERT",
    ]
