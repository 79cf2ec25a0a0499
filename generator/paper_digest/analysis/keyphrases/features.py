"""Measures what tells keyphrases from other phrases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from paper_digest.analysis.keyphrases.candidates import Phrases
from paper_digest.analysis.text.informative_terms import recurrence
from paper_digest.analysis.text.token_stream import Flags, Floats, Ints, TokenStream
from paper_digest.analysis.text.tokens import is_branded

_TITLE_COUNT: Final = 2.0
"""How many times an occurrence in the title counts; chosen by hand."""
_DETERMINERS: Final = frozenset("a an any each its our some the their these this".split())
_PRIOR_WORDS, _PRIOR_AFTER, _PRIOR_BEFORE = 3.0, 0.2, 0.04
"""Pseudo-counts: occurrences added, and the shares of them after and before determiners."""


@dataclass(frozen=True, slots=True, eq=False)
class PhraseFeatures:
    """The features of phrases in papers: arrays with one item for each phrase, or for each of its papers."""

    phrase: Ints
    """The number of the phrase, for each phrase of each paper."""
    paper: Ints
    column: Ints
    """The index of the phrase in `of_phrase`, for each phrase of each paper."""
    in_paper: Mapping[str, Floats]
    of_phrase: Mapping[str, Floats]


def phrase_features(
    phrases: Phrases, words: Mapping[int, str], known: Collection[str], stream: TokenStream
) -> PhraseFeatures:
    """The features of phrases by their names.

    words: by the numbers of phrases, ascending; known: phrases that are established terms.
    """
    paper_count = max(1, stream.paper_count)
    pairs, pair_of = np.unique(
        phrases.phrase * paper_count + stream.paper[phrases.start], return_inverse=True
    )
    phrase, paper = np.divmod(pairs, paper_count)
    _, column = np.unique(phrase, return_inverse=True)
    nested = _are_nested(phrases)
    in_title = stream.in_title[phrases.start]
    count = np.bincount(pair_of, weights=np.where(in_title, _TITLE_COUNT, 1.0), minlength=len(pairs))
    in_paper = {
        "frequency": np.log1p(count),
        "in_title": (np.bincount(pair_of, weights=in_title & ~nested, minlength=len(pairs)) > 0) * 1.0,
        "position": _first_positions(phrases, stream, pair_of, len(pairs)),
    }
    of_phrase = {
        "document_frequency": np.log(np.bincount(column)),
        "focus": recurrence(count >= 2, column, len(words)),
        **_context_features(phrases, nested, stream),
        **_form_features(phrases, words, known, stream),
    }
    return PhraseFeatures(phrase, paper, column, in_paper, of_phrase)


def _context_features(phrases: Phrases, nested: Flags, stream: TokenStream) -> dict[str, Floats]:
    """What is around the occurrences of each phrase, as shares of them."""
    _, column = np.unique(phrases.phrase, return_inverse=True)
    count = np.bincount(column)
    last = phrases.start + phrases.length - 1
    follows_word = stream.follows & _previous(~stream.is_stop_word)

    def share(flags: Flags) -> Floats:
        return np.bincount(column, weights=flags, minlength=len(count)) / count

    after, before = _beside_determiners(stream)
    return {
        "continued": share(stream.is_continued[last]),
        "preceded": share(follows_word[phrases.start]),
        "in_titles": share(stream.in_title[phrases.start]),
        "free": share(~nested),
        "after_determiner": _smoothed(share(after[phrases.start]) * count, count, _PRIOR_AFTER),
        "before_determiner": _smoothed(share(before[last]) * count, count, _PRIOR_BEFORE),
    }


def _form_features(
    phrases: Phrases, words: Mapping[int, str], known: Collection[str], stream: TokenStream
) -> dict[str, Floats]:
    """What the words of each phrase are; nouns are known by the determiners around them in all papers."""
    # Of phrases that mean the same, the longest, which is the last, has the most words to judge by.
    _, from_end, column = np.unique(phrases.phrase[::-1], return_index=True, return_inverse=True)
    column = column[::-1]
    longest = len(column) - 1 - from_end
    start, length = phrases.start[longest], phrases.length[longest]
    first_lemma, last_lemma = stream.lemma[start], stream.lemma[start + length - 1]
    word_count = np.bincount(stream.lemma, minlength=len(stream.lemmas))
    rarest = word_count[first_lemma]
    for offset in range(1, int(length.max(initial=1))):
        inside = offset < length
        rarest[inside] = np.minimum(rarest[inside], word_count[stream.lemma[start[inside] + offset]])
    after, before = _beside_determiners(stream)
    ends_phrase = ~_next(stream.follows & ~stream.is_stop_word)
    is_noun = _smoothed(_count(stream, after & ends_phrase), word_count, _PRIOR_AFTER)
    is_verb = _smoothed(_count(stream, before), word_count, _PRIOR_BEFORE)
    branded = np.array([is_branded(spelling) for spelling in stream.spellings], dtype=bool)[stream.spelling]
    occurrences = np.bincount(column, minlength=len(start))
    mostly_branded = 2 * np.bincount(column, weights=branded[phrases.start]) > occurrences
    is_single = np.array([" " not in text for text in words.values()], dtype=bool)
    return {
        "cohesion": occurrences / np.maximum(1, rarest),
        "noun_at_end": is_noun[last_lemma],
        "verb_at_end": is_verb[last_lemma],
        "verb_at_start": is_verb[first_lemma],
        "is_name": (is_single & mostly_branded) * 1.0,
        "is_word": (is_single & ~mostly_branded) * 1.0,
        "is_known": np.array([text in known for text in words.values()], dtype=np.float64),
    }


def _beside_determiners(stream: TokenStream) -> tuple[Flags, Flags]:
    """For each word whether it is after a determiner, and whether it is before one."""
    determiner = stream.lemma_flags(_DETERMINERS.__contains__)[stream.lemma]
    after = stream.follows & _previous(determiner)
    before = _next(stream.follows & determiner)
    return after, before


def _previous(flags: Flags) -> Flags:
    """For each word the flag of the one before."""
    shifted = np.zeros_like(flags)
    shifted[1:] = flags[:-1]
    return shifted


def _next(flags: Flags) -> Flags:
    """For each word the flag of the one after."""
    shifted = np.zeros_like(flags)
    shifted[:-1] = flags[1:]
    return shifted


def _count(stream: TokenStream, flags: Flags) -> Ints:
    """For each lemma, how many of its occurrences have the flag."""
    return np.bincount(stream.lemma[flags], minlength=len(stream.lemmas))


def _smoothed(count: Floats | Ints, total: Ints, prior: float) -> Floats:
    smoothed: Floats = (count + _PRIOR_WORDS * prior) / (total + _PRIOR_WORDS)
    return smoothed


def _are_nested(phrases: Phrases) -> Flags:
    """Which occurrences are inside an occurrence of a longer phrase."""
    end = phrases.start + phrases.length
    order = np.lexsort((-phrases.length, phrases.start))
    max_end_before = np.append(np.int64(-1), np.maximum.accumulate(end[order]))[: len(order)]
    nested = np.zeros(len(end), dtype=bool)
    nested[order] = max_end_before >= end[order]
    return nested


def _first_positions(phrases: Phrases, stream: TokenStream, pair_of: Ints, pair_count: int) -> Floats:
    """Where each phrase first occurs in its paper, from 0 (title, start of the abstract) to 1 (its end)."""
    lengths = np.bincount(stream.paper, minlength=stream.paper_count)
    begins = np.cumsum(lengths) - lengths
    paper = stream.paper[phrases.start]
    position = np.where(stream.in_title[phrases.start], 0.0, (phrases.start - begins[paper]) / lengths[paper])
    first = np.ones(pair_count)
    np.minimum.at(first, pair_of, position)
    return first
