"""Concatenates the tokens of all papers into numbered arrays, in which terms, topics and tags are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import HYPHENS, TOKEN, fold, is_branded

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_SECTION_START = "\n"
_CAPITALIZED_SHARE = 0.75
"""The share of occurrences with a capital from which a word is shown with one; chosen by hand."""


@dataclass(frozen=True, eq=False)
class TokenStream:
    """The words of all papers in order, titles before abstracts; the arrays have one item a word."""

    spellings: list[str]
    """Each spelling once."""
    lemmas: list[str]
    """Each folded word once, sorted."""
    lemma_of_spelling: Ints
    """The index of each spelling's lemma."""
    spelling: Ints
    """The index of the word's spelling."""
    lemma: Ints
    """The index of the word's lemma."""
    paper: Ints
    """The index of the paper, ascending."""
    in_title: Flags
    follows: Flags
    """Whether only a blank or a hyphen separates the word from the one before in its title or abstract."""
    hyphenated: Flags
    """Whether a hyphen joins the word to the one before."""
    paper_count: int
    lemma_index: Mapping[str, int]

    def phrase_lemmas(self, phrase: str) -> tuple[int, ...] | None:
        """The lemma indices of a phrase; None if no paper has one of its words."""
        words = [fold(token) for token in TOKEN.findall(phrase) if token[0].isalnum()]
        is_known = words and all(word in self.lemma_index for word in words)
        return tuple(map(self.lemma_index.__getitem__, words)) if is_known else None

    def lemma_flags(self, test: Callable[[str], bool]) -> Flags:
        """For each lemma whether the test holds."""
        return np.array([test(lemma) for lemma in self.lemmas], dtype=bool)

    @cached_property
    def is_stop_word(self) -> Flags:
        """For each word whether it is a stop word (or no word)."""
        return self.lemma_flags(lambda lemma: lemma == "" or lemma in STOP_WORDS)[self.lemma]

    @cached_property
    def is_continued(self) -> Flags:
        """For each word whether one that is no stop word follows it in the same phrase."""
        return np.append((self.follows & ~self.is_stop_word)[1:], False)

    @cached_property
    def display_forms(self) -> list[str]:
        """How to show each lemma: as it is, or as papers write a proper name (ImageNet, Gaussian)."""
        # Capitals in titles and at the start of sentences say nothing about the word.
        lower_case = np.array([spelling == spelling.lower() for spelling in self.spellings], dtype=bool)
        counted = (lower_case[self.spelling] | self.follows) & ~self.in_title
        counts = np.bincount(self.spelling[counted], minlength=len(self.spellings)).tolist()
        by_lemma: list[list[tuple[int, str]]] = [[] for _ in self.lemmas]
        spellings = zip(self.lemma_of_spelling.tolist(), self.spellings, counts, strict=True)
        for lemma, spelling, occurrences in spellings:
            by_lemma[lemma].append((-occurrences, spelling))
        return list(map(_display_form, self.lemmas, map(sorted, by_lemma)))


def _display_form(lemma: str, ranked_spellings: list[tuple[int, str]]) -> str:
    usual = ranked_spellings[0][1]
    lower_case = {spelling: number for number, spelling in ranked_spellings if spelling == spelling.lower()}
    total = sum(number for number, _ in ranked_spellings)
    capitalized = total - sum(lower_case.values())
    # The numbers are negative: this holds if most occurrences are capitalized.
    if is_branded(usual) or capitalized < _CAPITALIZED_SHARE * total:
        return usual
    usual_lower_case = next(iter(lower_case), lemma)
    return lemma if lemma in lower_case and "-" not in usual_lower_case else usual_lower_case


def token_stream(texts: Sequence[DocumentText]) -> TokenStream:
    """The stream of the papers with these texts, in their order."""
    counter = count()
    indices: defaultdict[str, int] = defaultdict(lambda: next(counter))
    section_start, hyphens = indices[_SECTION_START], [indices[hyphen] for hyphen in HYPHENS]
    token_list: list[int] = []
    starts = []
    for text in texts:
        for section in (text.title, text.abstract):
            starts.append(len(token_list))
            token_list.append(section_start)
            token_list.extend(map(indices.__getitem__, TOKEN.findall(section)))
    spellings = list(indices)
    all_tokens = np.array(token_list, dtype=np.int64)
    sections = np.repeat(np.arange(len(starts)), np.diff([*starts, len(token_list)]))
    is_word = np.array([spelling[0].isalnum() for spelling in spellings], dtype=bool)
    positions = np.flatnonzero(is_word[all_tokens])
    tokens_between = np.diff(positions, prepend=-1) - 1
    hyphenated = (tokens_between == 1) & np.isin(all_tokens, hyphens)[positions - 1]
    spelling_lemmas = [fold(spelling) if spelling[0].isalnum() else "" for spelling in spellings]
    lemmas = sorted(set(spelling_lemmas))
    lemma_index = {lemma: index for index, lemma in enumerate(lemmas)}
    lemma_of_spelling = np.array([lemma_index[lemma] for lemma in spelling_lemmas], dtype=np.int64)
    spelling = all_tokens[positions]
    return TokenStream(
        spellings=spellings,
        lemmas=lemmas,
        lemma_of_spelling=lemma_of_spelling,
        spelling=spelling,
        lemma=lemma_of_spelling[spelling],
        paper=sections[positions] // 2,
        in_title=sections[positions] % 2 == 0,
        follows=(tokens_between == 0) | hyphenated,
        hyphenated=hyphenated,
        paper_count=len(texts),
        lemma_index=lemma_index,
    )


def phrase_finder(stream: TokenStream) -> Callable[[Sequence[int]], Ints]:
    """A function from the lemma indices of a phrase to the positions, ascending, where it starts."""
    by_lemma = np.argsort(stream.lemma, kind="stable")
    ordered = stream.lemma[by_lemma]

    def find(phrase: Sequence[int]) -> Ints:
        first, end = np.searchsorted(ordered, [phrase[0], phrase[0] + 1])
        starts: Ints = by_lemma[first:end]
        for step, lemma in enumerate(phrase[1:], start=1):
            starts = starts[starts + step < len(stream.lemma)]
            starts = starts[(stream.lemma[starts + step] == lemma) & stream.follows[starts + step]]
        return starts

    return find
