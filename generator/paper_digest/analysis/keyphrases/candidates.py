"""Turns the stream of words into numbered phrases that could be tags, each with the places where it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from paper_digest.analysis.keyphrases.filter import TIED_CLOSERS, may_close, may_open, may_stand_alone
from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.token_stream import Flags, Ints, Stream, flags, fold

_TIED = re.compile(r"[^\W\d_]-[^\W\d_]")
LONGEST = 5
"""Words of a phrase, the parts of a hyphenated word counted one by one."""
_MEANT = 0.1
"""The share of a word's places that have a hyphen, from which its writers mean it: 13 % do in auto-encoder, 3 % in key-point."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Where phrases stand; arrays have one item an occurrence."""

    number: Ints
    """The phrase's number; numbers of different phrases differ, whatever their length."""
    start: Ints
    """The place of the phrase's first word in the stream."""
    length: Ints
    """Words of the phrase."""


def candidate_phrases(stream: Stream) -> Phrases:
    """Phrases of at least two papers whose ends are whole words that may stand there.

    A stop word is inside one only when a hyphen ties it, as in few-shot.
    """
    empty = np.array(
        [lemma in STOP_WORDS or lemma.isdigit() or not lemma for lemma in stream.lemmas], dtype=bool
    )
    number = np.array([lemma.isdigit() for lemma in stream.lemmas], dtype=bool)
    opens, closes = (
        np.array(list(map(may, stream.lemmas)), dtype=bool)[stream.lemma] for may in (may_open, may_close)
    )
    alone = np.array(
        [spelling[0].isalnum() and may_stand_alone(spelling) for spelling in stream.spellings], dtype=bool
    )
    adjective = flags(stream.lemmas, TIED_CLOSERS)[stream.lemma] & stream.hyphenated
    tied_on = np.zeros_like(stream.hyphenated)
    tied_on[:-1] = stream.hyphenated[1:]
    inside = ~empty[stream.lemma] | ((stream.hyphenated | tied_on) & ~number[stream.lemma])
    whole = ~stream.hyphenated & ~tied_on
    runs = _runs(
        stream,
        inside,
        opens & ~stream.hyphenated,
        closes & ~tied_on & ~adjective,
        alone[stream.spelling] & whole,
    )
    return _shared(runs, stream)


def words_of(phrases: Phrases, stream: Stream) -> dict[int, str]:
    """Each phrase's folded words by its number, numbers ascending; words that a hyphen ties are two, whether others write them as one."""
    said = _parted(stream)
    numbers, first = np.unique(phrases.number, return_index=True)
    spans = zip(numbers.tolist(), phrases.start[first].tolist(), phrases.length[first].tolist(), strict=True)
    return {
        number: " ".join(said[lemma] for lemma in stream.lemma[at : at + length])
        for number, at, length in spans
    }


def _parted(stream: Stream) -> list[str]:
    """Each lemma, with a blank where spellings have a hyphen: so a tag's address stays when a paper comes that writes one word.

    A hyphen that hardly any place has was left by the end of a line ("lan-guage") and says nothing.
    """
    places = np.bincount(stream.spelling, minlength=len(stream.spellings)).tolist()
    written: Counter[str] = Counter()
    parted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for spelling, count in (
        (spelling, count) for spelling, count in zip(stream.spellings, places, strict=True) if count
    ):
        written[fold(spelling)] += count
        if _TIED.search(spelling):
            parted[fold(spelling)][" ".join(map(fold, spelling.split("-")))] += count
    usual = {lemma: max(forms, key=lambda form: (forms[form], form)) for lemma, forms in parted.items()}
    meant = {lemma: form for lemma, form in usual.items() if parted[lemma][form] >= _MEANT * written[lemma]}
    return [meant.get(lemma, lemma) for lemma in stream.lemmas]


def _shared(phrases: Phrases, stream: Stream) -> Phrases:
    """The phrases of at least two papers, which are few beside all."""
    pairs = np.unique(phrases.number * max(1, stream.papers) + stream.paper[phrases.start])
    numbers, papers_with = np.unique(pairs // max(1, stream.papers), return_counts=True)
    kept = np.isin(phrases.number, numbers[papers_with >= 2])
    return Phrases(phrases.number[kept], phrases.start[kept], phrases.length[kept])


def _runs(stream: Stream, inside: Flags, opens: Flags, closes: Flags, alone: Flags) -> Phrases:
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
    return Phrases(
        np.concatenate([numbers for numbers, _ in found]),
        np.concatenate([starts for _, starts in found]),
        lengths,
    )
