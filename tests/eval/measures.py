"""Turns texts into the figures that texts are compared by: stems, F1 and ROUGE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

_WORD = re.compile(r"[a-z0-9]+")
# Longest first; a stem keeps at least three letters, or the ending stays.
_ENDINGS = tuple(
    "izations isations ization isation ations ation ments ment izing ising ings ing ies ied ions ion ers er "
    "ized ised ed es als al e s y".split()
)


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """A word without its commonest English endings: optimization, optimizing and optimized are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def stems(phrase: str) -> str:
    """A phrase as its stems, so that "Self-Supervised Models" and "self supervised model" are one."""
    return " ".join(stem(word) for word in plain_words(phrase))


def f1(predicted: Sequence[str], wanted: Collection[str]) -> float:
    """The harmonic mean of precision and recall of a few phrases, 0 to 1."""
    right = len(set(predicted) & set(wanted))
    return 2 * right / (len(set(predicted)) + len(wanted)) if right else 0.0


def rouge(predicted: Sequence[str], wanted: Sequence[str]) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L F, 0 to 1, of two texts' words (Lin, ROUGE, 2004)."""
    return (
        _overlap(predicted, wanted, 1),
        _overlap(predicted, wanted, 2),
        _f(_common_subsequence(predicted, wanted), len(predicted), len(wanted)),
    )


def _overlap(predicted: Sequence[str], wanted: Sequence[str], size: int) -> float:
    mine, theirs = (
        Counter(zip(*(words[offset:] for offset in range(size)), strict=False))
        for words in (predicted, wanted)
    )
    return _f((mine & theirs).total(), mine.total(), theirs.total())


def _common_subsequence(words: Sequence[str], reference: Sequence[str]) -> int:
    row = [0] * (len(reference) + 1)
    for word in words:
        before = row[:]
        for column, candidate in enumerate(reference):
            row[column + 1] = (
                before[column] + 1 if word == candidate else max(before[column + 1], row[column])
            )
    return row[-1]


def _f(right: int, predicted: int, wanted: int) -> float:
    return 2 * right / (predicted + wanted) if right else 0.0
