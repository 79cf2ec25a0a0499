"""Finds the places at which phrases stand in the stream of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from paper_digest.analysis.text.token_stream import Ints, Stream


def finder(stream: Stream) -> Callable[[Sequence[int]], Ints]:
    """A function from the lemmas of a phrase to the places, ascending, at which they follow one another."""
    by_lemma = np.argsort(stream.lemma, kind="stable")
    ordered = stream.lemma[by_lemma]

    def find(phrase: Sequence[int]) -> Ints:
        first, end = np.searchsorted(ordered, [phrase[0], phrase[0] + 1])
        starts: Ints = by_lemma[first:end]
        for step, lemma in enumerate(phrase[1:], start=1):
            starts = starts[starts + step < len(stream.lemma)]
            starts = starts[(stream.lemma[starts + step] == lemma) & stream.follows[starts + step]]
        return starts

    return find
