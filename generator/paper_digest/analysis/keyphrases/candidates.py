"""Finds the phrases of the token stream that could be tags, and where they occur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.text.phrase_filter import (
    ADJECTIVE_ENDINGS,
    may_close,
    may_open,
    may_stand_alone,
)
from paper_digest.analysis.text.token_stream import Flags, Ints, TokenStream
from paper_digest.analysis.text.tokens import fold, is_branded

_COMPOUND = re.compile(r"[^\W\d_]-[^\W\d_]")
_MAX_WORDS = 5
"""Words of a phrase, the parts of a hyphenated word counted singly; chosen by hand."""
_COMPOUND_SHARE = 0.1
"""The share of a word's occurrences with a hyphen from which the hyphen is no accident of line breaks; in
16,000 abstracts, 13 % of "auto-encoder" have it."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Occurrences of phrases in the stream; the arrays have one item an occurrence."""

    phrase: Ints
    """The number of the phrase, unique among phrases of all lengths."""
    start: Ints
    """The position of its first word."""
    length: Ints
    """In words."""


@dataclass(frozen=True, slots=True, eq=False)
class _Boundaries:
    """For each word of the stream whether a phrase may contain it, start with it, end with it, or be it."""

    inside: Flags
    opens: Flags
    closes: Flags
    alone: Flags


def candidate_phrases(stream: TokenStream) -> Phrases:
    """The occurrences of all phrases that at least two papers have.

    A phrase contains a stop word only as part of a hyphenated word, as in few-shot.
    """
    occurrences = _runs(stream, _boundaries(stream))
    paper_count = max(1, stream.paper_count)
    pairs = np.unique(occurrences.phrase * paper_count + stream.paper[occurrences.start])
    phrases, document_frequency = np.unique(pairs // paper_count, return_counts=True)
    kept = np.isin(occurrences.phrase, phrases[document_frequency >= 2])
    return Phrases(occurrences.phrase[kept], occurrences.start[kept], occurrences.length[kept])


def without_adjectives(phrases: Phrases, stream: TokenStream) -> Phrases:
    """The occurrences but for hyphenated words before a noun, which are adjectives ("long-tail data")."""
    last = phrases.start + phrases.length - 1
    hyphens = np.cumsum(stream.hyphenated)
    is_compound = (phrases.length > 1) & (hyphens[last] - hyphens[phrases.start] == phrases.length - 1)
    kept = ~(is_compound & stream.is_continued[last])
    return Phrases(phrases.phrase[kept], phrases.start[kept], phrases.length[kept])


def phrase_words(phrases: Phrases, stream: TokenStream) -> dict[int, str]:
    """The folded words of each phrase by its number, ascending; parts of compounds are separate words."""
    lemma_words = _compound_words(stream)
    numbers, first = np.unique(phrases.phrase, return_index=True)
    spans = zip(numbers.tolist(), phrases.start[first].tolist(), phrases.length[first].tolist(), strict=True)
    return {
        number: " ".join(lemma_words[lemma] for lemma in stream.lemma[start : start + length])
        for number, start, length in spans
    }


def _compound_words(stream: TokenStream) -> list[str]:
    """Each lemma, in parts if papers hyphenate it; tags keep their ids even if a paper does not."""
    occurrences = np.bincount(stream.spelling, minlength=len(stream.spellings)).tolist()
    totals: Counter[str] = Counter()
    compounds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for spelling, occurrence_count in zip(stream.spellings, occurrences, strict=True):
        lemma = fold(spelling)
        totals[lemma] += occurrence_count
        if _COMPOUND.search(spelling):
            compounds[lemma][" ".join(map(fold, spelling.split("-")))] += occurrence_count
    usual = {lemma: max(forms, key=lambda form: (forms[form], form)) for lemma, forms in compounds.items()}
    return [
        usual[lemma]
        if lemma in usual and compounds[lemma][usual[lemma]] >= _COMPOUND_SHARE * totals[lemma]
        else lemma
        for lemma in stream.lemmas
    ]


def _boundaries(stream: TokenStream) -> _Boundaries:
    number = stream.lemma_flags(str.isdigit)[stream.lemma]
    before_hyphen = np.append(stream.hyphenated[1:], False)
    in_compound = stream.hyphenated | before_hyphen
    is_adjective = stream.lemma_flags(ADJECTIVE_ENDINGS.__contains__)[stream.lemma] & stream.hyphenated
    alone = np.array(
        [spelling[0].isalnum() and may_stand_alone(spelling) for spelling in stream.spellings], dtype=bool
    )
    branded = np.array([is_branded(spelling) for spelling in stream.spellings], dtype=bool)
    return _Boundaries(
        inside=~number & (~stream.is_stop_word | in_compound),
        opens=stream.lemma_flags(may_open)[stream.lemma] & ~stream.hyphenated,
        closes=stream.lemma_flags(may_close)[stream.lemma] & ~before_hyphen & ~is_adjective,
        alone=alone[stream.spelling] & ~in_compound & (branded[stream.spelling] | ~stream.is_continued),
    )


def _runs(stream: TokenStream, boundaries: _Boundaries) -> Phrases:
    """All runs of consecutive words within the boundaries, up to _MAX_WORDS long."""
    lemma_count = max(1, len(stream.lemmas))
    start = np.flatnonzero(boundaries.inside)
    number = stream.lemma[start]
    is_single = boundaries.alone[start]
    numbers, starts = [number[is_single]], [start[is_single]]
    offset = lemma_count
    for length in range(2, _MAX_WORDS + 1):
        last = start + length - 1
        fits = last < len(stream.lemma)
        fits[fits] = stream.follows[last[fits]] & boundaries.inside[last[fits]]
        start, last = start[fits], last[fits]
        codes, number = np.unique(number[fits] * lemma_count + stream.lemma[last], return_inverse=True)
        is_phrase = boundaries.opens[start] & boundaries.closes[last]
        numbers.append(number[is_phrase] + offset)
        starts.append(start[is_phrase])
        offset += len(codes)
    lengths = np.repeat(np.arange(1, _MAX_WORDS + 1), list(map(len, numbers)))
    return Phrases(np.concatenate(numbers), np.concatenate(starts), lengths)
