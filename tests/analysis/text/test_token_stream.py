"""The token stream of all papers."""

from __future__ import annotations

from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import TokenStream, phrase_finder, token_stream
from paper_digest.analysis.text.tokens import fold


def lemmas(stream: TokenStream, paper: int = 0) -> list[str]:
    return [stream.lemmas[lemma] for lemma in stream.lemma[stream.paper == paper]]


def test_words_are_folded_and_punctuation_separates_them() -> None:
    stream = token_stream([DocumentText("Deep Networks", "Two-layer models. They learn")])
    assert lemmas(stream) == ["deep", "network", "two", "layer", "model", "they", "learn"]
    assert stream.follows.tolist() == [False, True, False, True, True, False, True]
    assert stream.hyphenated.tolist() == [False, False, False, True, False, False, False]
    assert stream.in_title.tolist() == [True, True, False, False, False, False, False]


def test_a_number_stays_with_its_name() -> None:
    assert lemmas(token_stream([DocumentText("", "GPT-2 on CIFAR-10 in 3.5 days")])) == [
        "gpt2",
        "on",
        "cifar10",
        "in",
        "3.5",
        "day",
    ]


def test_the_hyphen_after_a_prefix_makes_no_difference() -> None:
    stream = token_stream(
        [
            DocumentText("", text)
            for text in ("an auto-encoder learns", "an autoencoder learns", "a two-layer net")
        ]
    )
    assert lemmas(stream, 0) == lemmas(stream, 1) == ["an", "autoencoder", "learn"]
    assert lemmas(stream, 2) == ["a", "two", "layer", "net"]
    assert stream.phrase_lemmas("Auto-encoders") == stream.phrase_lemmas("autoencoder")


def test_a_broken_hyphen_in_one_paper_changes_no_other_paper() -> None:
    broken = DocumentText("", "the state-ofthe-art of the art")
    stream = token_stream([broken, DocumentText("", "the state of the art")])
    assert lemmas(stream, 1) == ["the", "state", "of", "the", "art"]


def test_phrases_are_found_where_their_words_follow_one_another() -> None:
    stream = token_stream([DocumentText("Loss landscapes", "The loss, landscape. A loss-landscape")])
    phrase = stream.phrase_lemmas("loss landscape")
    assert phrase is not None
    assert phrase_finder(stream)(phrase).tolist() == [0, 6]


def test_a_phrase_with_an_unknown_word_has_no_numbers() -> None:
    stream = token_stream([DocumentText("", "Self-Supervised Learning (SSL)")])
    assert stream.phrase_lemmas("phlogiston learning") is None
    assert len(stream.phrase_lemmas("self supervised learning") or ()) == 3


def test_words_are_shown_as_papers_write_them() -> None:
    stream = token_stream(
        [
            DocumentText(
                "The Loss Of Networks",
                "The time series of a Gaussian loss on ImageNet; networks and a network.",
            ),
            DocumentText("", "loss"),
        ]
    )
    shown = dict(zip(stream.lemmas, stream.display_forms, strict=True))
    assert [shown[fold(word)] for word in ("series", "Gaussian", "ImageNet", "loss", "networks")] == [
        "series",
        "Gaussian",
        "ImageNet",
        "loss",
        "network",
    ]


def test_stop_words_of_the_stream() -> None:
    stream = token_stream([DocumentText("", "the loss of it")])
    assert stream.is_stop_word.tolist() == [True, False, True, True]


def test_only_content_words_continue_a_phrase() -> None:
    stream = token_stream([DocumentText("", "flat minima of loss, curvature")])
    assert stream.is_continued.tolist() == [True, False, True, False, False]
