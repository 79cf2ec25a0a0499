"""Finds informative terms: those that explain to a reader why two papers are related."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.phrase_filter import COMMON_PHRASES, is_generic, may_close, may_open
from paper_digest.analysis.text.token_stream import Flags, Floats, Ints, TokenStream

# All chosen by hand on the reasons shown for the dumps of raw/; they change no order of papers.
_RECURRENT_SHARE = 0.28
"""The share of a word's papers that must use it at least twice or in the title."""
_PRIOR_PAPERS, _PRIOR_SHARE = 3, 0.3
"""Pseudo-counts: papers added to the counted ones, and the share of them with the word twice."""
_WHOLE_SHARE = 0.25
"""The share of a phrase's occurrences that must not be part of a longer one."""


def are_recurrent(counts: csr_matrix) -> Flags:
    """For each term whether papers use it repeatedly, like "kernel", not in passing, like "certain"."""
    is_recurrent: Flags = recurrence(counts.data >= 2, counts.indices, counts.shape[1]) >= _RECURRENT_SHARE
    return is_recurrent


def recurrence(used_twice: Flags, term: Ints, term_count: int) -> Floats:
    """The share of each term's papers that use it at least twice, or in the title.

    used_twice, term: for each term of each paper, whether the paper does, and the number of the term.
    """
    papers = np.bincount(term, minlength=term_count) + _PRIOR_PAPERS
    twice = np.bincount(term, weights=used_twice, minlength=term_count) + _PRIOR_PAPERS * _PRIOR_SHARE
    share: Floats = twice / papers
    return share


def are_mostly_whole(is_whole: Flags, phrase: Ints, phrase_count: int) -> Flags:
    """For each phrase whether enough of its occurrences are whole, unlike "large language".

    is_whole, phrase: for each occurrence, whether it is part of no longer phrase, and its phrase's number.
    """
    whole_count = np.bincount(phrase, weights=is_whole, minlength=phrase_count)
    mostly_whole: Flags = whole_count + 0.5 >= _WHOLE_SHARE * (
        np.bincount(phrase, minlength=phrase_count) + 1
    )
    return mostly_whole


def are_generic(stream: TokenStream, first: Ints, second: Ints) -> Flags:
    """For each term whether papers of all kinds use it.

    first: 1 + the lemma of a bigram's first word, 0 for a single word; second: the lemma of the last word.
    """
    opens, closes = stream.lemma_flags(may_open), stream.lemma_flags(may_close)
    generic_word = stream.lemma_flags(is_generic) | _are_prefixes(stream)
    common_pairs = {tuple(map(stream.lemma_index.get, phrase.split())) for phrase in COMMON_PHRASES}
    pairs = zip((first - 1).tolist(), second.tolist(), strict=True)
    is_common_phrase = np.array([pair in common_pairs for pair in pairs], dtype=bool)
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
