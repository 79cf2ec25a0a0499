"""The words that a title does not have."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.new_information import new_words, says_little

TITLE = ("classifying", "old", "map")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("We fold paper towns.", {"fold", "town"}, id="words in the singular"),
        pytest.param("We study the classification of maps.", set(), id="other forms of words of the title"),
        pytest.param("We propose a novel, effective framework.", set(), id="words that fit every paper"),
        pytest.param("We propose RoundNet for towns.", {"town"}, id="names"),
        pytest.param("We propose folds (Folds Of Lakes).", {"fold"}, id="what an acronym stands for"),
        pytest.param("We quickly fold towns.", {"fold", "town"}, id="adverbs"),
        pytest.param("Inspired by paper birds, we fold towns.", {"fold", "town"}, id="what inspired it"),
        pytest.param(
            "We propose towns called the Lazy Lake that fold.", {"town", "fold"}, id="a name of words"
        ),
        pytest.param("To fold lakes, we propose towns.", {"town"}, id="a purpose before the main clause"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_new_words_say_what_the_title_does_not(text: str, words: set[str]) -> None:
    assert new_words(text, TITLE) == words


def test_some_words_fit_every_paper() -> None:
    assert says_little("method")
    assert says_little("twofold")
    assert not says_little("town")
