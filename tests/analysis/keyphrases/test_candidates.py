"""Candidate phrases: which runs of words could be tags."""

from __future__ import annotations

import pytest
from paper_digest.analysis.keyphrases.candidates import candidate_phrases, phrase_words, without_adjectives
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def candidates(*abstracts: str) -> set[str]:
    stream = token_stream([DocumentText("", abstract) for abstract in abstracts])
    return set(phrase_words(candidate_phrases(stream), stream).values())


def test_a_phrase_that_two_papers_share_is_a_candidate() -> None:
    assert candidates("flat minima of a loss", "the flat minima") == {"flat minima"}


def test_a_phrase_of_one_paper_is_no_candidate() -> None:
    assert candidates("flat minima and flat minima", "sharp minima") == set()


def test_punctuation_separates_phrases() -> None:
    assert candidates("flat, minima", "flat, minima") == set()


def test_a_stop_word_separates_phrases() -> None:
    assert candidates("minima of curvature", "minima of curvature") == set()


def test_a_stop_word_within_a_hyphenated_word_is_part_of_a_phrase() -> None:
    assert "few shot learning" in candidates("few-shot learning", "with few-shot learning")
    assert "few shot learning" not in candidates("few shot learning", "few shot learning")


def test_no_phrase_starts_or_ends_within_a_hyphenated_word() -> None:
    assert "shot learning" not in candidates("few-shot learning", "few-shot learning")


def test_numbers_separate_phrases() -> None:
    assert "landscape 2024" not in candidates("loss landscape 2024", "loss landscape 2024")


def test_no_phrase_ends_with_a_participle() -> None:
    assert candidates("a tree pruned", "a tree pruned") == set()


def test_phrases_have_at_most_five_words() -> None:
    sentence = "red green blue pink gray black"
    lengths = {len(phrase.split()) for phrase in candidates(sentence, sentence)}
    assert lengths == {2, 3, 4, 5}


@pytest.mark.parametrize(("word", "is_candidate"), [("ImageNet", True), ("curvature", False)])
def test_only_names_and_concepts_stand_alone(word: str, is_candidate: bool) -> None:
    assert (word.lower() in candidates(f"{word} helps", f"on {word}")) is is_candidate


def test_a_hyphenated_word_before_a_noun_is_an_adjective() -> None:
    stream = token_stream([DocumentText("", "long-tail leaf, long-tail"), DocumentText("", "long-tail tree")])
    phrases = candidate_phrases(stream)
    assert phrases.start.tolist() == [0, 3, 5]
    assert without_adjectives(phrases, stream).start.tolist() == [3]


def test_a_concept_before_a_noun_is_no_candidate() -> None:
    assert "boosting" not in candidates("boosting accuracy", "boosting speed")
    assert "boosting" in candidates("boosting is old", "with boosting")


def test_parts_of_a_compound_are_separate_words_if_papers_hyphenate_it() -> None:
    assert "auto encoder network" in candidates("auto-encoder network", "autoencoder network")


def test_a_rare_hyphen_does_not_make_a_compound() -> None:
    """Of 22 occurrences, one has a hyphen: less than a tenth."""
    assert "autoencoder network" in candidates("auto-encoder network", "autoencoder network. " * 21)


def test_each_occurrence_has_its_start_and_length() -> None:
    stream = token_stream([DocumentText("", "flat minima"), DocumentText("", "of flat minima")])
    phrases = candidate_phrases(stream)
    assert phrases.start.tolist() == [0, 3]
    assert phrases.length.tolist() == [2, 2]
    assert len(set(phrases.phrase.tolist())) == 1
