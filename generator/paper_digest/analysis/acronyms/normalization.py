"""Gives acronyms and their long forms one shape in the stream of words: "GANs" and "generative adversarial network" are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from paper_digest.analysis.acronyms.extraction import PaperAcronyms
from paper_digest.analysis.acronyms.senses import cluster_long_forms, have_same_sense
from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.occurrences import finder
from paper_digest.analysis.text.token_stream import Flags, Ints, Stream, fold, is_branded
from paper_digest.analysis.text.tokens import tokens

_LONGEST = 5
"""Words of a long form that is still said; longer ones explain a name."""
_AGREED = 0.7
"""The share of the papers explaining an acronym that must mean the same by it."""
_SAID = 0.5
"""How many papers must say the long form for each that has the acronym; below, as with CLIP and LSTM, the acronym is the name."""
_SEVERAL = 2
"""The papers that must explain an acronym before it means the same in papers that do not."""

Lemmas = tuple[int, ...]
_NOWHERE: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """An acronym and its long form in the stream."""

    short: int
    """The acronym's lemma."""
    meaning: str
    """The long form as most papers write it, folded."""
    ways: Mapping[Lemmas, Ints]
    """Every way to write it ("nets", "networks"), the commonest first, with the places where it stands."""
    is_said: bool
    """Whether the long form is the shape of both; else the acronym is."""


def in_one_shape(stream: Stream, usages: Sequence[PaperAcronyms]) -> Stream:
    """The stream with the acronyms written out that most papers explain alike and many write out themselves.

    Of other acronyms that several papers explain, the long form is shortened. `usages` tell what acronyms each paper of the
    stream explains. An acronym in the bracket behind its long form goes; one that a paper explains otherwise stays as it is there.
    """
    own = [
        {fold(short): " ".join(tokens(long)) for short, long in usage.definitions.items()} for usage in usages
    ]
    explainers = Counter(short for explained in own for short in explained)
    pairs = {pair.short: pair for pair in _pairs(stream, _agreed(own), explainers)}
    if not pairs:
        return stream
    is_short = (
        np.isin(stream.lemma, np.array(sorted(pairs), dtype=np.int64)) & _branded(stream)[stream.spelling]
    )
    shorts = [at for at in np.flatnonzero(is_short).tolist() if _means(stream, at, pairs, own, explainers)]
    shapes = {short: _usual(stream, pair) for short, pair in pairs.items() if pair.is_said}
    for at in reversed(shorts):
        shapes.setdefault(int(stream.lemma[at]), np.array([at]))
    instead: dict[int, Ints] = {}
    for at in shorts:
        pair = pairs[int(stream.lemma[at])]
        if any(_is_explanation(stream, at, way) for way in pair.ways):
            instead[at] = _NOWHERE
        elif pair.is_said:
            instead[at] = shapes[pair.short]
    for pair in sorted(pairs.values(), key=lambda one: (-len(next(iter(one.ways))), one.short)):
        for way, starts in list(pair.ways.items())[1 if pair.is_said else 0 :]:
            if pair.short in shapes:
                _put(shapes[pair.short], starts, len(way), instead)
    return _rewritten(stream, instead)


def _agreed(own: Sequence[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The ways to write the long form of each acronym that nearly all papers explaining it agree on, the commonest first; all folded."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for short, long in (pair for meanings in own for pair in meanings.items()):
        counts[short][long] += 1
    agreed = {}
    for short, longs in sorted(counts.items()):
        meaning = cluster_long_forms(longs)[0]
        ways = sorted(filter(_may_be_said, meaning.counts), key=lambda way: (-meaning.counts[way], way))
        if meaning.size >= _AGREED * longs.total() and ways:
            agreed[short] = tuple(ways)
    return agreed


def _may_be_said(long: str) -> bool:
    words = long.split()
    return 1 < len(words) <= _LONGEST and words[-1] not in STOP_WORDS


def _pairs(
    stream: Stream, agreed: Mapping[str, tuple[str, ...]], explainers: Mapping[str, int]
) -> Iterator[_Pair]:
    """The agreed acronyms whose long form at least two papers say, or which several explain."""
    find = finder(stream)
    for short, longs in agreed.items():
        number = stream.places.get(short)
        phrases = dict.fromkeys(
            phrase for phrase in map(stream.numbers_of, longs) if phrase and len(phrase) > 1
        )
        ways = {phrase: starts for phrase in phrases if (starts := find(phrase)).size}
        if number is None or not ways:
            continue
        with_long = np.unique(stream.paper[np.concatenate(list(ways.values()))]).size
        with_short = np.unique(stream.paper[find((number,))]).size
        is_said = with_long >= max(2, _SAID * with_short)
        if is_said or explainers[short] >= _SEVERAL:
            yield _Pair(number, longs[0], ways, is_said)


def _usual(stream: Stream, pair: _Pair) -> Ints:
    """The places of one long form, as it is mostly written, in lower case if it ever is; ties by the letters."""
    phrase, starts = next(iter(pair.ways.items()))
    length = len(phrase)
    ways: defaultdict[str, list[int]] = defaultdict(list)
    for at in starts.tolist():
        words = (stream.spellings[spelling] for spelling in stream.spelling[at : at + length].tolist())
        tied = stream.hyphenated[at : at + length].tolist()
        ways["".join(f"{'-' if one else ' '}{word}" for word, one in zip(words, tied, strict=True))].append(
            at
        )
    usual = ways[min(ways, key=lambda way: (way != way.lower(), -len(ways[way]), way))][0]
    return np.arange(usual, usual + length)


def _branded(stream: Stream) -> Flags:
    return np.array([is_branded(spelling) for spelling in stream.spellings], dtype=bool)


def _means(
    stream: Stream,
    at: int,
    pairs: Mapping[int, _Pair],
    own: Sequence[Mapping[str, str]],
    explainers: Mapping[str, int],
) -> bool:
    """Whether the acronym has that meaning there: explained so by the paper itself, or by several others."""
    short = stream.lemmas[stream.lemma[at]]
    explained = own[stream.paper[at]].get(short)
    if explained is None:
        return explainers[short] >= _SEVERAL
    return have_same_sense(explained, pairs[int(stream.lemma[at])].meaning)


def _is_explanation(stream: Stream, at: int, phrase: Lemmas) -> bool:
    """Whether the acronym stands right behind its long form, parted from it by a bracket."""
    start = at - len(phrase)
    return (
        start >= 0
        and stream.paper[start] == stream.paper[at]
        and not stream.follows[at]
        and tuple(stream.lemma[start:at].tolist()) == phrase
    )


def _put(shape: Ints, starts: Ints, length: int, instead: dict[int, Ints]) -> None:
    """Puts a shape in place of the phrases of some length, but for those in which something was put already."""
    for start in starts.tolist():
        span = range(start, start + length)
        if not any(at in instead for at in span):
            instead[start] = shape
            instead.update(dict.fromkeys(span[1:], _NOWHERE))


def _rewritten(stream: Stream, instead: Mapping[int, Ints]) -> Stream:
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
