"""Turns a paper's title and abstract into how much of a sentence its authors would say again if they had one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.token_stream import fold

_WORD = re.compile(r"[^\W_]+")
# The chance that authors use a word of their abstract again in their one sentence, by how often the abstract has it, up to four
# times: counted over half of some labelled papers (see tests/eval/rows.py), then rounded and evened out by hand.
_IN_TITLE = (0.40, 0.45, 0.60, 0.70, 0.77)
_ELSEWHERE = (0.05, 0.06, 0.17, 0.25, 0.38)
_MANY = 4
# Empty words count less than half of their chance: every sentence has some, so they tell sentences less apart.
_EMPTY_CHANCES = dict.fromkeys(STOP_WORDS, 0.02) | {
    **dict.fromkeys("a the of to and we".split(), 0.18),
    "for": 0.14,
    "in": 0.1,
    "that": 0.1,
    "with": 0.09,
    "on": 0.07,
}
_EMPTY_IN_TITLE = 0.18
_PAIRS_COUNT = 0.2
"""What a pair of related_topics counts that the title has, too, beside a sure word."""
_USUAL = 18
"""Words of the middle one of the authors' sentences."""


class Likely:
    """What one paper's authors are likely to say again."""

    def __init__(self, title: Sequence[str], sentences: Sequence[Sequence[str]]) -> None:
        words = folded_of(title)
        self._pairs = frozenset(pairwise(words))
        counts = Counter(word for sentence in sentences for word in sentence)
        self._chances = {
            word: _ELSEWHERE[times] if times < _MANY else _ELSEWHERE[_MANY] for word, times in counts.items()
        }
        self._chances.update((word, _EMPTY_CHANCES[word]) for word in counts.keys() & _EMPTY_CHANCES.keys())
        self._chances.update(
            (word, _EMPTY_IN_TITLE if word in STOP_WORDS else _IN_TITLE[min(counts[word], _MANY)])
            for word in words
        )

    def overlap(self, sentence: Sequence[str]) -> float:
        """The overlap, 0 to about 1, to expect between one of the paper's sentences and the authors' own summary.

        It is the expectation of the F measure of ROUGE-1 and, at a smaller weight, ROUGE-2 (Lin, 2004): the words expected
        in both over the mean length of both, so that neither a long nor a short sentence gains by its length.
        """
        words = sum(map(self._chances.__getitem__, frozenset(sentence)))
        pairs = len(self._pairs.intersection(pairwise(sentence)))
        return 2 * (words + _PAIRS_COUNT * pairs) / (len(sentence) + _USUAL)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


def folded_of(words: Sequence[str]) -> list[str]:
    """The words without their plurals."""
    return [fold(word) if word[-1] == "s" else word for word in words]
