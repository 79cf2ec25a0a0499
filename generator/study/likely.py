"""Turns a paper's title and abstract into how much of a sentence its authors would say again if they had one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.study.wording import STOP_WORDS
from generator.study.words import fold

_WORD = re.compile(r"[^\W_]+")
# The chance that authors use a word of their abstract again in their one sentence, counted over the develop half of the
# labelled papers (402 papers, see tests/eval.py): by how often the abstract has it, up to four times.
_IN_TITLE = (0.40, 0.45, 0.60, 0.70, 0.77)
_ELSEWHERE = (0.05, 0.06, 0.17, 0.25, 0.38)
_EMPTY = 0.06
_COMMON = {**dict.fromkeys("a the of to and we".split(), 0.45), "for": 0.35, "in": 0.25, "that": 0.25, "with": 0.22, "on": 0.18}
_EMPTY_COUNTS = 0.55
"""What an empty word counts beside one that says something: every sentence has some, so they tell sentences less apart."""
_PAIR_IN_TITLE, _PAIR_AGAIN = 0.5, 0.2
"""The chance of a pair of neighbours that the title has, and of one that the abstract has twice."""
_PAIRS_COUNT = 0.4
_USUAL = 18
"""Words of the middle one of the authors' sentences."""


class Likely:
    """What one paper's authors are likely to say again."""

    def __init__(self, title: str, sentences: Sequence[Sequence[str]]) -> None:
        words = words_of(title)
        self._title = frozenset(words)
        self._title_pairs = frozenset(pairwise(words))
        self._counts = Counter(word for sentence in sentences for word in sentence)
        self._pairs = Counter(pair for sentence in sentences for pair in pairwise(sentence))
        self._chances = {word: self._chance(word) for word in self._counts}

    def overlap(self, sentence: Sequence[str]) -> float:
        """The overlap, 0 to about 1, to expect between one of the paper's sentences and the authors' own summary.

        It is the expectation of the F measure of ROUGE-1 and, at a smaller weight, ROUGE-2 (Lin, 2004): the words expected
        in both over the mean length of both, so that neither a long nor a short sentence gains by its length.
        """
        words = sum(map(self._chances.__getitem__, set(sentence)))
        pairs = sum(map(self._pair_chance, set(pairwise(sentence))))
        return 2 * (words + _PAIRS_COUNT * pairs) / (len(sentence) + _USUAL)

    def _chance(self, word: str) -> float:
        times = min(self._counts[word], 4)
        if word in STOP_WORDS:
            return _EMPTY_COUNTS * (_IN_TITLE[1] if word in self._title else _COMMON.get(word, _EMPTY))
        return (_IN_TITLE if word in self._title else _ELSEWHERE)[times]

    def _pair_chance(self, pair: tuple[str, str]) -> float:
        if pair in self._title_pairs:
            return _PAIR_IN_TITLE
        says = pair[0] not in STOP_WORDS or pair[1] not in STOP_WORDS
        return _PAIR_AGAIN if self._pairs[pair] > 1 and says else 0.0


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return list(map(fold, _WORD.findall(text)))
