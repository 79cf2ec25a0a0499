"""Turns texts into the figures that texts are compared by: stems, F1 and ROUGE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

_WORD = re.compile(r"[a-z0-9]+")
# Longest first; a stem keeps at least three letters, or the ending stays.
_ENDINGS = tuple(
    "izations isations ization isation ations ation ments ment izing ising ings ing ies ied ions ion ers er ized "
    "ised ed es als al e s y".split()
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


def f1(found: Sequence[str], wanted: Collection[str]) -> float:
    """The harmonic mean of precision and recall of a few phrases, 0 to 1."""
    right = len(set(found) & set(wanted))
    return 2 * right / (len(set(found)) + len(wanted)) if right else 0.0


def rouge(found: Sequence[str], wanted: Sequence[str]) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L F, 0 to 1, of two texts' words (Lin, ROUGE, 2004)."""
    return (
        _overlap(found, wanted, 1),
        _overlap(found, wanted, 2),
        _f(_common_subsequence(found, wanted), len(found), len(wanted)),
    )


def _overlap(found: Sequence[str], wanted: Sequence[str], size: int) -> float:
    mine, theirs = (
        Counter(zip(*(words[at:] for at in range(size)), strict=False)) for words in (found, wanted)
    )
    return _f((mine & theirs).total(), mine.total(), theirs.total())


def _common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for at, against in enumerate(other):
            row[at + 1] = before[at] + 1 if word == against else max(before[at + 1], row[at])
    return row[-1]


def _f(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if right else 0.0
