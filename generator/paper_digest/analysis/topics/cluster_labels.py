"""Labels clusters of papers with the phrases that set them apart from all other papers."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from scipy.sparse import csc_matrix

from paper_digest.analysis.text.phrase_filter import may_close, may_open, may_stand_alone
from paper_digest.analysis.text.term_matrix import TermMatrix
from paper_digest.analysis.text.token_stream import Ints, TokenStream
from paper_digest.analysis.text.tokens import fold
from paper_digest.values.word_lists import load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")

# All chosen by hand on the topics proposed for 16,000 arXiv papers and for the dumps of raw/.
_MAX_LABELS = 10
"""Phrases, and single words, of a cluster."""
_MIN_PAPERS = 2
_MIN_PHRASE_LIFT, _MIN_WORD_LIFT = 1.5, 3.0
"""How many times as common a label must be in the cluster as outside."""
_MIN_WORD_SHARE = 0.08
"""The share of the cluster's papers that must have a single word."""
_ENOUGH_SHARE = 0.4
"""The share of the cluster's papers from which one phrase is name enough."""
_MIN_ADDED_SHARE = 0.08
"""The share of the cluster's papers that a second phrase of the name must add."""
_MAX_LOG_LIFT = 2.0
"""Beyond it, a higher lift adds nothing; otherwise details would come first."""
_COVERED_SHARE = 0.6
"""The share of a label's papers that a longer phrase with its words must have to replace it."""
_SINGLE_WORD_FACTOR = 0.25
"""The value of a single word in a name relative to a phrase."""
_MIN_NOUN_SHARE = 0.3
"""The share of a word's occurrences at the end of a noun phrase from which it is a noun."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelVocabulary:
    """The words and phrases of a digest that may label clusters."""

    paper_count: int
    phrases: Mapping[str, frozenset[int]]
    """Keyphrases of several words, with the rows of their papers."""
    nouns: Mapping[int, str]
    """Informative nouns by their column."""
    columns: csc_matrix
    """Papers x terms."""


@dataclass(frozen=True, slots=True)
class ClusterLabel:
    """A phrase that sets a cluster apart."""

    phrase: str
    papers: frozenset[int]
    """The rows of the cluster's papers that have it."""
    lift: float
    """How many times as common it is in the cluster as outside."""
    gain: float
    """Its share of the cluster's papers times the logarithm of the lift."""

    @property
    def words(self) -> frozenset[str]:
        """The folded words."""
        return _folded_words(self.phrase)

    @property
    def is_single_word(self) -> bool:
        """Whether it is one word, with hyphens or without."""
        return " " not in self.phrase

    def value(self, papers: int) -> float:
        """How well it names that many papers."""
        factor = _SINGLE_WORD_FACTOR if self.is_single_word else 1.0
        return round(self.gain / len(self.papers) * papers * factor, 6)


def label_vocabulary(
    stream: TokenStream, terms: TermMatrix, phrases: Mapping[str, frozenset[int]]
) -> LabelVocabulary:
    """The labels that the papers offer; phrases: the rows of the papers that have each keyphrase."""
    noun_lemmas = _noun_lemmas(stream)
    nouns = {
        column: terms.terms[column]
        for column in np.flatnonzero(terms.is_informative).tolist()
        if len(terms.words[column]) == 1 and _is_subject(terms.terms[column], noun_lemmas)
    }
    several_words = {phrase: papers for phrase, papers in phrases.items() if len(_folded_words(phrase)) > 1}
    return LabelVocabulary(stream.paper_count, several_words, nouns, csc_matrix(terms.matrix))


def _noun_lemmas(stream: TokenStream) -> frozenset[str]:
    """The words that often end a noun phrase, like "server" in "the complete server is"."""
    may_precede = (
        stream.lemma_flags(_LISTS["words_before_nouns"].__contains__)[stream.lemma] | ~stream.is_stop_word
    )
    ends_phrase = np.ones(len(stream.lemma), dtype=bool)
    ends_phrase[:-1] = ~stream.follows[1:] | stream.is_stop_word[1:]
    ends_phrase[1:] &= stream.follows[1:] & may_precede[:-1]
    counts = np.bincount(stream.lemma, minlength=len(stream.lemmas))
    endings = np.bincount(stream.lemma[ends_phrase], minlength=len(stream.lemmas))
    is_noun = (endings > 0) & (endings >= _MIN_NOUN_SHARE * counts)
    return frozenset(stream.lemmas[index] for index in np.flatnonzero(is_noun).tolist())


