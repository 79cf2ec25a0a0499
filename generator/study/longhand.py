"""Writes out acronyms in the stream of words, so that "GAN", "GANs" and "generative adversarial network" are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from generator.study.occurrences import finder
from generator.study.senses import Usage
from generator.study.wording import STOP_WORDS
from generator.study.words import Flags, Ints, Stream, fold, is_branded
from generator.text.tokens import tokens

_LONGEST = 5
"""Words of a long form that is still said; longer ones explain a name."""
_AGREED = 0.7
"""The share of the papers explaining an acronym that must mean the same by it."""
_SAID = 0.5
"""How many papers must say the long form for each that has the acronym; below, as with CLIP and BERT, the acronym is the name."""

_SEVERAL = 2
"""The papers that must explain an acronym before it means the same in papers that do not."""

Lemmas = tuple[int, ...]


def written_out(stream: Stream, usages: Sequence[Usage]) -> Stream:
    """The stream with the acronyms written out that most papers explain alike and many papers write out themselves.

    `usages` tell what acronyms each paper of the stream explains. An acronym in the bracket behind its long form goes; one that a
    paper explains otherwise stays as it is there.
    """
    own = [{fold(short): " ".join(tokens(long)) for short, long in usage.defined.items()} for usage in usages]
    meanings = _said(stream, _agreed(own))
    if not meanings:
        return stream
    is_short = np.isin(stream.lemma, np.array(sorted(meanings), dtype=np.int64)) & _branded(stream)[stream.spelling]
    explainers = Counter(short for explained in own for short in explained)
    places = [at for at in np.flatnonzero(is_short).tolist() if _means(stream, at, meanings, own, explainers)]
    long_of = {at: meanings[int(stream.lemma[at])] for at in places}
    gone = {at for at, (phrase, _) in long_of.items() if _is_explanation(stream, at, phrase)}
    return _rewritten(stream, {at: () if at in gone else where for at, (_, where) in long_of.items()})


def _agreed(own: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The long form of each acronym that nearly all papers explaining it agree on; both folded."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for short, long in (pair for meanings in own for pair in meanings.items()):
        counts[short][long] += 1
    agreed = {}
    for short, longs in sorted(counts.items()):
        long, number = min(longs.items(), key=lambda one: (-one[1], one[0]))
        words = long.split()
        if number >= _AGREED * longs.total() and 1 < len(words) <= _LONGEST and words[-1] not in STOP_WORDS:
            agreed[short] = long
    return agreed


def _said(stream: Stream, agreed: Mapping[str, str]) -> dict[int, tuple[Lemmas, Ints]]:
    """By the lemma of an acronym its long form, as lemmas and as places of one occurrence, where papers say it so."""
    said = {}
    find = finder(stream)
    for short, long in agreed.items():
        phrase, number = stream.numbers_of(long), stream.places.get(short)
        if phrase is None or number is None:
            continue
        starts = find(phrase)
        papers = np.unique(stream.paper[find((number,))]).size
        if starts.size and np.unique(stream.paper[starts]).size >= max(2, _SAID * papers):
            said[number] = phrase, np.arange(len(phrase)) + _usual(stream, starts, len(phrase))
    return said


def _usual(stream: Stream, starts: Ints, length: int) -> int:
    """A place where the phrase stands as it is mostly written, in lower case if it ever is; ties by the letters."""
    ways: defaultdict[str, list[int]] = defaultdict(list)
    for at in starts.tolist():
        words = (stream.spellings[spelling] for spelling in stream.spelling[at : at + length].tolist())
        ways[
            "".join(f"{'-' if tied else ' '}{word}" for word, tied in zip(words, stream.hyphenated[at : at + length], strict=True))
        ].append(at)
    return ways[min(ways, key=lambda way: (way != way.lower(), -len(ways[way]), way))][0]


def _branded(stream: Stream) -> Flags:
    return np.array([is_branded(spelling) for spelling in stream.spellings], dtype=bool)


def _means(
    stream: Stream,
    at: int,
    meanings: Mapping[int, tuple[Lemmas, Ints]],
    own: Sequence[Mapping[str, str]],
    explainers: Mapping[str, int],
) -> bool:
    """Whether the acronym has that meaning there: explained so by the paper itself, or by several others."""
    short = stream.lemmas[stream.lemma[at]]
    explained = own[stream.paper[at]].get(short)
    if explained is None:
        return explainers[short] >= _SEVERAL
    return stream.numbers_of(explained) == meanings[int(stream.lemma[at])][0]


def _is_explanation(stream: Stream, at: int, phrase: Lemmas) -> bool:
    """Whether the acronym stands right behind its long form, parted from it by a bracket."""
    start = at - len(phrase)
    return (
        start >= 0
        and stream.paper[start] == stream.paper[at]
        and not stream.follows[at]
        and tuple(stream.lemma[start:at].tolist()) == phrase
    )


def _rewritten(stream: Stream, instead: Mapping[int, Ints | tuple[()]]) -> Stream:
    """The stream with the words at some places taken from other places."""
    lengths = np.ones(len(stream.lemma), dtype=np.int64)
    for at, where in instead.items():
        lengths[at] = len(where)
    source = np.repeat(np.arange(len(stream.lemma)), lengths)
    begins = np.cumsum(lengths) - lengths
    words = source.copy()
    inner = np.zeros(len(source), dtype=bool)
    for at, where in instead.items():
        span = slice(begins[at], begins[at] + len(where))
        words[span] = where
        inner[span] = np.arange(len(where)) > 0
    return replace(
        stream,
        spelling=stream.spelling[words],
        lemma=stream.lemma[words],
        paper=stream.paper[source],
        in_title=stream.in_title[source],
        follows=np.where(inner, True, stream.follows[source]),
        hyphenated=np.where(inner, stream.hyphenated[words], stream.hyphenated[source]),
    )
