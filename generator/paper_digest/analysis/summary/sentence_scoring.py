"""Estimates how much a sentence of an abstract overlaps with a summary that the authors would write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import fold

_WORD = re.compile(r"[^\W_]+")
# The probability that a word is in the authors' one-sentence summary, by how often the abstract has it (0 to
# 4 times or more): counted on the develop half of the papers that tests/eval measures on, then rounded and
# smoothed by hand.
_TITLE_WORD_PROBABILITIES = (0.40, 0.45, 0.60, 0.70, 0.77)
_OTHER_WORD_PROBABILITIES = (0.05, 0.06, 0.17, 0.25, 0.38)
_MAX_COUNT = 4
# Less than half of the measured probabilities: all sentences have stop words, which hardly distinguish them.
_STOP_WORD_PROBABILITIES = dict.fromkeys(STOP_WORDS, 0.02) | {
    **dict.fromkeys("a the of to and we".split(), 0.18),
    "for": 0.14,
    "in": 0.1,
    "that": 0.1,
    "with": 0.09,
    "on": 0.07,
}
_TITLE_STOP_WORD_PROBABILITY = 0.18
_BIGRAM_WEIGHT = 0.2
"""The weight of a bigram of the title, where a certain word has 1; chosen by hand."""
_SUMMARY_LENGTH = 18
"""The median number of words in the authors' summaries."""


class OverlapEstimator:
    """Estimates the overlap of sentences of one paper with the authors' own summary."""

    def __init__(self, title: Sequence[str], sentences: Sequence[Sequence[str]]) -> None:
        """Takes the words of the title and of the abstract's sentences, as fold_plurals gives them."""
        counts = Counter(word for sentence in sentences for word in sentence)
        self._title_bigrams = frozenset(pairwise(title))
        self._probabilities = {
            word: _STOP_WORD_PROBABILITIES.get(word, _OTHER_WORD_PROBABILITIES[min(count, _MAX_COUNT)])
            for word, count in counts.items()
        }
        for word in title:
            probability = _TITLE_WORD_PROBABILITIES[min(counts[word], _MAX_COUNT)]
            self._probabilities[word] = _TITLE_STOP_WORD_PROBABILITY if word in STOP_WORDS else probability

    def expected_overlap(self, sentence: Sequence[str]) -> float:
        """The expected overlap, 0 to about 1, of one of the sentences and the authors' summary.

        It approximates the F measure of ROUGE-1 and, with less weight, of ROUGE-2 (Lin, 2004): the expected
        number of shared words divided by the mean length of both, so that no sentence wins by its length.
        """
        words = sum(self._probabilities.get(word, 0.0) for word in frozenset(sentence))
        bigrams = len(self._title_bigrams.intersection(pairwise(sentence)))
        return 2 * (words + _BIGRAM_WEIGHT * bigrams) / (len(sentence) + _SUMMARY_LENGTH)


def lowercase_words(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


def fold_plurals(words: Sequence[str]) -> list[str]:
    """The words with plurals in the singular."""
    return [fold(word) if word[-1] == "s" else word for word in words]
