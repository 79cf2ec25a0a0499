"""Features of phrases: one test for each."""

from __future__ import annotations

from math import log, log1p

import pytest
from paper_digest.analysis.keyphrases.candidates import candidate_phrases, phrase_words
from paper_digest.analysis.keyphrases.features import phrase_features
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def features(*texts: tuple[str, str], phrase: str, known: tuple[str, ...] = ()) -> dict[str, list[float]]:
    """The features of a phrase: one value, or one for each of its papers."""
    stream = token_stream([DocumentText(title, abstract) for title, abstract in texts])
    phrases = candidate_phrases(stream)
    words = phrase_words(phrases, stream)
    measured = phrase_features(phrases, words, known, stream)
    column = list(words.values()).index(phrase)
    in_paper = {
        name: values[measured.column == column].tolist() for name, values in measured.in_paper.items()
    }
    return in_paper | {name: [float(values[column])] for name, values in measured.of_phrase.items()}


TWICE = (("Flat minima", "Here flat minima."), ("", "red leaf flat minima"))


def test_features_in_papers() -> None:
    """The title counts twice; in the second paper, the phrase starts after two of four words."""
    measured = features(*TWICE, phrase="flat minima")
    assert measured["frequency"] == pytest.approx([log1p(3), log1p(1)])
    assert measured["in_title"] == [1, 0]
    assert measured["position"] == [0, 0.5]


def test_features_of_a_phrase() -> None:
    """It is once in a title, and once after "leaf"; one of two papers uses it twice."""
    measured = features(*TWICE, phrase="flat minima")
    assert measured["document_frequency"] == pytest.approx([log(2)])
    assert measured["focus"] == pytest.approx([(1 + 3 * 0.3) / (2 + 3)])
    assert measured["in_titles"] == pytest.approx([1 / 3])
    assert measured["preceded"] == pytest.approx([1 / 3])
    assert measured["continued"] == [0]
    assert measured["cohesion"] == [1]


def test_a_phrase_before_another_word_is_continued() -> None:
    texts = (("", "recurrent neural cells"), ("", "recurrent neural nets. recurrent neural."))
    assert features(*texts, phrase="recurrent neural")["continued"] == pytest.approx([2 / 3])


def test_a_phrase_within_a_longer_shared_one_is_not_free() -> None:
    texts = (("", "sharp loss landscape"), ("", "sharp loss landscape. loss landscape."))
    assert features(*texts, phrase="loss landscape")["free"] == pytest.approx([1 / 3])
    assert features(*texts, phrase="sharp loss landscape")["free"] == [1]


def test_determiners_around_a_phrase_are_counted() -> None:
    """One of two occurrences each; three more count as 20 % after and 4 % before a determiner."""
    texts = (("", "the flat minima"), ("", "flat minima the"))
    measured = features(*texts, phrase="flat minima")
    assert measured["after_determiner"] == pytest.approx([(1 + 0.6) / 5])
    assert measured["before_determiner"] == pytest.approx([(1 + 0.12) / 5])


def test_determiners_around_words_tell_nouns_from_verbs() -> None:
    """Of three "annealing", two are alone after a determiner; of three "prune", one is before one."""
    texts = (
        ("", "prune annealing. The annealing is an annealing."),
        ("", "prune annealing. Prune the tree."),
    )
    measured = features(*texts, phrase="prune annealing")
    assert measured["noun_at_end"] == pytest.approx([(2 + 0.6) / 7])
    assert measured["verb_at_end"] == pytest.approx([0.12 / 7])
    assert measured["verb_at_start"] == pytest.approx([(1 + 0.12) / 6])


@pytest.mark.parametrize(
    ("word", "phrase", "is_name", "is_word"),
    [
        ("ImageNet", "imagenet", 1, 0),
        ("robustness", "robustness", 0, 1),
        ("flat minima", "flat minima", 0, 0),
    ],
)
def test_single_words_are_names_or_words(word: str, phrase: str, is_name: int, is_word: int) -> None:
    measured = features(("", word), ("", word), phrase=phrase)
    assert (measured["is_name"], measured["is_word"]) == ([is_name], [is_word])


def test_known_phrases_are_known() -> None:
    assert features(*TWICE, phrase="flat minima")["is_known"] == [0]
    assert features(*TWICE, phrase="flat minima", known=("flat minima",))["is_known"] == [1]
