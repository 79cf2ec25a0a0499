"""Tells which terms a reader learns something from when two papers share them."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.keyphrases.filter import FIELD, may_close, may_open
from paper_digest.analysis.text.document_text import ACADEMIC, GENERAL, STOP_WORDS
from paper_digest.analysis.text.token_stream import Flags, Ints, Stream, flags

_DWELT_ON = 0.28
"""The share of a word's papers that must dwell on it."""
_DOUBT, _USUAL = 3, 0.3
"""So many papers are taken to have a word, and such a share of them to dwell on it, before any is counted."""
_COMPLETE = 0.25
"""The share of a pair's occurrences that must be no part of a longer phrase."""
# TextRun that alone are no reason to call two papers alike.
_FILLERS = frozenset(
    "always train training trained observed observe compared comparing practical function setting level end space mapping "
    "increasing occur represent represented addressed check choose share old true bad larger time factor loop case set area learn "
    "learned deep course box favorable connected rightarrow leftarrow network open release output structure application applying "
    "hold change changing take taken yield consist aim goal hand".split()
)


def tell_alone(counts: csr_matrix) -> Flags:
    """For each term whether enough of its papers say it twice or in the title: "certain" is said once, "kernel" again and again."""
    papers_with = np.bincount(counts.indices, minlength=counts.shape[1])
    dwelling = np.bincount(counts.indices, weights=counts.data >= 2, minlength=counts.shape[1])
    telling: Flags = dwelling + _DOUBT * _USUAL >= _DWELT_ON * (papers_with + _DOUBT)
    return telling


def are_whole(stream: Stream, pairs: Ints, column: Ints) -> Flags:
    """For each term whether enough of its `pairs` stand alone: "large language" goes on, and "entropy loss" is tied to "cross".

    pairs: the places of second words, whose terms are the last of `column`.
    """
    empty = flags(stream.lemmas, STOP_WORDS | {""})[stream.lemma]
    goes_on = np.append(stream.follows[1:] & ~empty[1:], False)
    whole = ~goes_on[pairs] & ~stream.hyphenated[pairs - 1]
    of_pair = column[len(column) - len(pairs) :]
    size = int(column.max(initial=-1)) + 1
    complete: Flags = np.bincount(of_pair, weights=whole, minlength=size) + 0.5 >= _COMPLETE * (
        np.bincount(of_pair, minlength=size) + 1
    )
    return complete


def are_general(stream: Stream, first: Ints, second: Ints) -> Flags:
    """For each term whether papers of all kinds say it.

    first: 1 + the lemma of a pair's first word, 0 for a single word; second: the lemma of the last word.
    """
    tied = np.bincount(stream.lemma[:-1], weights=stream.hyphenated[1:], minlength=len(stream.lemmas))
    prefix = 2 * tied > np.bincount(stream.lemma, minlength=len(stream.lemmas))
    adverb = np.array([lemma.endswith("ly") for lemma in stream.lemmas], dtype=bool)
    alone = flags(stream.lemmas, ACADEMIC | GENERAL | _FILLERS) | adverb | prefix
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    of_field = np.array(
        [a > 0 and f"{stream.lemmas[a - 1]} {stream.lemmas[b]}" in FIELD for a, b in pairs], dtype=bool
    )
    opens, closes = (
        np.array([may(lemma) for lemma in stream.lemmas], dtype=bool) for may in (may_open, may_close)
    )
    general: Flags = of_field | np.where(first == 0, alone[second], ~(opens[first - 1] & closes[second]))
    return general
