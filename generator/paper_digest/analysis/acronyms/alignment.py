"""Aligns the letters of an acronym with the words of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf

from paper_digest.analysis.text.tokens import HYPHENS
from paper_digest.values.word_lists import load_word_lists

_FUNCTION_WORDS = load_word_lists(__package__, "word_lists.toml")["function_words"]

# Costs are chosen by hand, on the definitions in the dumps of raw/.
_SKIPPED_WORD = 2.0
_SKIPPED_HYPHENATED_WORD = 0.5
_INNER_LETTER = 0.5
"""The cost of a letter inside a word that does not continue the beginning of the word."""
_PRONUNCIATIONS = {
    "2": ("to", "two"),
    "4": ("for", "four"),
    "3": ("three",),
    "1": ("one",),
    "x": ("cross", "ex"),
}
"""The beginnings of words that a character abbreviates by sound: T2I for "text-to-image"."""


def alignment_costs(characters: str, words: Sequence[re.Match[str]]) -> list[float]:
    """For each word, the cost of the cheapest alignment from that word to the last word.

    characters: the acronym's letters and digits in lower case. words: consecutive matches of tokens.WORD.
    """

    @cache
    def cost_from(position: int, number: int) -> float:
        """The cost of characters[position:] in words[number:]."""
        if position == len(characters) or number == len(words):
            return 0.0 if position == len(characters) and number == len(words) else inf
        skipping = _skip_cost(words[number]) + cost_from(position, number + 1)
        return min(skipping, cost_at(position, number))

    def cost_at(position: int, number: int) -> float:
        """The same, with the first of the characters in the first of the words."""
        options = _letters_in(words[number][0], characters[position:])
        return min((cost + cost_from(position + count, number + 1) for count, cost in options), default=inf)

    return [cost_at(0, number) for number in range(len(words))]


def max_alignment_cost(characters: str) -> float:
    """The cost up to which an alignment is a definition; two letters must be initials."""
    return _INNER_LETTER * (len(characters) - 1) if len(characters) > 2 else 0.0


def is_hyphenated(word: re.Match[str]) -> bool:
    """Whether a hyphen joins the word to the word before it."""
    return word.string.endswith(tuple(HYPHENS), 0, word.start())


def _skip_cost(word: re.Match[str]) -> float:
    if word[0].lower() in _FUNCTION_WORDS:
        return 0.0
    return _SKIPPED_HYPHENATED_WORD if is_hyphenated(word) else _SKIPPED_WORD


def _letters_in(word: str, characters: str) -> Iterator[tuple[int, float]]:
    """The possible numbers of characters that the word provides, with costs; it must begin with the first."""
    lowered = word.lower()
    if not lowered.startswith((characters[0], *_PRONUNCIATIONS.get(characters[0], ()))):
        return
    yield 1, 0.0
    offset, cost = 0, 0.0
    for count, character in enumerate(characters[1:], start=2):
        previous, offset = offset, lowered.find(character, offset + 1)
        if offset < 0:
            return
        # "Lo" of Low and the E of AutoEncoder are as good as initials.
        is_initial = offset == previous + 1 or word[offset].isupper() or word[offset].isdigit()
        cost += 0.0 if is_initial else _INNER_LETTER
        yield count, cost