def _is_subject(word: str, noun_lemmas: Collection[str]) -> bool:
    lemma = fold(word)
    is_noun = lemma in noun_lemmas and may_open(lemma) and may_close(lemma)
    return is_noun and (may_stand_alone(word) or not lemma.endswith(tuple(_LISTS["endings_of_other_words"])))


def cluster_labels(vocabulary: LabelVocabulary, cluster: Ints) -> list[ClusterLabel]:
    """The keyphrases and words that many of the cluster's papers (rows) and few others have, best first."""
    members = frozenset(cluster.tolist())
    phrases = (
        _label(phrase, papers, members, vocabulary.paper_count)
        for phrase, papers in vocabulary.phrases.items()
    )
    selected: list[ClusterLabel] = []
    for label in _by_gain(phrases, _MIN_PHRASE_LIFT):
        if len(selected) < _MAX_LABELS and not _is_covered(label, selected):
            selected.append(label)
    words = (
        label
        for label in _by_gain(_single_words(vocabulary, cluster), _MIN_WORD_LIFT)
        if not _is_covered(label, selected)
    )
    selected = [*selected, *islice(words, _MAX_LABELS)]
    return sorted(selected, key=lambda label: (-label.value(len(label.papers)), label.phrase))


def _single_words(vocabulary: LabelVocabulary, cluster: Ints) -> Iterator[ClusterLabel]:
    members = frozenset(cluster.tolist())
    columns = vocabulary.columns
    counts = np.diff(csc_matrix(columns[cluster]).indptr)
    for column in np.flatnonzero(counts >= _MIN_WORD_SHARE * len(cluster)).tolist():
        if word := vocabulary.nouns.get(column):
            papers = frozenset(columns.indices[columns.indptr[column] : columns.indptr[column + 1]].tolist())
            yield _label(word, papers, members, vocabulary.paper_count)


def _label(phrase: str, papers: frozenset[int], members: frozenset[int], paper_count: int) -> ClusterLabel:
    inside = papers & members
    share = len(inside) / len(members)
    lift = share * (paper_count - len(members) + 1) / (len(papers) - len(inside) + 0.5)
    gain = share * min(_MAX_LOG_LIFT, math.log(lift)) if lift > 1 else 0.0
    return ClusterLabel(phrase, inside, lift, round(gain, 6))


def _by_gain(labels: Iterable[ClusterLabel], min_lift: float) -> list[ClusterLabel]:
    eligible = (label for label in labels if len(label.papers) >= _MIN_PAPERS and label.lift >= min_lift)
    return sorted(eligible, key=lambda label: (-label.gain, label.phrase))


def _is_covered(label: ClusterLabel, selected: Sequence[ClusterLabel]) -> bool:
    """Whether a selected phrase has its words and most of its papers."""
    return any(
        label.words <= earlier.words and len(earlier.papers) >= _COVERED_SHARE * len(label.papers)
        for earlier in selected
    )


def cluster_name(cluster: Ints, labels: Sequence[ClusterLabel], taken: Sequence[str]) -> str:
    """One or two labels, the second if many papers lack the first: "Motion planning and navigation"."""
    taken_words = [_folded_words(name) for name in taken]
    free = [label for label in labels if not _overlaps(label.words, taken_words)] or list(labels)
    first = free[0]
    candidates = [label for label in free if not label.words & first.words]
    name = first.phrase[:1].upper() + first.phrase[1:]
    second = _second_label(first, candidates, len(cluster))
    return f"{name} and {second.phrase}" if second else name


def _second_label(first: ClusterLabel, candidates: Sequence[ClusterLabel], size: int) -> ClusterLabel | None:
    """The label that best names the papers without the first; None if the first is name enough."""
    if not first.is_single_word and len(first.papers) >= _ENOUGH_SHARE * size:
        return None
    second = max(
        candidates,
        key=lambda label: (label.value(len(label.papers - first.papers)), label.phrase),
        default=None,
    )
    is_needed = first.is_single_word or (
        second is not None and len(second.papers - first.papers) >= _MIN_ADDED_SHARE * size
    )
    return second if is_needed else None


def _overlaps(words: frozenset[str], taken: Iterable[frozenset[str]]) -> bool:
    return any(words <= name or name <= words for name in taken)


def _folded_words(phrase: str) -> frozenset[str]:
    return frozenset(map(fold, phrase.replace("-", " ").split()))
