"""Turns the stream of words into numbered phrases of up to five words, each with the places where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.study.words import Flags, Ints, Stream

LONGEST = 5
"""Words of a phrase, the parts of a hyphenated word counted one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Where phrases stand; arrays have one item an occurrence."""

    number: Ints
    """The phrase's number; numbers of different phrases differ, whatever their length."""
    start: Ints
    """The place of the phrase's first word in the stream."""
    length: Ints
    """Words of the phrase."""


def phrases_of(stream: Stream, inside: Flags, opens: Flags, closes: Flags, alone: Flags) -> Phrases:
    """All runs of words that follow one another, by the places that allow it.

    inside: places a phrase may cover; opens, closes: where it may start and end; alone: words that are one by themselves.
    """
    size = max(1, len(stream.lemmas))
    start = np.flatnonzero(inside)
    number = stream.lemma[start]
    single = alone[start]
    found = [(number[single], start[single])]
    offset = size
    for length in range(2, LONGEST + 1):
        last = start + length - 1
        fits = last < len(stream.lemma)
        fits[fits] = stream.follows[last[fits]] & inside[last[fits]]
        start, last = start[fits], last[fits]
        codes, number = np.unique(number[fits] * size + stream.lemma[last], return_inverse=True)
        whole = opens[start] & closes[last]
        found.append((number[whole] + offset, start[whole]))
        offset += len(codes)
    lengths = np.repeat(np.arange(1, LONGEST + 1), [len(numbers) for numbers, _ in found])
    return Phrases(np.concatenate([numbers for numbers, _ in found]), np.concatenate([starts for _, starts in found]), lengths)
