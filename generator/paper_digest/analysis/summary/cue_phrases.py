"""Scores a sentence of an abstract by cue phrases, such as "we propose"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from paper_digest.values.word_lists import load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")


class _Sentence:
    """The words of a sentence, in lower case, as the rules need them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._sequence = words
        self.first_word = words[0]
        self.words = frozenset(words)
        self.is_first_person = not self.words.isdisjoint(("we", "our"))
        self.names_itself = self.has_after("this", "work_nouns")
        self.is_own = self.is_first_person or self.names_itself

    def has(self, word_list: str) -> bool:
        """Whether any of the words is in a list."""
        return not self.words.isdisjoint(_LISTS[word_list])

    def has_after(self, word: str, word_list: str) -> bool:
        """Whether a word of a list follows the given word."""
        if word not in self.words or not self.has(word_list):
            return False
        return any(
            first == word and second in _LISTS[word_list] for first, second in pairwise(self._sequence)
        )

    def has_passive(self) -> bool:
        """Whether something "is proposed" or "was developed"."""
        return any(self.has_after(verb, "contribution_participles") for verb in ("is", "are", "was", "were"))


class CueRule(NamedTuple):
    """What a kind of sentence adds to the expected overlap with the authors' own summary, in hundredths."""

    name: str
    weight: float
    applies: Callable[[_Sentence], bool]


# Cue phrases are Edmundson's, New methods in automatic extracting (1969). The weights started from a linear
# regression on the develop half of the papers that tests/eval measures on; rounded and adjusted by hand.
CUE_RULES = (
    CueRule(
        "presents the contribution",
        4.5,
        lambda sentence: sentence.is_own and sentence.has("contribution_verbs"),
    ),
    CueRule("has something proposed", 3.0, lambda sentence: not sentence.is_own and sentence.has_passive()),
    CueRule("mentions this paper", 3.0, lambda sentence: sentence.names_itself),
    CueRule("is in the first person", 2.5, lambda sentence: sentence.is_first_person),
    CueRule("describes our work", 2.5, lambda sentence: sentence.has_after("we", "activity_verbs")),
    CueRule("describes additional work", -2.0, lambda sentence: sentence.has_after("we", "addition_words")),
    CueRule("reports experiments", -1.0, lambda sentence: sentence.has("evaluation_words")),
    CueRule("announces code or data", -6.0, lambda sentence: _announces_artifacts(sentence)),
    CueRule("refers to an unnamed problem", -1.0, lambda sentence: _has_unnamed_subject(sentence)),
    CueRule(
        "reports previous work",
        -3.0,
        lambda sentence: not sentence.is_own and sentence.has("background_words"),
    ),
    CueRule("begins with a reference", -2.0, lambda sentence: _begins_with_reference(sentence)),
)


def cue_score(words: Sequence[str]) -> float:
    """The sum of the weights of the rules that apply to a sentence.

    words: the words of the sentence in lower case, at least one.
    """
    sentence = _Sentence(words)
    return sum(rule.weight for rule in CUE_RULES if rule.applies(sentence))


def _announces_artifacts(sentence: _Sentence) -> bool:
    return sentence.has("url_words") or (sentence.has("artifacts") and sentence.has("availability_words"))


def _has_unnamed_subject(sentence: _Sentence) -> bool:
    return any(sentence.has_after(word, "unnamed_subjects") for word in _LISTS["demonstratives"])


def _begins_with_reference(sentence: _Sentence) -> bool:
    is_bare_this = sentence.first_word == "this" and not sentence.names_itself
    return is_bare_this or sentence.first_word in _LISTS["backward_references"]
