"""Concatenates the tokens of all papers into numbered arrays, in which terms, topics and tags are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.tokens import HYPHENS, TOKEN, fold, is_branded

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_SECTION_START = "\n"
_CAPITALIZED_SHARE = 0.75
"""The share of occurrences with a capital from which a word is shown with one; chosen by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenStream:
    """The words of all papers in order, titles before abstracts; the arrays have one item a word."""

    spellings: list[str]
    """Each spelling once."""
    lemmas: list[str]
    """Each folded word once, sorted."""
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
        indices = [self.lemma_index.get(word) for word in words]
        known = tuple(index for index in indices if index is not None)
        return known if known and len(known) == len(words) else None

    def lemma_flags(self, test: Callable[[str], bool]) -> Flags:
        """For each lemma whether the test holds."""
        return np.array([test(lemma) for lemma in self.lemmas], dtype=bool)

    def display_forms(self) -> list[str]:
        """How to show each lemma: as it is, or as papers write a proper name (ImageNet, Gaussian)."""
        # Capitals in titles and at the start of sentences say nothing about the word.
        lower_case = np.array([spelling == spelling.lower() for spelling in self.spellings], dtype=bool)
        counted = (lower_case[self.spelling] | self.follows) & ~self.in_title
        counts = np.bincount(self.spelling[counted], minlength=len(self.spellings)).tolist()
        by_lemma: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for spelling, occurrences in zip(self.spellings, counts, strict=True):
            by_lemma[_lemma(spelling)].append((-occurrences, spelling))
        return [_display_form(lemma, sorted(by_lemma[lemma])) for lemma in self.lemmas]


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
    lemma_of_spelling = list(map(_lemma, spellings))
    lemmas = sorted(set(lemma_of_spelling))
    lemma_index = {lemma: index for index, lemma in enumerate(lemmas)}
    spelling = all_tokens[positions]
    return TokenStream(
        spellings=spellings,
        lemmas=lemmas,
        spelling=spelling,
        lemma=np.array([lemma_index[lemma] for lemma in lemma_of_spelling], dtype=np.int64)[spelling],
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


def _lemma(spelling: str) -> str:
    return fold(spelling) if spelling[0].isalnum() else ""
