"""The phrases that explain why two papers are related."""

from __future__ import annotations

from paper_digest.analysis.keyphrases.candidates import candidate_phrases
from paper_digest.analysis.keyphrases.shared_phrases import shared_phrases
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def reasons(*texts: tuple[str, str]) -> set[str]:
    """The names of the phrases that the papers share."""
    stream = token_stream([DocumentText(title, abstract) for title, abstract in texts])
    phrases = shared_phrases(candidate_phrases(stream), stream)
    return {phrases.name(column) for column in set(phrases.matrix.indices.tolist())}


def test_a_phrase_is_shown_as_most_papers_write_it() -> None:
    assert reasons(
        ("First", "The loss landscapes are flat."),
        ("Second", "All loss landscapes."),
        ("Third", "One Loss landscape"),
    ) == {"loss landscapes"}


def test_a_hyphenated_word_stays_whole() -> None:
    assert reasons(
        ("First", "We sort fine-grained images."), ("Second", "They sell fine-grained images.")
    ) == {"fine-grained images"}


def test_proper_names_keep_their_capitals() -> None:
    assert reasons(("First", "An ImageNet model."), ("Second", "One ImageNet model.")) == {"ImageNet model"}


def test_a_single_word_in_passing_is_no_reason() -> None:
    passing = "It has quantization."
    assert reasons(("First", passing), ("Second", passing)) == set()
    subject = "It has quantization, and quantization it is."
    assert reasons(("First", subject), ("Second", subject)) == {"quantization"}


def test_generic_words_are_no_reason() -> None:
    assert reasons(("First", "A good new method."), ("Second", "The good new method.")) == set()


def test_a_phrase_of_many_papers_or_in_passing_is_no_reason_in_a_large_collection() -> None:
    many = [(f"Flat minima {number}", "Flat minima are flat.") for number in range(20)]
    few = [(f"Sharp valleys {number}", "A door knob is near sharp valleys.") for number in range(4)]
    assert reasons(*many, *few) == {"sharp valleys"}
