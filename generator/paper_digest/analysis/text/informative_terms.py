"""Finds the terms that tell a reader something when two papers share them."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.phrase_filter import (
    COMMON_PHRASES,
    STOP_WORDS,
    is_generic,
    may_close,
    may_open,
)
from paper_digest.analysis.text.token_stream import Flags, Ints, TokenStream

# All chosen by hand on the reasons shown for the dumps of raw/; they change no order of papers.
_RECURRENT_SHARE = 0.28
"""The share of a word's papers that must use it at least twice or in the title."""
_PRIOR_PAPERS, _PRIOR_SHARE = 3, 0.3
"""Pseudo-counts: papers added to the counted ones, and the share of them with the word twice."""
_WHOLE_SHARE = 0.25
"""The share of a bigram's occurrences that must not be part of a longer phrase."""


def are_recurrent(counts: csr_matrix) -> Flags:
    """For each term whether papers use it repeatedly, like "kernel", not in passing, like "certain"."""
    papers = np.bincount(counts.indices, minlength=counts.shape[1])
    recurrent = np.bincount(counts.indices, weights=counts.data >= 2, minlength=counts.shape[1])
    is_recurrent: Flags = recurrent + _PRIOR_PAPERS * _PRIOR_SHARE >= _RECURRENT_SHARE * (
        papers + _PRIOR_PAPERS
    )
    return is_recurrent


def are_whole_phrases(stream: TokenStream, positions: Ints, columns: Ints, column_count: int) -> Flags:
    """For each column whether its bigrams are whole phrases, unlike "large language" or "entropy loss".

    positions, columns: of the second word of each bigram.
    """
    continued = np.append(stream.follows[1:] & ~stop_word_flags(stream)[1:], False)
    whole = ~continued[positions] & ~stream.hyphenated[positions - 1]
    whole_count = np.bincount(columns, weights=whole, minlength=column_count)
    are_whole: Flags = whole_count + 0.5 >= _WHOLE_SHARE * (np.bincount(columns, minlength=column_count) + 1)
    return are_whole


def are_generic(stream: TokenStream, first: Ints, second: Ints) -> Flags:
    """For each term whether papers of all kinds use it.

    first: 1 + the lemma of a bigram's first word, 0 for a single word; second: the lemma of the last word.
    """
    opens, closes = stream.lemma_flags(may_open), stream.lemma_flags(may_close)
    generic_word = stream.lemma_flags(is_generic) | _are_prefixes(stream)
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    is_common_phrase = np.array(
        [
            start > 0 and f"{stream.lemmas[start - 1]} {stream.lemmas[last]}" in COMMON_PHRASES
            for start, last in pairs
        ],
        dtype=bool,
    )
    generic: Flags = is_common_phrase | np.where(
        first == 0, generic_word[second], ~(opens[first - 1] & closes[second])
    )
    return generic


def _are_prefixes(stream: TokenStream) -> Flags:
    """For each lemma whether a hyphen mostly follows it, as in "self-"."""
    before_hyphen = np.bincount(
        stream.lemma[:-1], weights=stream.hyphenated[1:], minlength=len(stream.lemmas)
    )
    prefixes: Flags = 2 * before_hyphen > np.bincount(stream.lemma, minlength=len(stream.lemmas))
    return prefixes


def stop_word_flags(stream: TokenStream) -> Flags:
    """For each word of the stream whether it is a stop word (or no word)."""
    return stream.lemma_flags(lambda lemma: lemma == "" or lemma in STOP_WORDS)[stream.lemma]
