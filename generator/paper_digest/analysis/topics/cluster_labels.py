"""Turns a group of papers into the phrases that tell it from all other papers, and those into a name."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from scipy.sparse import csc_matrix

from paper_digest.analysis.keyphrases.filter import may_close, may_open, may_stand_alone
from paper_digest.analysis.text.corpus import Corpus
from paper_digest.analysis.text.document_text import STOP_WORDS
from paper_digest.analysis.text.token_stream import Ints, Stream, flags, fold

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


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words and phrases of a digest that may name a group."""

    papers: int
    phrases: Mapping[str, frozenset[int]]
    """Key phrases of several words, with the rows of the papers that have them."""
    words: Mapping[int, str]
    """Nouns that tell something, by their column."""
    columns: csc_matrix
    """Papers x terms."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase that tells a group from others."""

    phrase: str
    papers: frozenset[int]
    """The group's papers that have it, by row."""
    times: float
    """How many times as common it is among them as among other papers."""
    gain: float
    """How much it tells: its share of the group's papers times the logarithm of how much commoner it is among them."""


def vocabulary_of(stream: Stream, corpus: Corpus, phrases: Mapping[str, frozenset[int]]) -> Vocabulary:
    """What may name groups of the stream's papers; phrases: the rows of the papers that have each key phrase."""
    nouns = _nouns(stream)
    words = {
        at: corpus.terms[at]
        for at in np.flatnonzero(corpus.telling).tolist()
        if _is_subject(corpus.terms[at], nouns)
    }
    several = {phrase: papers for phrase, papers in phrases.items() if len(_words(phrase)) > 1}
    return Vocabulary(stream.papers, several, words, csc_matrix(corpus.matrix))


def _nouns(stream: Stream) -> frozenset[str]:
    """The folded words that often close a phrase, as nouns do: "the server sends", not "the complete server" or "to capture it"."""
    stops, before = (flags(stream.lemmas, words)[stream.lemma] for words in (STOP_WORDS, _BEFORE_NOUNS))
    closes = np.ones(len(stream.lemma), dtype=bool)
    closes[:-1] = ~stream.follows[1:] | stops[1:]
    closes[1:] &= stream.follows[1:] & (before | ~stops)[:-1]
    counts, closing = (
        np.bincount(lemmas, minlength=len(stream.lemmas)) for lemmas in (stream.lemma, stream.lemma[closes])
    )
    return frozenset(
        stream.lemmas[at] for at in np.flatnonzero((closing > 0) & (closing >= _NOUN * counts)).tolist()
    )


def phrases_of_group(vocabulary: Vocabulary, group: Ints) -> list[Wanted]:
    """Key phrases and single words that many of the group's papers (rows) and few others have, those that name it best first."""
    members = frozenset(group.tolist())
    found = (
        _wanted(phrase, papers, members, vocabulary.papers) for phrase, papers in vocabulary.phrases.items()
    )
    kept: list[Wanted] = []
    for one in _ranked(found, _PURE_PHRASE):
        if len(kept) < _MOST and not _is_said(one, kept):
            kept.append(one)
    words = (one for one in _ranked(_single_words(vocabulary, group), _PURE_WORD) if not _is_said(one, kept))
    return sorted([*kept, *islice(words, _MOST)], key=lambda one: (-_worth(one, len(one.papers)), one.phrase))


def _single_words(vocabulary: Vocabulary, group: Ints) -> Iterator[Wanted]:
    members = frozenset(group.tolist())
    matrix = vocabulary.columns
    inside = np.diff(csc_matrix(matrix[group]).indptr)
    for at in np.flatnonzero(inside >= _COMMON_WORD * len(group)).tolist():
        if word := vocabulary.words.get(at):
            papers = frozenset(matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]].tolist())
            yield _wanted(word, papers, members, vocabulary.papers)


def _ranked(found: Iterable[Wanted], pure: float) -> list[Wanted]:
    chosen = (one for one in found if len(one.papers) >= _LEAST_PAPERS and one.times >= pure)
    return sorted(chosen, key=lambda one: (-one.gain, one.phrase))


def _is_subject(word: str, nouns: Collection[str]) -> bool:
    """Whether a term is one word that may stand for a subject."""
    lemma = fold(word)
    if lemma not in nouns or len(_words(word)) > 1:
        return False
    return may_open(lemma) and may_close(lemma) and (may_stand_alone(word) or not lemma.endswith(_NO_NOUN))


def _is_said(one: Wanted, others: Sequence[Wanted]) -> bool:
    """Whether longer phrases that hold it have most of its papers, so that it tells nothing more."""
    return any(
        _words(one.phrase) <= _words(other.phrase) and len(other.papers) >= _SAID * len(one.papers)
        for other in others
    )


def _wanted(phrase: str, papers: frozenset[int], members: frozenset[int], total: int) -> Wanted:
    inside = papers & members
    share = len(inside) / len(members)
    times = share * (total - len(members) + 1) / (len(papers) - len(inside) + 0.5)
    return Wanted(
        phrase, inside, times, round(share * min(_TELLING, math.log(times)), 6) if times > 1 else 0.0
    )


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
