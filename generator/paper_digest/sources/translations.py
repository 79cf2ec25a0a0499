"""Tells the two texts of a record that say the same in English and in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = frozenset(
    "and are be been by can for from has have how its of our that the their these this to we were which"
    " with".split()
)
"""Words of English that the other languages of Europe hardly have, unlike "a", "in", "is", "on" and "was"."""
_ENGLISH_SHARE: Final = 0.1
"""The least share of these words in a text in English: 5 of 16,000 abstracts have fewer, half have 0.22."""
_FOREIGN_SHARE: Final = 0.4
"""The most that a text in another language has, as a part of the share of the English one; chosen by hand."""

_LEAST_LENGTH: Final = 0.25
"""The least length of a translation into English, as a part of the other text; chosen by hand."""


def are_translations(first: str, second: str) -> bool:
    """Whether one text is in English and the other is not."""
    shares = sorted(map(_english_share, (first, second)))
    return shares[1] >= _ENGLISH_SHARE and shares[0] <= _FOREIGN_SHARE * shares[1]


def english_of(texts: Sequence[str]) -> str:
    """The English text if the first one is in another language, else the first; empty without texts.

    A short remark in English translates no abstract.
    """
    first = next(iter(texts), "")
    share = _english_share(first)
    long = (text for text in texts if len(text) >= _LEAST_LENGTH * len(first))
    return next(
        (text for text in long if are_translations(first, text) and _english_share(text) > share), first
    )


def without_translated(texts: Iterable[str]) -> list[str]:
    """The texts, each once, without those in other languages of which another one is the English."""
    unique = list(dict.fromkeys(texts))
    if len(unique) <= 1:
        return unique
    shares = {text: _english_share(text) for text in unique}
    most = max(shares.values(), default=0.0)
    english = [text for text, share in shares.items() if share >= _ENGLISH_SHARE]
    return [
        text
        for text, share in shares.items()
        if share > _FOREIGN_SHARE * most or not _has_translation(text, english)
    ]


def _has_translation(text: str, english: Sequence[str]) -> bool:
    """Whether one of the texts in English may say the same as a text in another language."""
    longest = max(map(len, english), default=0)
    is_long = bool(english) and longest >= _LEAST_LENGTH * len(text)
    return is_long and not any(_share_words(text, translation) for translation in english)


def _share_words(first: str, second: str) -> bool:
    """Whether most words of one text are in the other, so that they are in one language: one may be cut."""
    left, right = (set(map(str.lower, _WORD.findall(text))) for text in (first, second))
    return 2 * len(left & right) > min(len(left), len(right))


def _english_share(text: str) -> float:
    words = [word.lower() for word in _WORD.findall(text)]
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0
