"""Weights the phrases of papers by how well they tell what two papers have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.keyphrases.candidates import Phrases
from paper_digest.analysis.text.informative_terms import are_mostly_whole, are_recurrent
from paper_digest.analysis.text.phrase_filter import COMMON_PHRASES, is_generic
from paper_digest.analysis.text.token_stream import Flags, Floats, Ints, TokenStream
from paper_digest.analysis.text.tokens import is_branded

_TITLE_COUNT = 3.0
"""How many times an occurrence in the title counts, as in the term matrix."""
_MAX_SHARE = 0.25
"""The share of papers from which a phrase says nothing, in collections of more than _LARGE."""
_MIN_COUNT = 2
_LARGE = 20
"""Papers from which counts select phrases, as in the term matrix."""


@dataclass(frozen=True, eq=False)
class SharedPhrases:
    """Papers by the phrases that explain to a reader why two papers are related."""

    matrix: csr_matrix
    """Papers x phrases: the weights, more than 0."""
    starts: list[Ints]
    """Where each phrase is in the stream."""
    lengths: list[int]
    stream: TokenStream

    def name(self, column: int) -> str:
        """The phrase as most papers write it, ties broken alphabetically."""
        length = self.lengths[column]
        spellings = Counter(self._spelling(start, length) for start in self.starts[column].tolist())
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))

    def _spelling(self, start: int, length: int) -> str:
        words = [self._word(position) for position in range(start, start + length)]
        joints = ["-" if self.stream.hyphenated[start + number] else " " for number in range(1, length)]
        return "".join(chain.from_iterable(zip(words, [*joints, ""], strict=True)))

    def _word(self, position: int) -> str:
        """A word in lower case unless it is a proper name."""
        word: str = self.stream.spellings[self.stream.spelling[position]]
        usual: str = self._display_forms[self.stream.lemma[position]]
        if is_branded(word) and not (self.stream.in_title[position] and not is_branded(usual)):
            return word
        return usual if usual[:1].isupper() else word.lower()

    @cached_property
    def _display_forms(self) -> list[str]:
        return self.stream.display_forms


def shared_phrases(phrases: Phrases, stream: TokenStream) -> SharedPhrases:
    """The phrases that can be a reason: whole, specific, and not only mentioned in passing.

    phrases: those that at least two papers have.
    """
    numbers, first, column = np.unique(phrases.phrase, return_index=True, return_inverse=True)
    counts = np.where(stream.in_title[phrases.start], _TITLE_COUNT, 1.0)
    matrix = csr_matrix(
        (counts, (stream.paper[phrases.start], column)), shape=(stream.paper_count, len(numbers))
    )
    matrix.sum_duplicates()
    starts, lengths = phrases.start[first], phrases.length[first]
    is_whole = ~stream.is_continued[phrases.start + phrases.length - 1]
    is_kept = are_mostly_whole(is_whole, column, len(numbers)) & _are_specific(starts, lengths, stream)
    papers_with = np.bincount(matrix.indices, minlength=len(numbers))
    if stream.paper_count > _LARGE:
        is_kept &= are_recurrent(matrix) & (papers_with <= _MAX_SHARE * stream.paper_count)
    idf: Floats = np.log((1 + stream.paper_count) / (1 + papers_with)) + 1
    weights = np.where(is_kept, idf * np.sqrt(lengths), 0.0)
    # A single word is a subject of a paper only if it is used twice or in the title.
    is_passing = (lengths[matrix.indices] == 1) & (matrix.data < _MIN_COUNT)
    matrix.data = np.log1p(matrix.data) * np.where(is_passing, 0.0, weights[matrix.indices])
    matrix.eliminate_zeros()
    occurrences = np.argsort(column, kind="stable")
    bounds = np.cumsum(np.bincount(column, minlength=len(numbers)))[:-1]
    return SharedPhrases(matrix, np.split(phrases.start[occurrences], bounds), lengths.tolist(), stream)


def _are_specific(starts: Ints, lengths: Ints, stream: TokenStream) -> Flags:
    """For each phrase whether one of its words says more than that it is from a paper."""
    generic = stream.lemma_flags(is_generic)
    spans = zip(starts.tolist(), lengths.tolist(), strict=True)
    lemmas = stream.lemmas
    return np.array(
        [
            not generic[stream.lemma[start : start + length]].all()
            and " ".join(lemmas[lemma] for lemma in stream.lemma[start : start + length])
            not in COMMON_PHRASES
            for start, length in spans
        ],
        dtype=bool,
    )
