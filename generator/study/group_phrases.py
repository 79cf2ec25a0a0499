"""Turns a group of papers into the phrases that tell it from all other papers, and those into a name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from generator.study.corpus import Corpus
from generator.study.naming import may_close, may_open, may_stand_alone
from generator.study.wording import STOP_WORDS
from generator.study.words import Ints, Stream, flags, fold

_MOST = 10
"""Phrases, and single words, that a group is given."""
_LEAST_PAPERS = 2
_PURE_PHRASE, _PURE_WORD = 1.5, 3.0
"""How many times as common a phrase, and a word, must be among the group's papers as among the others."""
_COMMON_WORD = 0.08
"""The share of the group's papers that must have a single word; a rare one is a detail of theirs."""
_NAMED = 0.4
"""The share of a group's papers that should have what it is called."""
_ADDS = 0.08
"""The share of a group's papers that a second phrase of its name must add."""
_TELLING = 2.0
"""The logarithm of how much commoner a phrase is in the group beyond which it tells no more; else details would come first."""
_SAID = 0.6
"""The share of a word's papers that a phrase with it must have to make the word needless."""
_ALONE = 0.25
"""What a word alone is worth beside a phrase."""
_NOUN = 0.3
"""The share of its places in which a word must be the last of a noun phrase to be a noun."""
# The stop words that stand before nouns; after "to", "we" or "is" comes something else.
_BEFORE_NOUNS = frozenset(
    "a an the this that these those each every any some of in on for by with from our its their and or as into between".split()
)
_NO_NOUN = ("ing", "able", "ive", "ous", "ical", "ful")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase that tells a group from others."""

    phrase: str
    papers: frozenset[int]
    """The group's papers that have it, by row."""
    gain: float
    """How much it tells: its share of the group's papers times the logarithm of how much commoner it is among them."""


def nouns_of(stream: Stream) -> frozenset[str]:
    """The folded words that often close a phrase, as nouns do: "the server sends", not "the complete server" or "to capture it"."""
    stops, before = (flags(stream.lemmas, words)[stream.lemma] for words in (STOP_WORDS, _BEFORE_NOUNS))
    closes = np.ones(len(stream.lemma), dtype=bool)
    closes[:-1] = ~stream.follows[1:] | stops[1:]
    closes[1:] &= stream.follows[1:] & (before | ~stops)[:-1]
    counts, closing = (np.bincount(lemmas, minlength=len(stream.lemmas)) for lemmas in (stream.lemma, stream.lemma[closes]))
    return frozenset(stream.lemmas[at] for at in np.flatnonzero((closing > 0) & (closing >= _NOUN * counts)).tolist())


def phrases_of_group(corpus: Corpus, group: Ints, holders: Mapping[str, frozenset[int]], nouns: Collection[str]) -> list[Wanted]:
    """Key phrases and single words that many of the group's papers and few others have, best first.

    holders: the rows of the papers that have each key phrase of the digest. nouns: the words that may stand alone.
    """
    members = frozenset(group.tolist())
    total = corpus.matrix.shape[0]
    phrases = (_wanted(phrase, papers & members, len(papers), (len(members), total), _PURE_PHRASE) for phrase, papers in holders.items())
    ranked = sorted((one for one in phrases if one is not None), key=lambda one: (-one.gain, one.phrase))
    kept: list[Wanted] = []
    for one in ranked:
        if len(kept) < _MOST and not _is_said(one, kept):
            kept.append(one)
    words = (one for one in _single_words(corpus, group, nouns) if not _is_said(one, kept))
    return sorted([*kept, *islice(words, _MOST)], key=lambda one: (-_worth(one, len(one.papers)), one.phrase))


def _single_words(corpus: Corpus, group: Ints, nouns: Collection[str]) -> list[Wanted]:
    matrix = corpus.matrix.tocsc()
    inside = np.bincount(corpus.matrix[group].indices, minlength=matrix.shape[1])
    least = max(_LEAST_PAPERS, _COMMON_WORD * len(group))
    members = frozenset(group.tolist())
    found = []
    for at in np.flatnonzero(corpus.telling & (inside >= least)).tolist():
        word = corpus.terms[at]
        if " " in word or "-" in word or not _is_subject(word, nouns):
            continue
        papers = frozenset(matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]].tolist())
        if (one := _wanted(word, papers & members, len(papers), (len(group), matrix.shape[0]), _PURE_WORD)) is not None:
            found.append(one)
    return sorted(found, key=lambda one: (-one.gain, one.phrase))


def _is_subject(word: str, nouns: Collection[str]) -> bool:
    """Whether a word may stand for a subject."""
    lemma = fold(word)
    return lemma in nouns and may_open(lemma) and may_close(lemma) and (may_stand_alone(word) or not lemma.endswith(_NO_NOUN))


def _is_said(one: Wanted, others: Sequence[Wanted]) -> bool:
    """Whether longer phrases that hold it have most of its papers, so that it tells nothing more."""
    return any(_words(one.phrase) <= _words(other.phrase) and len(other.papers) >= _SAID * len(one.papers) for other in others)


def _wanted(phrase: str, papers: frozenset[int], having: int, sizes: tuple[int, int], pure: float) -> Wanted | None:
    group, total = sizes
    share = len(papers) / group
    others = (having - len(papers) + 0.5) / (total - group + 1)
    if len(papers) < _LEAST_PAPERS or share < pure * others:
        return None
    return Wanted(phrase, papers, round(share * min(_TELLING, float(np.log(share / others))), 6))


def name_of_group(group: Ints, phrases: Sequence[Wanted], taken: Sequence[str]) -> str:
    """One or two of the group's phrases, the second where many of its papers lack the first: "Motion planning and collision avoidance"."""
    free = [one for one in phrases if not any(_alike(one.phrase, name) for name in taken)] or list(phrases)
    first = free[0]
    others = [one for one in free if not _words(one.phrase) & _words(first.phrase)]
    if (len(first.papers) >= _NAMED * len(group) and not _is_alone(first.phrase)) or not others:
        return _capital(first.phrase)
    second = max(others, key=lambda one: (_worth(one, len(one.papers - first.papers)), one.phrase))
    adds = _is_alone(first.phrase) or len(second.papers - first.papers) >= _ADDS * len(group)
    return f"{_capital(first.phrase)} and {second.phrase}" if adds else _capital(first.phrase)


def _worth(one: Wanted, papers: int) -> float:
    """How well a phrase names that many papers: a word alone says less than a phrase."""
    return round(one.gain / len(one.papers) * papers * (_ALONE if _is_alone(one.phrase) else 1.0), 6)


def _is_alone(phrase: str) -> bool:
    """Whether it is one word, hyphens or not: "end-to-end" is no better a name than "force"."""
    return " " not in phrase


def _words(phrase: str) -> set[str]:
    return {fold(word) for word in phrase.replace("-", " ").split()}


def _alike(phrase: str, name: str) -> bool:
    return _words(phrase) <= _words(name) or _words(name) <= _words(phrase)


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
